// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.PlatformUI;
import org.songwalker.session.UserSettings;
import org.songwalker.ui.studio.StudioService;

/** The preference page for preset libraries, whose settings file the command line uses too. UI thread. */
public final class LibraryPage extends PreferencePage implements IWorkbenchPreferencePage {
    private Text places;

    @Override
    public void init(IWorkbench workbench) {
        setDescription(
                "Preset libraries, one folder or address per line; the first that has a preset wins. The built-in Starter library always comes last.");
    }

    @Override
    protected Control createContents(Composite parent) {
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).applyTo(page);
        places = new Text(page, SWT.MULTI | SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
        places.setText(String.join("\n", Choices.libraries()));
        GridDataFactory.fillDefaults().grab(true, true).hint(420, 160).applyTo(places);
        Button add = new Button(page, SWT.PUSH);
        add.setText("Add &Folder...");
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.BEGINNING).applyTo(add);
        add.addListener(SWT.Selection, event -> {
            String folder = new DirectoryDialog(getShell()).open();
            if (folder != null) {
                places.setText((folder + "\n" + places.getText()).strip());
            }
        });
        return page;
    }

    @Override
    public boolean performOk() {
        List<String> chosen = Arrays.stream(places.getText().split("\n")).map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (chosen.equals(Choices.libraries())) {
            return true;
        }
        try {
            Path file = UserSettings.file(System.getenv());
            UserSettings.read(file).withLibraries(chosen).write(file);
        } catch (IOException e) {
            setErrorMessage("The choice cannot be written to " + UserSettings.file(System.getenv()) + "; make the folder writable.");
            return false;
        }
        PlatformUI.getWorkbench().getService(StudioService.class).live().libraries(Choices.libraries());
        return true;
    }

    @Override
    protected void performDefaults() {
        places.setText(UserSettings.DEFAULT_LIBRARY);
        super.performDefaults();
    }
}
