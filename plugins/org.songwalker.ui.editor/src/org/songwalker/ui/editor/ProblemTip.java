// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.core.resources.IMarker;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension5;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.issue.Explanation;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.ui.studio.StudioService;

/**
 * What is wrong at a place of the text: for each problem its message, what its code means, how it is written right, and its fixes to click.
 * Opens where the mouse rests on underlined text, with F2 for the place of the caret and with Ctrl+1 for its whole line; opened by a key it
 * has the focus, the arrow keys go from fix to fix, Enter applies one, Escape returns to the text. Lies in the window, as
 * {@link ProposalList} does and for the same reason. UI thread.
 */
final class ProblemTip {
    private static final int WIDTH = 520;
    private static final int MARGIN = 8;
    /** How often it is looked whether the mouse has left. */
    private static final int WATCH_MILLIS = 300;
    private static final Pattern CODED = Pattern.compile("^([A-Z]\\d{3}) (.*)$", Pattern.DOTALL);

    private final ITextViewer viewer;
    private final StyledText text;
    private final List<Link> fixes = new ArrayList<>();
    private @Nullable Composite box;
    /** Where the shown problems begin and end. */
    private int from;
    private int end;

    ProblemTip(ITextViewer viewer) {
        this.viewer = viewer;
        text = viewer.getTextWidget();
        text.addListener(SWT.MouseHover, this::hover);
        for (int type : new int[] {SWT.MouseDown, SWT.MouseVerticalWheel, SWT.Dispose, SWT.Resize}) {
            text.addListener(type, event -> close());
        }
        viewer.addViewportListener(position -> close());
    }

    /** Shows the problems at the caret, or else of its line, and takes the focus. */
    void showAtCaret() {
        int caret = viewer.getSelectedRange().x;
        List<LineProblems.Problem> here = LineProblems.at(viewer, caret);
        show(here.isEmpty() ? LineProblems.onLine(viewer, caret) : here, caret, "There is no problem on this line.");
    }

    /** Shows the problems of the caret's line, and takes the focus. */
    void showFixes() {
        int caret = viewer.getSelectedRange().x;
        show(LineProblems.onLine(viewer, caret), caret, "There is nothing to fix on this line.");
    }

    private void show(List<LineProblems.Problem> problems, int offset, String nothing) {
        if (problems.isEmpty()) {
            PlatformUI.getWorkbench().getService(StudioService.class).live().say(nothing);
        } else {
            open(problems, offset);
            Composite opened = box;
            if (!fixes.isEmpty()) {
                fixes.getFirst().setFocus();
            } else if (opened != null) {
                opened.forceFocus();
            }
        }
    }

    private void hover(Event event) {
        int widgetOffset = text.getOffsetAtPoint(new Point(event.x, event.y));
        int offset = widgetOffset < 0 ? -1
                : viewer instanceof ITextViewerExtension5 folded ? folded.widgetOffset2ModelOffset(widgetOffset) : widgetOffset;
        List<LineProblems.Problem> problems = offset < 0 ? List.of() : LineProblems.at(viewer, offset);
        if (!problems.isEmpty() && !isOpen()) {
            open(problems, offset);
            text.getDisplay().timerExec(WATCH_MILLIS, this::watch);
        }
    }

    /** Closes a tip that the mouse opened and has left, unless it has the focus. */
    private void watch() {
        Composite shown = box;
        if (shown == null || shown.isDisposed() || text.isDisposed()) {
            return;
        }
        Display display = text.getDisplay();
        Point mouse = display.getCursorLocation();
        Rectangle bounds = shown.getBounds();
        bounds.y -= text.getLineHeight(); // the way from the text to the tip
        bounds.height += text.getLineHeight();
        boolean inside = bounds.contains(shown.getParent().toControl(mouse));
        Point at = text.toControl(mouse);
        int over = text.getOffsetAtPoint(at);
        if (inside || focused() || over >= widget(from) && over <= widget(end)) {
            display.timerExec(WATCH_MILLIS, this::watch);
        } else {
            close();
        }
    }

    private boolean focused() {
        Control focus = text.getDisplay().getFocusControl();
        for (Control control = focus; control != null; control = control.getParent()) {
            if (control == box) {
                return true;
            }
        }
        return false;
    }

    boolean isOpen() {
        return box != null && !box.isDisposed();
    }

    private int widget(int offset) {
        return viewer instanceof ITextViewerExtension5 folded ? folded.modelOffset2WidgetOffset(offset) : offset;
    }

    private void open(List<LineProblems.Problem> problems, int offset) {
        close();
        from = problems.stream().mapToInt(LineProblems.Problem::offset).min().orElse(offset);
        end = problems.stream().mapToInt(problem -> problem.offset() + problem.length()).max().orElse(offset);
        Composite frame = colored(new Composite(text.getShell(), SWT.NONE));
        frame.setBackground(text.getForeground());
        GridLayoutFactory.fillDefaults().margins(1, 1).applyTo(frame);
        Composite inner = colored(new Composite(frame, SWT.NONE));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(inner);
        GridLayoutFactory.fillDefaults().margins(MARGIN, MARGIN).numColumns(2).spacing(MARGIN, MARGIN / 2).applyTo(inner);
        for (LineProblems.Problem problem : problems) {
            describe(problem.marker(), inner);
        }
        box = frame;
        frame.moveAbove(null);
        frame.pack();
        place(frame, offset);
        frame.addListener(SWT.KeyDown, this::key);
        frame.addListener(SWT.FocusOut, this::left);
    }

    private void describe(IMarker marker, Composite inner) {
        String message = marker.getAttribute(IMarker.MESSAGE, "");
        Matcher coded = CODED.matcher(message);
        Label icon = colored(new Label(inner, SWT.NONE));
        icon.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(switch (marker.getAttribute(IMarker.SEVERITY, -1)) {
            case IMarker.SEVERITY_ERROR -> ISharedImages.IMG_OBJS_ERROR_TSK;
            case IMarker.SEVERITY_WARNING -> ISharedImages.IMG_OBJS_WARN_TSK;
            default -> ISharedImages.IMG_OBJS_INFO_TSK;
        }));
        GridDataFactory.swtDefaults().align(SWT.CENTER, SWT.BEGINNING).applyTo(icon);
        Label headline = words(inner, message);
        headline.setFont(JFaceResources.getFontRegistry().getBold(JFaceResources.DIALOG_FONT));
        if (coded.matches()) {
            Stream.of(IssueCode.values()).filter(code -> code.name().equals(coded.group(1))).findFirst().ifPresent(code -> {
                Explanation page = Explanation.of(code);
                indented(words(inner, page.plainMeaning() + " A program that is right:"));
                Label right = words(inner, page.right());
                right.setFont(JFaceResources.getTextFont());
                indented(right);
            });
        }
        for (IMarkerResolution fix : IDE.getMarkerHelpRegistry().getResolutions(marker)) {
            Link link = colored(new Link(inner, SWT.NONE));
            link.setText("<a>" + fix.getLabel().replace("&", "&&") + "</a>");
            indented(link);
            link.addListener(SWT.Selection, event -> {
                close();
                text.setFocus();
                fix.run(marker);
            });
            link.addListener(SWT.KeyDown, this::key);
            link.addListener(SWT.Traverse, event -> {
                if (event.detail == SWT.TRAVERSE_ESCAPE) {
                    event.doit = false;
                    leave();
                }
            });
            link.addListener(SWT.FocusOut, this::left);
            fixes.add(link);
        }
    }

    /** Closes the tip if the focus has gone elsewhere. */
    private void left(Event event) {
        event.display.asyncExec(() -> { // the focus is nowhere while it moves
            if (!text.isDisposed() && !focused()) {
                close();
            }
        });
    }

    /** A key while the tip has the focus: Escape leaves, the arrows go from fix to fix. */
    private void key(Event event) {
        if (event.keyCode == SWT.ESC) {
            leave();
        } else if (event.keyCode == SWT.ARROW_DOWN || event.keyCode == SWT.ARROW_UP) {
            int index = fixes.indexOf(event.widget) + (event.keyCode == SWT.ARROW_DOWN ? 1 : -1);
            if (!fixes.isEmpty()) {
                fixes.get(Math.floorMod(index, fixes.size())).setFocus();
            }
            event.doit = false;
        }
    }

    private void leave() {
        close();
        text.setFocus();
    }

    private Label words(Composite inner, String words) {
        Label label = colored(new Label(inner, SWT.WRAP));
        label.setText(words.replace("&", "&&"));
        GridDataFactory.fillDefaults().hint(WIDTH, SWT.DEFAULT).grab(true, false).applyTo(label);
        return label;
    }

    private static void indented(Control control) {
        GridDataFactory data = GridDataFactory.fillDefaults().grab(true, false).span(2, 1).indent(24, 0);
        (control instanceof Label ? data.hint(WIDTH, SWT.DEFAULT) : data).applyTo(control);
    }

    /** Gives a control the colours of the text, and keeps the theme's style sheet from it. */
    private <T extends Control> T colored(T control) {
        control.setData("org.eclipse.e4.ui.css.disabled", Boolean.TRUE);
        control.setBackground(text.getBackground());
        control.setForeground(text.getForeground());
        return control;
    }

    private void place(Composite frame, int offset) {
        int at = Math.clamp(widget(offset), 0, text.getCharCount());
        Point place = text.getShell().toControl(text.toDisplay(text.getLocationAtOffset(at)));
        Rectangle room = text.getShell().getClientArea();
        Point size = frame.getSize();
        int below = place.y + text.getLineHeight(at);
        frame.setLocation(Math.max(room.x, Math.min(place.x, room.x + room.width - size.x)),
                below + size.y <= room.y + room.height ? below : Math.max(room.y, place.y - size.y));
    }

    void close() {
        Composite shown = box;
        box = null;
        fixes.clear();
        if (shown != null && !shown.isDisposed()) {
            shown.dispose();
        }
    }
}
