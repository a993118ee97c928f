// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.messages;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.StatusLineManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.internal.WorkbenchWindow;
import org.jspecify.annotations.Nullable;
import org.songwalker.ui.look.Look;

/**
 * The bar across the foot of a window. It shows the newest of {@link Notices}, with Details and what can be done about it, or what the
 * platform says where nothing of ours is to be said. It takes the place of the window's status line manager, whose own label is a part of
 * the bar that nobody sees any more; the items of editors, such as the caret's position, stay to its right. UI thread, except
 * {@link #changed}.
 */
@SuppressWarnings("restriction")
public final class MessageBar extends StatusLineManager {
    /** What text editors say of themselves and no musician asks: writable or not, inserting or not. */
    private static final Set<String> UNUSED = Set.of("ElementState", "InputMode");
    private static final int GAP = 12;

    private final Notices notices;
    private @Nullable Composite foot;
    private @Nullable Composite bar;
    private @Nullable CLabel label;
    private @Nullable Link details;
    private @Nullable Link deed;
    private @Nullable Notice shown;
    private String platform = "";
    private String platformError = "";

    private MessageBar(Notices notices) {
        this.notices = notices;
    }

    /** Gives a window its bar. Before the window is built. */
    public static void in(IWorkbenchWindow window, Notices notices) {
        try {
            Field manager = WorkbenchWindow.class.getDeclaredField("statusLineManager"); // the window makes its own and has no call to set
                                                                                         // one
            manager.setAccessible(true);
            manager.set(window, new MessageBar(notices));
        } catch (ReflectiveOperationException e) {
            ILog.of(MessageBar.class).error("This version of the platform takes no message bar; messages are in the Console.", e);
        }
    }

    @Override
    protected boolean allowItem(IContributionItem item) {
        return !UNUSED.contains(String.valueOf(item.getId()));
    }

    @Override
    public Control createControl(Composite parent, int style) {
        Composite box = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(box);
        Composite messages = new Composite(box, SWT.NONE);
        GridDataFactory.fillDefaults().align(SWT.FILL, SWT.FILL).grab(true, true).applyTo(messages);
        messages.setLayout(new InARow());
        label = new CLabel(messages, SWT.NONE);
        details = link(messages, "Details");
        details.addListener(SWT.Selection, event -> details());
        deed = link(messages, "");
        deed.addListener(SWT.Selection, event -> act());
        Control items = super.createControl(box, style);
        super.setMessage(""); // its label, which is not used, would have no text at all
        GridDataFactory.swtDefaults().align(SWT.END, SWT.FILL).grab(false, true).applyTo(items);
        messages.addPaintListener(event -> colour()); // the theme may have changed
        foot = box;
        bar = messages;
        Runnable listener = this::changed;
        notices.addListener(listener);
        box.addListener(SWT.Dispose, event -> notices.removeListener(listener));
        box.addListener(SWT.Resize, event -> show());
        show();
        return box;
    }

    private static Link link(Composite parent, String text) {
        Link link = new Link(parent, SWT.NONE);
        link.setText("<a>" + text + "</a>");
        link.setVisible(false);
        return link;
    }

    @Override
    public void update(boolean force) {
        super.update(force);
        if (foot != null && !foot.isDisposed()) {
            foot.layout(true, true); // the items have become more or fewer, and the message more or less room
            show();
        }
    }

    @Override
    public void setMessage(@Nullable Image image, @Nullable String message) {
        platform = message == null ? "" : message;
        show();
    }

    @Override
    public void setMessage(@Nullable String message) {
        setMessage(null, message);
    }

    @Override
    public void setErrorMessage(@Nullable Image image, @Nullable String message) {
        platformError = message == null ? "" : message;
        show();
    }

    @Override
    public void setErrorMessage(@Nullable String message) {
        setErrorMessage(null, message);
    }

    /** Called on any thread. */
    private void changed() {
        Composite open = bar;
        if (open != null && !open.isDisposed()) {
            Display display = open.getDisplay();
            display.asyncExec(this::show);
        }
    }

    private void show() {
        if (bar == null || label == null || details == null || deed == null || bar.isDisposed()) {
            return;
        }
        Notice passing = notices.passing();
        Notice standing = notices.standing();
        Notice now = passing != null ? passing : !platformError.isEmpty() ? new Notice(true, platformError, List.of(), null)
                : standing != null ? standing : Notice.of(platform);
        shown = now;
        label.setText(now.sentence());
        label.setImage(now.warning() ? PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK) : null);
        Notice.Deed act = now.deed();
        deed.setVisible(act != null);
        if (act != null && !deed.getText().equals("<a>" + act.label() + "</a>")) {
            deed.setText("<a>" + act.label() + "</a>");
        }
        int room = bar.getClientArea().width - (act == null ? 0 : deed.computeSize(SWT.DEFAULT, SWT.DEFAULT).x + GAP);
        boolean cut = room > 0 && label.computeSize(SWT.DEFAULT, SWT.DEFAULT).x > room;
        details.setVisible(cut || !now.details().isEmpty());
        bar.layout(true);
        if (passing != null) {
            bar.getDisplay().timerExec((int) notices.left() + 50, this::show);
        }
    }

    /** Gives the links the theme's accent; the platform's own colour for them is that of the theme at the start. */
    private void colour() {
        for (Link link : details == null || deed == null ? List.<Link>of() : List.of(details, deed)) {
            if (!Look.now().accent().equals(link.getLinkForeground())) {
                link.setLinkForeground(Look.now().accent());
            }
        }
    }

    private void details() {
        if (shown != null && bar != null) {
            Point corner = bar.toDisplay(0, 0);
            boolean whole = shown.details().isEmpty(); // the sentence itself did not fit
            new DetailsPopup(bar.getShell(), whole ? "Message" : shown.sentence(), whole ? List.of(shown.sentence()) : shown.details(),
                    corner).open();
        }
    }

    private void act() {
        Notice.Deed act = shown == null ? null : shown.deed();
        if (act != null) {
            act.work().run();
        }
    }

    /** The label as wide as its text, or as wide as the links leave room for; the links follow it. */
    private static final class InARow extends Layout {
        @Override
        protected Point computeSize(Composite row, int wHint, int hHint, boolean flush) {
            int width = 0;
            int height = 0;
            for (Control child : row.getChildren()) {
                Point size = child.computeSize(SWT.DEFAULT, SWT.DEFAULT, flush);
                width += child.getVisible() || child instanceof CLabel ? size.x + GAP : 0;
                height = Math.max(height, size.y);
            }
            return new Point(wHint == SWT.DEFAULT ? width : wHint, hHint == SWT.DEFAULT ? height : hHint);
        }

        @Override
        protected void layout(Composite row, boolean flush) {
            Rectangle area = row.getClientArea();
            Control[] children = row.getChildren();
            int links = 0;
            for (int i = 1; i < children.length; i++) {
                links += children[i].getVisible() ? children[i].computeSize(SWT.DEFAULT, SWT.DEFAULT).x + GAP : 0;
            }
            int x = 0;
            for (int i = 0; i < children.length; i++) {
                Point size = children[i].computeSize(SWT.DEFAULT, SWT.DEFAULT);
                int width = i == 0 ? Math.max(0, Math.min(size.x, area.width - links)) : size.x;
                int height = Math.min(size.y, area.height);
                children[i].setBounds(x, (area.height - height) / 2, width, height);
                x += i == 0 || children[i].getVisible() ? width + GAP : 0;
            }
        }
    }
}
