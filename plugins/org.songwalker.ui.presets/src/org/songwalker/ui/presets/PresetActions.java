// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.jspecify.annotations.Nullable;
import org.songwalker.preset.Download;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.preset.cache.DiskCache;
import org.songwalker.ui.messages.Notice;
import org.songwalker.ui.messages.Notices;
import org.songwalker.ui.studio.StudioService;

/** What can be done with the selected preset or library: by the list's context menu, by keys and by Quick Access. UI thread. */
final class PresetActions {
    private final IViewSite site;
    private final Finder finder;
    private final PresetList list;
    private final Audition audition;
    private final Notices notices;

    PresetActions(IViewSite site, Finder finder, PresetList list, Audition audition) {
        this.site = site;
        this.finder = finder;
        this.list = list;
        this.audition = audition;
        this.notices = site.getService(StudioService.class).notices();
        handle("play", this::play);
        handle("favourite", this::favourite);
        handle("download", this::download);
        site.getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), action("Copy Name", this::copy));
        MenuManager menu = new MenuManager();
        menu.setRemoveAllWhenShown(true);
        menu.addMenuListener(this::fill);
        list.tree().setMenu(menu.createContextMenu(list.tree()));
        list.tree().addListener(SWT.MenuDetect, PresetActions::belowTheRow);
    }

    /** A menu that a key opens stands at the selected row, not where the mouse is. */
    private static void belowTheRow(Event event) {
        if (event.detail == SWT.MENU_KEYBOARD && event.widget instanceof Tree tree && tree.getSelectionCount() == 1) {
            Rectangle row = tree.getSelection()[0].getBounds();
            Point place = tree.toDisplay(row.x, row.y + row.height);
            event.x = place.x;
            event.y = place.y;
        }
    }

    private void handle(String command, Runnable work) {
        site.getService(IHandlerService.class).activateHandler(PresetsView.ID + "." + command, new AbstractHandler() {
            @Override
            public @Nullable Object execute(ExecutionEvent event) {
                work.run();
                return null;
            }
        });
    }

    private static Action action(String text, Runnable work) {
        return new Action(text) {
            @Override
            public void run() {
                work.run();
            }
        };
    }

    private void fill(IMenuManager menu) {
        LibraryPreset preset = list.selected();
        if (preset != null) {
            menu.add(action("Insert\tEnter", () -> insert(preset)));
            IAction play = action("Play\tSpace", this::play);
            play.setEnabled(Audition.possible(preset));
            menu.add(play);
            menu.add(action("Copy Name\tCtrl+C", this::copy));
            menu.add(new Separator());
            boolean favourite = Shelf.favourites().contains(preset.fullName());
            menu.add(action((favourite ? "Remove from" : "Add to") + " Favourites\tCtrl+D", this::favourite));
        }
        Library library = list.library();
        if (library != null && Download.possible(library)) {
            menu.add(new Separator());
            menu.add(action("Download '" + library.name().replace("&", "&&") + "' for Offline", this::download));
        }
    }

    /** Has the program in front load a preset. */
    void insert(LibraryPreset preset) {
        if (Inserting.load(site.getWorkbenchWindow(), notices, preset.fullName())) {
            Shelf.used(preset.fullName());
        }
    }

    /** Plays the selected preset, or ends what it plays. */
    private void play() {
        LibraryPreset preset = list.selected();
        if (preset == null || preset == audition.preset()) {
            audition.stop();
        } else {
            audition.play(preset);
        }
    }

    private void copy() {
        LibraryPreset preset = list.selected();
        if (list.tree().getDisplay().getFocusControl() instanceof Text text) {
            text.copy(); // the search field
        } else if (preset != null) {
            Clipboard clipboard = new Clipboard(list.tree().getDisplay());
            clipboard.setContents(new Object[] {preset.fullName()}, new Transfer[] {TextTransfer.getInstance()});
            clipboard.dispose();
        }
    }

    private void favourite() {
        LibraryPreset preset = list.selected();
        if (preset != null) {
            Shelf.favourite(preset.fullName(), !Shelf.favourites().contains(preset.fullName()));
            finder.find(finder.query());
        }
    }

    private void download() {
        Library library = list.library();
        DiskCache cache = finder.stock().cache();
        if (library == null || cache == null) {
            notices.say(Notice.of("Select a preset or a library in Presets; its library is downloaded then."));
        } else if (!Download.possible(library)) {
            notices.say(Notice.of("'" + library.name() + "' is on this machine already."));
        } else {
            new OfflineJob(library, cache, notices, finder::refreshMarks).schedule();
        }
    }
}
