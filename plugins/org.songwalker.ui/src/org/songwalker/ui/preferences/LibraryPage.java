// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.songwalker.session.UserSettings;
import org.songwalker.ui.studio.StudioService;

/** The preference page for preset libraries, whose settings file the command line uses too. UI thread. */
public final class LibraryPage extends PreferencePage implements IWorkbenchPreferencePage {
    private Text places;
    private CacheSection cache;

    @Override
    public void init(IWorkbench workbench) {
        setDescription(
                "Preset libraries, one folder, file or address per line; the first that has a preset wins. The built-in Starter library always comes last.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        places = new Text(page, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        places.setText(String.join("\n", Choices.libraries()));
        GridDataFactory.fillDefaults().grab(true, true).hint(420, 160).applyTo(places);
        Composite buttons = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(buttons);
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(buttons);
        button(buttons, "Add &Folder...", () -> new DirectoryDialog(getShell()).open());
        button(buttons, "Add F&ile...", this::file);
        cache = new CacheSection(page, message -> setErrorMessage(message));
        return page;
    }

    /** A button that asks for a library and puts it first. */
    private void button(Composite parent, String text, Supplier<String> ask) {
        Button add = new Button(parent, SWT.PUSH);
        add.setText(text);
        GridDataFactory.fillDefaults().applyTo(add);
        add.addListener(SWT.Selection, event -> {
            String chosen = ask.get();
            if (chosen != null) {
                places.setText((chosen + "\n" + places.getText()).strip());
            }
        });
    }

    private String file() {
        FileDialog dialog = new FileDialog(getShell(), SWT.OPEN);
        dialog.setFilterNames(new String[] {"SoundFonts, SFZ instruments, zipped libraries", "All files"});
        dialog.setFilterExtensions(new String[] {"*.sf2;*.SF2;*.sf3;*.SF3;*.sfz;*.SFZ;*.zip;*.ZIP", "*"});
        return dialog.open();
    }

    @Override
    public boolean performOk() {
        List<String> chosen = Arrays.stream(places.getText().split("\n")).map(String::strip).filter(line -> !line.isEmpty()).toList();
        Path file = UserSettings.file(System.getenv());
        UserSettings now = UserSettings.read(file);
        UserSettings wanted = now.withLibraries(chosen).withCacheMegabytes(cache.megabytes());
        if (wanted.equals(now)) {
            return true;
        }
        try {
            wanted.write(file);
        } catch (IOException e) {
            setErrorMessage("The choice cannot be written to " + file + "; make the folder writable.");
            return false;
        }
        PlatformUI.getWorkbench().getService(StudioService.class).live().libraries(Choices.libraries());
        return true;
    }

    @Override
    protected void performDefaults() {
        places.setText(UserSettings.DEFAULT_LIBRARY);
        cache.usual();
        super.performDefaults();
    }
}
