// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Hashtable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.e4.ui.css.swt.internal.theme.ThemeEngine;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbench;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;

/**
 * Makes a change of the theme show everywhere at once. Widgets that no style sheet colours have the system's colours. The platform switches
 * those between dark and light only after it has applied the sheets, and SWT on GTK reads them only once. So this class switches and reads
 * them and then applies the sheets again, before anything is painted; otherwise half the window would keep the old colours for 0.4 to 0.9
 * s. UI thread.
 */
@SuppressWarnings("restriction")
final class ThemeChange implements EventHandler {
    private final ThemeEngine themes;
    private final Display display;
    private @Nullable String shown;

    private ThemeChange(ThemeEngine themes, Display display) {
        this.themes = themes;
        this.display = display;
        shown = id();
    }

    static void follow(IWorkbench workbench) {
        if (workbench.getService(IThemeEngine.class) instanceof ThemeEngine themes) {
            Hashtable<String, Object> topic = new Hashtable<>();
            topic.put(EventConstants.EVENT_TOPIC, IThemeEngine.Events.THEME_CHANGED);
            FrameworkUtil.getBundle(ThemeChange.class)
                    .getBundleContext()
                    .registerService(EventHandler.class, new ThemeChange(themes, workbench.getDisplay()), topic);
        }
    }

    private @Nullable String id() {
        ITheme theme = themes.getActiveTheme();
        return theme == null ? null : theme.getId();
    }

    @Override
    public void handleEvent(Event event) {
        String now = id();
        if (now != null && !now.equals(shown)) {
            shown = now;
            refresh(now.contains("dark"));
        }
    }

    private void refresh(boolean dark) {
        ITheme theme = themes.getActiveTheme();
        if (theme != null && SWT.getPlatform().equals("gtk") && switchColours(dark)) {
            for (Shell shell : display.getShells()) {
                touch(shell);
            }
            themes.setTheme(theme, false, true); // forced: resets widgets to the system's colours first
        }
    }

    /** Sets the colours of a control and its children explicitly: one that has the system's colours ignores being given them again. */
    private void touch(Control control) {
        control.setForeground(display.getSystemColor(SWT.COLOR_WIDGET_FOREGROUND));
        control.setBackground(display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND));
        if (control instanceof Composite parent) {
            for (Control child : parent.getChildren()) {
                touch(child);
            }
        }
    }

    /**
     * Switches the system's colours to dark or light and has SWT read them. SWT does that by itself if the desktop's theme changes, but has
     * no public call for a theme of the application; hence the reflection. Returns false if this version of SWT has no such methods.
     */
    private boolean switchColours(boolean dark) {
        try {
            Class<?> gtk = Class.forName("org.eclipse.swt.internal.gtk.OS", true, Display.class.getClassLoader());
            gtk.getMethod("setDarkThemePreferred", boolean.class).invoke(null, dark);
            Field due = Display.class.getDeclaredField("runSettings");
            due.setAccessible(true);
            due.setBoolean(display, true);
            Method read = Display.class.getDeclaredMethod("runSettings");
            read.setAccessible(true);
            read.invoke(display);
            return true;
        } catch (ReflectiveOperationException e) {
            ILog.of(ThemeChange.class).warn("Some colours still belong to the old theme; File > Restart changes them too.", e);
            return false;
        }
    }
}
