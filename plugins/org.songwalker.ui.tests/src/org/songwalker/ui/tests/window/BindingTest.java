// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.window;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeyBinding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.ui.tests.workbench.Hands;
import org.songwalker.ui.tests.workbench.Preferences;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** A command with a key that the user chose runs from that key, and the Keys page shows it. */
class BindingTest {
    private final IBindingService service = Ui.window().getService(IBindingService.class);
    private final Binding[] before = service.getBindings();

    @AfterEach
    void asItWas() throws Exception {
        service.savePreferences(service.getScheme(IBindingService.DEFAULT_DEFAULT_ACTIVE_SCHEME_ID), before);
        Ui.panic();
        Ui.page().closeAllEditors(false);
    }

    @Test
    void stopRunsFromItsNewKey() throws Exception {
        var stop = new ParameterizedCommand(Ui.window().getService(ICommandService.class).getCommand("org.songwalker.ui.stop"), null);
        Binding bound = new KeyBinding(KeySequence.getInstance("CTRL+SHIFT+F9"), stop, IBindingService.DEFAULT_DEFAULT_ACTIVE_SCHEME_ID,
                "org.eclipse.ui.contexts.window", null, null, null, Binding.USER);
        service.savePreferences(service.getScheme(IBindingService.DEFAULT_DEFAULT_ACTIVE_SCHEME_ID),
                Stream.concat(Arrays.stream(before), Stream.of(bound)).toArray(Binding[]::new));
        ITextEditor editor = Ui
                .program(Ui.file("bound.sw", "const s = Oscillator({type: 'sine'})\ntrack.instrument = s\nfor i in 0..64 { C4 /4 }\n"));
        Hands.focus(editor.getAdapter(ITextViewer.class).getTextWidget());
        Ui.command("org.songwalker.ui.play");
        Ui.until("playing", Ui.live()::playing);
        Hands.key("ctrl+shift+F9");
        Ui.until("Stop by its new key", () -> !Ui.live().playing());
        assertFalse(editor.isDirty(), "the key types nothing");
        Preferences.open(dialog -> {
            Tree pages = Preferences.filter(dialog, "Keys");
            Widgets.choose(pages, Widgets.item(pages, "Keys"));
            Ui.until("the key on the page",
                    () -> Widgets.all(dialog, Tree.class)
                            .stream()
                            .flatMap(tree -> Widgets.items(tree).stream())
                            .anyMatch(item -> item.getText(0).equals("Stop") && item.getText(1).equals("Shift+Ctrl+F9")));
        });
    }
}
