// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.session.UserSettings;
import org.songwalker.ui.tests.workbench.Preferences;
import org.songwalker.ui.tests.workbench.Proposals;
import org.songwalker.ui.tests.workbench.Ui;
import org.songwalker.ui.tests.workbench.Widgets;

/** Presets of a chosen library are proposed without a restart. */
class LibraryPageTest {
    private static final String TEXT = "const a = loadPreset(\"";
    private final Path settings = UserSettings.file(System.getenv());
    @TempDir
    private Path library;
    private byte[] before;
    private String places;

    @BeforeEach
    void aLibraryWithOnePreset() throws Exception {
        before = Files.exists(settings) ? Files.readAllBytes(settings) : null;
        Files.writeString(library.resolve("index.json"), """
                {"format": "songwalker-index", "version": 1, "name": "Temple", "entries": [{"type": "preset", "name": "Gong",
                        "path": "gong/preset.json", "category": "sampler"}]}
                """);
    }

    @AfterEach
    void asItWas() throws Exception {
        Ui.page().closeAllEditors(false);
        if (before == null) {
            Files.deleteIfExists(settings);
        } else {
            Files.write(settings, before);
        }
    }

    private static Text places(Shell dialog) {
        return Widgets.all(dialog, Text.class)
                .stream()
                .filter(text -> (text.getStyle() & (SWT.MULTI | SWT.BORDER)) == (SWT.MULTI | SWT.BORDER)
                        && (text.getStyle() & SWT.READ_ONLY) == 0)
                .findFirst()
                .orElseThrow();
    }

    private void choose(String chosen) throws Exception {
        Preferences.open(dialog -> {
            var tree = Preferences.filter(dialog, "Library");
            Widgets.choose(tree, Widgets.item(tree, "Library"));
            Ui.until("the page",
                    () -> Widgets.all(dialog, Text.class)
                            .stream()
                            .anyMatch(text -> (text.getStyle() & SWT.READ_ONLY) == 0 && (text.getStyle() & SWT.MULTI) != 0));
            places = places(dialog).getText();
            places(dialog).setText(chosen);
            Widgets.click(Widgets.button(dialog, "Apply and Close"));
        });
    }

    private static boolean offered(ITextEditor editor) throws Exception {
        return Proposals.at(editor, TEXT.length()).stream().anyMatch(proposal -> proposal.contains("Gong"));
    }

    @Test
    void presetsOfAnAddedFolderAreOffered() throws Exception {
        ITextEditor editor = Ui.program(Ui.file("chosen.sw", TEXT + "\")\n"));
        Ui.until("proposals without the gong", () -> !Proposals.at(editor, TEXT.length()).isEmpty() && !offered(editor));
        choose(library.toString());
        String first = places;
        try {
            Ui.until("the gong", () -> offered(editor));
            assertEquals(1, Proposals.at(editor, TEXT.length()).stream().filter(proposal -> proposal.contains("Gong")).count());
            assertEquals(List.of(library.toString()), UserSettings.read(settings).libraries());
        } finally {
            choose(first);
        }
        Ui.until("no gong any more", () -> !offered(editor));
    }

    @Test
    void theLimitOfWhatIsKeptIsSavedBesideTheLibraries() throws Exception {
        UserSettings first = UserSettings.read(settings);
        Preferences.open(dialog -> {
            var tree = Preferences.filter(dialog, "Library");
            Widgets.choose(tree, Widgets.item(tree, "Library"));
            Ui.until("what is kept is counted",
                    () -> Widgets.all(dialog, Label.class).stream().anyMatch(label -> label.getText().contains(" MB in ")));
            Spinner limit = Widgets.all(dialog, Spinner.class)
                    .stream()
                    .filter(spinner -> spinner.getMaximum() == UserSettings.MOST_MEGABYTES)
                    .findFirst()
                    .orElseThrow();
            assertEquals(first.cacheMegabytes(), limit.getSelection());
            limit.setSelection(512);
            Widgets.click(Widgets.button(dialog, "Apply and Close"));
        });
        assertEquals(first.withCacheMegabytes(512), UserSettings.read(settings));
    }
}
