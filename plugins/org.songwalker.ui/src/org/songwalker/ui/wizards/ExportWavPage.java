// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.wizards;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.dialogs.ResourceListSelectionDialog;
import org.jspecify.annotations.Nullable;
import org.songwalker.engine.device.PcmFormat;
import org.songwalker.ui.launch.RenderToFile;

/** Asks what to export, how long, in which format and rate, and into which file. UI thread. */
final class ExportWavPage extends WizardPage {
    private static final List<PcmFormat> FORMATS = List.of(PcmFormat.PCM16, PcmFormat.PCM24, PcmFormat.F32);
    private static final List<Integer> RATES = List.of(44_100, 48_000, 88_200, 96_000);
    private static final double LONGEST_SECONDS = 86_400;
    private final @Nullable IFile first;
    private Text source;
    private Combo format;
    private Combo rate;
    private Button exact;
    private Text seconds;
    private Text target;
    /** The file name that follows the program's; one that the user typed stays. */
    private String proposed = "";

    /** @param first what to export unless the user chooses something else */
    ExportWavPage(@Nullable IFile first) {
        super("wav");
        this.first = first;
        setTitle("Export WAV");
        setDescription("Renders a program or a session into a WAV file, faster than it plays.");
    }

    @Override
    public void createControl(Composite above) {
        Composite area = new Composite(above, SWT.NONE);
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(area);
        source = row(area, "&Program or session:");
        button(area).addListener(SWT.Selection, event -> chooseSource());
        format = combo(area, "F&ormat:", "16 bit", "24 bit", "32 bit floating point");
        rate = combo(area, "&Rate:", RATES.stream().map(each -> String.format(Locale.ROOT, "%,d Hz", each)).toArray(String[]::new));
        rate.select(RATES.indexOf(48_000));
        new Label(area, SWT.NONE).setText("Length:");
        Button whole = new Button(area, SWT.RADIO);
        whole.setText("To the &end of the song or the MIDI file");
        whole.setSelection(true);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(whole);
        new Label(area, SWT.NONE);
        Composite cut = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().span(2, 1).applyTo(cut);
        GridLayoutFactory.fillDefaults().numColumns(3).applyTo(cut);
        exact = new Button(cut, SWT.RADIO);
        exact.setText("E&xactly");
        seconds = new Text(cut, SWT.BORDER | SWT.RIGHT);
        seconds.setText("30");
        seconds.getAccessible().addAccessibleListener(new Named("Seconds"));
        GridDataFactory.swtDefaults().hint(64, SWT.DEFAULT).applyTo(seconds);
        new Label(cut, SWT.NONE).setText("s");
        // Radio buttons of two composites do not exclude each other by themselves.
        whole.addListener(SWT.Selection, event -> length(whole, exact));
        exact.addListener(SWT.Selection, event -> length(exact, whole));
        seconds.addListener(SWT.Modify, event -> {
            exact.setSelection(true);
            whole.setSelection(false);
            check();
        });
        target = row(area, "&WAV file:");
        button(area).addListener(SWT.Selection, event -> chooseTarget());
        source.addListener(SWT.Modify, event -> propose());
        source.setText(first == null ? "" : first.getFullPath().toPortableString());
        setControl(area);
        check();
        setErrorMessage(null);
    }

    private void length(Button chosen, Button other) {
        chosen.setSelection(true);
        other.setSelection(false);
        check();
    }

    private Text row(Composite area, String label) {
        new Label(area, SWT.NONE).setText(label);
        Text text = new Text(area, SWT.BORDER);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).grab(true, false).applyTo(text);
        text.addListener(SWT.Modify, event -> check());
        return text;
    }

    private static Button button(Composite area) {
        Button button = new Button(area, SWT.PUSH);
        button.setText("Browse...");
        return button;
    }

    private static Combo combo(Composite area, String label, String... items) {
        new Label(area, SWT.NONE).setText(label);
        Combo combo = new Combo(area, SWT.READ_ONLY);
        combo.setItems(items);
        combo.select(0);
        GridDataFactory.swtDefaults().span(2, 1).applyTo(combo);
        return combo;
    }

    private void chooseSource() {
        ResourceListSelectionDialog dialog = new ResourceListSelectionDialog(getShell(), ResourcesPlugin.getWorkspace().getRoot(),
                IResource.FILE) {
            @Override
            protected boolean select(IResource resource) {
                return resource instanceof IFile file && ExportWavWizard.plays(file);
            }
        };
        if (dialog.open() == Window.OK && dialog.getResult().length == 1 && dialog.getResult()[0] instanceof IFile chosen) {
            source.setText(chosen.getFullPath().toPortableString());
        }
    }

    private void chooseTarget() {
        FileDialog dialog = new FileDialog(getShell(), SWT.SAVE);
        dialog.setFilterExtensions("*.wav");
        dialog.setOverwrite(true);
        dialog.setFileName(target.getText());
        String chosen = dialog.open();
        if (chosen != null) {
            target.setText(chosen.endsWith(".wav") ? chosen : chosen + ".wav");
        }
    }

    /** Names the WAV file after the program, beside it. */
    private void propose() {
        IFile file = source();
        if (file != null && file.getLocation() != null && target.getText().equals(proposed)) {
            proposed = file.getLocation().removeFileExtension().addFileExtension("wav").toOSString();
            target.setText(proposed);
        }
        check();
    }

    private void check() {
        if (target == null) {
            return; // not all is built yet
        }
        String problem = problem();
        setErrorMessage(problem);
        setPageComplete(problem == null);
    }

    private @Nullable String problem() {
        if (source() == null) {
            return "Choose a program (.sw) or a session (.swsession) of the workspace.";
        }
        if (exact.getSelection() && !(length() > 0 && length() <= LONGEST_SECONDS)) {
            return "Choose a length above 0 and up to 86,400 seconds.";
        }
        try {
            Path file = target();
            return file.isAbsolute() && file.getFileName() != null && file.toString().endsWith(".wav") ? null
                    : "Choose a WAV file with its folder; its name ends with .wav.";
        } catch (InvalidPathException e) {
            return "'" + target.getText() + "' is not a valid path; choose a WAV file.";
        }
    }

    private double length() {
        try {
            return Double.parseDouble(seconds.getText().strip().replace(',', '.'));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What to export; null if the path names nothing that plays. */
    @Nullable
    IFile source() {
        IPath path = IPath.fromPortableString(source.getText().strip());
        IFile file = path.segmentCount() < 2 ? null : ResourcesPlugin.getWorkspace().getRoot().getFile(path);
        return file != null && file.exists() && ExportWavWizard.plays(file) ? file : null;
    }

    /** The file to write. */
    Path target() {
        return Path.of(Objects.requireNonNull(target.getText()).strip());
    }

    /** Format, rate and length. */
    RenderToFile.Wav wav() {
        return new RenderToFile.Wav(FORMATS.get(format.getSelectionIndex()), RATES.get(rate.getSelectionIndex()),
                exact.getSelection() ? length() : -1);
    }
}
