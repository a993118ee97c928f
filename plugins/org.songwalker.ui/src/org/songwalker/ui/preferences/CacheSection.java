// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.PlatformUI;
import org.songwalker.preset.CachedLibrary;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.session.UserSettings;

/** What is kept on this machine of libraries on the web: each with its size, the limit, and a way to remove it. UI thread. */
final class CacheSection {
    private static final int MEGABYTE = 1 << 20;
    private final DiskCache cache = UserSettings.read(UserSettings.file(System.getenv())).cache();
    private final Consumer<String> problems;
    private final Label sum;
    private final Table table;
    private final Spinner limit;

    /** @param problems shows a sentence, or nothing for null */
    CacheSection(Composite page, Consumer<String> problems) {
        this.problems = problems;
        Group group = new Group(page, SWT.NONE);
        group.setText("Kept from the web on this machine");
        GridLayoutFactory.swtDefaults().numColumns(3).applyTo(group);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(group);
        sum = new Label(group, SWT.WRAP);
        sum.setText("Counting…");
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(sum);
        table = new Table(group, SWT.BORDER | SWT.MULTI | SWT.FULL_SELECTION);
        for (String title : new String[] {"Library", "Presets", "Size", "Offline"}) {
            TableColumn column = new TableColumn(table, title.equals("Library") || title.equals("Offline") ? SWT.LEFT : SWT.RIGHT);
            column.setText(title);
            column.setWidth(title.equals("Library") ? 200 : 80);
        }
        table.setHeaderVisible(true);
        GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(420, 96).applyTo(table);
        Label text = new Label(group, SWT.NONE);
        text.setText("&Limit in MB:");
        limit = new Spinner(group, SWT.BORDER);
        limit.setValues((int) (cache.limit() / MEGABYTE), 1, UserSettings.MOST_MEGABYTES, 0, 128, 1024);
        Button remove = new Button(group, SWT.PUSH);
        remove.setText("&Remove");
        remove.setToolTipText(
                "Removes the selected libraries from this machine; without a selection all of them, after a question. They are read again when they are used.");
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(remove);
        remove.addListener(SWT.Selection, event -> remove());
        work("Counting what is kept of libraries", () -> {});
    }

    /** The chosen limit. */
    int megabytes() {
        return limit.getSelection();
    }

    /** Sets the limit that counts if nothing was chosen. */
    void usual() {
        limit.setSelection(UserSettings.usual().cacheMegabytes());
    }

    /** Removes the selected libraries; all, if none is selected and the user wants that. */
    private void remove() {
        TableItem[] chosen = table.getSelection();
        if (chosen.length == 0 && !MessageDialog.openConfirm(table.getShell(), "Remove All Libraries",
                "No library is selected. Remove all of them from this machine, the downloaded ones too? They are read again when they are "
                        + "used, which needs the network.")) {
            return;
        }
        String[] addresses = new String[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            addresses[i] = (String) chosen[i].getData();
        }
        work("Removing libraries", () -> {
            if (addresses.length == 0) {
                cache.clear("");
            }
            for (String address : addresses) {
                cache.clear(address);
            }
        });
    }

    /** Work on the disk. */
    private interface Work {
        void run() throws IOException;
    }

    /** Does something in the background and shows what is kept then. */
    private void work(String name, Work work) {
        Job job = new Job(name) {
            @Override
            protected IStatus run(IProgressMonitor monitor) {
                String problem = null;
                try {
                    work.run();
                } catch (IOException e) {
                    problem = "The folder " + cache.folder() + " cannot be changed; make it writable.";
                }
                show(CachedLibrary.in(cache), problem);
                return Status.OK_STATUS;
            }
        };
        job.setSystem(true);
        job.schedule();
    }

    private void show(CachedLibrary.Contents contents, String problem) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> {
            if (table.isDisposed()) {
                return;
            }
            problems.accept(problem);
            sum.setText(megabytes(contents.bytes()) + " in " + cache.folder());
            table.removeAll();
            for (CachedLibrary library : contents.libraries()) {
                TableItem item = new TableItem(table, SWT.NONE);
                item.setText(new String[] {library.name(), String.valueOf(library.presets()), megabytes(library.bytes()),
                    library.offline() ? "downloaded" : ""});
                item.setData(library.address());
            }
            sum.requestLayout();
        });
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MB", (double) bytes / MEGABYTE);
    }
}
