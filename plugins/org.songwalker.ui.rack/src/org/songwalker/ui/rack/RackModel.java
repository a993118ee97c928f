// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.operations.AbstractOperation;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.commands.operations.IUndoContext;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.jspecify.annotations.Nullable;
import org.songwalker.session.file.SessionFile;

/** A session that is being edited. Every change is one undoable step, a whole drag too. UI thread. */
public final class RackModel {
    private final IOperationHistory history;
    private final IUndoContext context;
    private final List<Runnable> listeners = new ArrayList<>();
    private SessionFile session;
    private SessionFile saved;

    /**
     * @param session as it was read from disk
     * @param history receives the steps
     * @param context under which the steps can be undone
     */
    public RackModel(SessionFile session, IOperationHistory history, IUndoContext context) {
        this.session = session;
        this.saved = session;
        this.history = history;
        this.context = context;
    }

    /** Calls a listener after each change of the session, previews included. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    /** The session with all changes, previewed ones too. */
    public SessionFile session() {
        return session;
    }

    /** True if the session differs from what was saved last. */
    public boolean dirty() {
        return !session.equals(saved);
    }

    /** Notes what is on disk now; edits may have come meanwhile. */
    void saved(SessionFile written) {
        saved = written;
    }

    /** Changes one slot as one step; does nothing if that changes nothing. */
    public void slot(String label, int index, UnaryOperator<SessionFile.Slot> change) {
        edit(label, before -> withSlot(before, index, change));
    }

    static SessionFile withSlot(SessionFile before, int index, UnaryOperator<SessionFile.Slot> change) {
        List<SessionFile.Slot> slots = new ArrayList<>(before.slots());
        slots.set(index, change.apply(slots.get(index)));
        return before.withSlots(slots);
    }

    /** Changes the session as one step; does nothing if that changes nothing. */
    public void edit(String label, UnaryOperator<SessionFile> change) {
        SessionFile before = session;
        step(label, before, change.apply(before));
    }

    /** Sets a state without making it a step, while a fader is dragged. */
    void preview(SessionFile state) {
        session = state;
        listeners.forEach(Runnable::run);
    }

    /** Makes the previews since {@code before} one step. Returns false if nothing has changed. */
    boolean commit(String label, SessionFile before) {
        return step(label, before, session);
    }

    /** Undoes the last step. */
    void revoke() {
        try {
            history.undo(context, null, null);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // our steps never throw it
        }
    }

    private boolean step(String label, SessionFile before, SessionFile after) {
        if (before.equals(after)) {
            return false;
        }
        Step step = new Step(label, before, after);
        step.addContext(context);
        show(after);
        history.add(step);
        return true;
    }

    private void show(SessionFile state) {
        session = state;
        listeners.forEach(Runnable::run);
    }

    /** Changes from one state to another, and back. */
    private final class Step extends AbstractOperation {
        private final SessionFile before;
        private final SessionFile after;

        Step(String label, SessionFile before, SessionFile after) {
            super(label);
            this.before = before;
            this.after = after;
        }

        @Override
        public IStatus execute(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            show(after);
            return Status.OK_STATUS;
        }

        @Override
        public IStatus redo(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            return execute(monitor, info);
        }

        @Override
        public IStatus undo(@Nullable IProgressMonitor monitor, @Nullable IAdaptable info) {
            show(before);
            return Status.OK_STATUS;
        }
    }
}
