// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.core.commands.operations.ObjectUndoContext;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.operation.ModalContext;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IFileEditorInput;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.dialogs.SaveAsDialog;
import org.eclipse.ui.operations.RedoActionHandler;
import org.eclipse.ui.operations.UndoActionHandler;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.part.FileEditorInput;
import org.songwalker.runtime.Mode;
import org.songwalker.session.file.OutsideException;
import org.songwalker.session.file.SessionFile;
import org.songwalker.session.file.SessionJson;
import org.songwalker.ui.preferences.Choices;
import org.songwalker.ui.studio.MemoryShortage;
import org.songwalker.ui.studio.SessionText;
import org.songwalker.ui.studio.StudioService;
import org.songwalker.ui.unsaved.Recoverable;
import org.songwalker.ui.unsaved.UnsavedTexts;
import org.songwalker.ui.unsaved.WholeSave;

/** Edits a session file. Its rack becomes the one that plays when the editor opens or gets the focus, and follows each edit. UI thread. */
public final class RackEditor extends EditorPart implements Recoverable {
    /** Identifier in plugin.xml. */
    public static final String ID = "org.songwalker.ui.rack.editor";
    private final ObjectUndoContext undo = new ObjectUndoContext(this, "Rack");
    private RackModel model;
    private RackPage page;
    private StudioService studio;
    private UnsavedTexts unsaved;

    @Override
    public void init(IEditorSite site, IEditorInput input) throws PartInitException {
        if (!(input instanceof IFileEditorInput file) || file.getFile().getLocation() == null) {
            throw new PartInitException("A rack is edited in a file of the workspace; copy it into a project first.");
        }
        setSite(site);
        setInput(input);
        setPartName(input.getName());
        studio = site.getService(StudioService.class);
        unsaved = site.getService(UnsavedTexts.class);
        var history = PlatformUI.getWorkbench().getOperationSupport().getOperationHistory();
        try {
            model = new RackModel(SessionText.read(file.getFile().getLocation().toPath()), history, undo);
        } catch (OutsideException e) {
            throw new PartInitException(e.getMessage(), e);
        }
        site.getActionBars().setGlobalActionHandler(ActionFactory.UNDO.getId(), new UndoActionHandler(site, undo));
        site.getActionBars().setGlobalActionHandler(ActionFactory.REDO.getId(), new RedoActionHandler(site, undo));
    }

    @Override
    public void createPartControl(Composite parent) {
        page = new RackPage(parent, model, studio, this::programs);
        PresetDrop.on(page.control(), this);
        model.onChange(() -> {
            page.show();
            firePropertyChange(PROP_DIRTY);
            keepUnsaved();
            live();
        });
        live();
    }

    /** Keeps a copy of the unsaved rack, so that a kill loses at most half a second of editing. */
    private void keepUnsaved() {
        SessionFile session = model.session();
        if (model.dirty()) {
            unsaved.changed(file(), () -> SessionJson.write(session));
        } else {
            unsaved.clean(file());
        }
    }

    @Override
    public boolean recover(String text) {
        try {
            SessionFile session = SessionText.parse(file().getLocation().toPath(), text);
            model.edit("Restore", before -> session);
            return model.dirty();
        } catch (OutsideException e) {
            ILog.of(RackEditor.class)
                    .warn("The unsaved rack of " + getPartName() + " cannot be read, and its copy stays on disk: " + e.getMessage(), e);
            return false;
        }
    }

    IFile file() {
        return ((IFileEditorInput) getEditorInput()).getFile();
    }

    private Path folder() {
        return file().getLocation().toPath().getParent();
    }

    /** File names of the programs in the folder of the session. */
    private List<String> programs() {
        List<String> programs = new ArrayList<>();
        try {
            for (var member : file().getParent().members()) {
                if (member instanceof IFile program && "sw".equals(program.getFileExtension())) {
                    programs.add(program.getName());
                }
            }
        } catch (CoreException e) {
            programs.clear(); // the folder is gone; each slot still shows its own program
        }
        return programs;
    }

    /** Makes the edited rack the one that plays. */
    void live() {
        Choices.lastRack(file());
        studio.live().rack(model.session(), folder());
    }

    /** The edited session. */
    public RackModel model() {
        return model;
    }

    /** Adds a slot that plays the first program in the folder of the session; tells the user if that is impossible. */
    public void addSlot() {
        List<String> programs = programs();
        if (programs.isEmpty()) {
            studio.live().say("There is no program in the folder of this session; create one with File > New > Program.");
            return;
        }
        add(programs.getFirst());
    }

    /**
     * Adds a slot that plays a program; tells the user if the rack is full.
     *
     * @param source path of the program from the folder of the session
     */
    void add(String source) {
        if (!room()) {
            return;
        }
        model.edit("Add Slot", session -> {
            List<SessionFile.Slot> slots = new ArrayList<>(session.slots());
            String name = source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.sw$", "");
            slots.add(SessionFile.Slot.of(name, source, Mode.REACTIVE));
            return session.withSlots(slots);
        });
    }

    /** True if a slot can be added; tells the user if not. */
    boolean room() {
        boolean room = model.session().slots().size() < SessionFile.MAX_SLOTS;
        if (!room) {
            studio.live().say("A rack has at most " + SessionFile.MAX_SLOTS + " slots.");
        }
        return room;
    }

    @Override
    public void doSave(IProgressMonitor monitor) {
        write(file(), monitor);
    }

    /**
     * Saves the session as it is now, and returns when it is on disk. A background thread writes while the events of the UI thread are
     * handled. False if it cannot be written, which the user is told.
     */
    private boolean write(IFile target, IProgressMonitor monitor) {
        IFile edited = file();
        SessionFile session = model.session();
        try {
            ModalContext.run(inside -> {
                try {
                    unsaved.saving(edited);
                    WholeSave.replace(target, SessionJson.write(session).getBytes(StandardCharsets.UTF_8), inside);
                } catch (CoreException e) {
                    throw new InvocationTargetException(e);
                }
            }, true, monitor, getSite().getShell().getDisplay());
        } catch (InvocationTargetException e) {
            notWritten(target, e.getCause(), monitor);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        model.saved(session);
        if (!model.dirty()) {
            unsaved.clean(edited);
        }
        firePropertyChange(PROP_DIRTY);
        return true;
    }

    private void notWritten(IFile target, Throwable problem, IProgressMonitor monitor) {
        monitor.setCanceled(true);
        IStatus status = problem instanceof CoreException known ? known.getStatus()
                : Status.error(MemoryShortage.caused(problem) ? MemoryShortage.sentence() : "The Error Log says why.", problem);
        ILog.of(RackEditor.class).log(status);
        ErrorDialog.openError(getSite().getShell(), "Save",
                target.getName() + " could not be written, and what was saved before is still there. Save it again or under another name.",
                status);
    }

    @Override
    public void doSaveAs() {
        SaveAsDialog dialog = new SaveAsDialog(getSite().getShell());
        dialog.setOriginalFile(file());
        dialog.open();
        if (dialog.getResult() != null) {
            IFile target = file().getWorkspace().getRoot().getFile(dialog.getResult());
            if (write(target, new NullProgressMonitor())) {
                setInputWithNotify(new FileEditorInput(target));
                setPartName(target.getName());
                live();
            }
        }
    }

    @Override
    public boolean isDirty() {
        return model != null && model.dirty();
    }

    @Override
    public boolean isSaveAsAllowed() {
        return true;
    }

    @Override
    public void setFocus() {
        page.setFocus();
        live();
    }

    @Override
    public void dispose() {
        if (unsaved != null) {
            unsaved.clean(file());
        }
        PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().dispose(undo, true, true, true);
        super.dispose();
    }
}
