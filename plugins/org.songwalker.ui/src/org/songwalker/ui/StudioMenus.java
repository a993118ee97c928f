// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui;

import java.util.Set;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.ICoolBarManager;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.action.SubContributionItem;
import org.eclipse.jface.action.ToolBarContributionItem;
import org.eclipse.jface.action.ToolBarManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ActionFactory.IWorkbenchAction;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;

/** Builds the menus and the tool bar from the platform's actions; plugin.xml contributes the Studio's own commands. UI thread. */
final class StudioMenus extends ActionBarAdvisor {
    StudioMenus(IActionBarConfigurer configurer) {
        super(configurer);
    }

    private IWorkbenchWindow window() {
        return getActionBarConfigurer().getWindowConfigurer().getWindow();
    }

    private void add(IMenuManager menu, ActionFactory factory) {
        var action = factory.create(window());
        register(action);
        menu.add(action);
    }

    private void command(IMenuManager menu, String id) {
        menu.add(new CommandContributionItem(new CommandContributionItemParameter(window(), null, id, CommandContributionItem.STYLE_PUSH)));
    }

    @Override
    protected void fillMenuBar(IMenuManager bar) {
        bar.add(file());
        bar.add(edit());
        bar.add(menu("&Source", "org.songwalker.ui.menu.source"));
        bar.add(navigate());
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        bar.add(menu("&Run", IWorkbenchActionConstants.M_LAUNCH));
        bar.add(menu("R&ack", "org.songwalker.ui.menu.rack"));
        bar.add(menu("&MIDI", "org.songwalker.ui.menu.midi"));
        bar.add(windowMenu());
        bar.add(help());
    }

    private static MenuManager menu(String label, String id) {
        MenuManager menu = new MenuManager(label, id);
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return menu;
    }

    private MenuManager file() {
        MenuManager file = new MenuManager("&File", IWorkbenchActionConstants.M_FILE);
        MenuManager fresh = new MenuManager("&New", "new");
        fresh.add(ContributionItemFactory.NEW_WIZARD_SHORTLIST.create(window()));
        file.add(fresh);
        file.add(new GroupMarker(IWorkbenchActionConstants.NEW_EXT));
        file.add(new Separator());
        add(file, ActionFactory.CLOSE);
        add(file, ActionFactory.CLOSE_ALL);
        file.add(new Separator());
        add(file, ActionFactory.SAVE);
        add(file, ActionFactory.SAVE_AS);
        add(file, ActionFactory.SAVE_ALL);
        add(file, ActionFactory.REVERT);
        file.add(new Separator());
        add(file, ActionFactory.MOVE);
        add(file, ActionFactory.RENAME);
        add(file, ActionFactory.REFRESH);
        file.add(new Separator());
        file.add(exchange("&Import", "org.songwalker.ui.menu.import", Ids.IMPORT_MIDI, "&MIDI...", ActionFactory.IMPORT));
        file.add(exchange("&Export", "org.songwalker.ui.menu.export", Ids.EXPORT_WAV, "&WAV...", ActionFactory.EXPORT));
        add(file, ActionFactory.PROPERTIES);
        file.add(new Separator());
        file.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        // In a submenu: the list comes late, and what follows it would be missing until then.
        MenuManager recent = new MenuManager("Open &Recent", "org.songwalker.ui.menu.recent");
        recent.add(ContributionItemFactory.REOPEN_EDITORS.create(window()));
        file.add(recent);
        file.add(new GroupMarker(IWorkbenchActionConstants.MRU));
        file.add(new Separator());
        add(file, ActionFactory.QUIT);
        return file;
    }

    /** A menu with what a musician imports or exports, and the platform's wizards under Other. */
    private MenuManager exchange(String label, String id, String command, String commandLabel, ActionFactory others) {
        MenuManager menu = new MenuManager(label, id);
        var parameter = new CommandContributionItemParameter(window(), null, command, CommandContributionItem.STYLE_PUSH);
        parameter.label = commandLabel;
        menu.add(new CommandContributionItem(parameter));
        menu.add(new Separator());
        var other = others.create(window());
        other.setText("&Other...");
        register(other);
        menu.add(other);
        return menu;
    }

    /** The Edit menu, to which text editors contribute. It takes no entries that have no use in a program. */
    private static final class EditMenu extends MenuManager {
        private static final Set<String> UNUSED = Set.of("Word Completion", "Set Encoding", "Show Tooltip Description");

        EditMenu() {
            super("&Edit", IWorkbenchActionConstants.M_EDIT);
        }

        @Override
        protected boolean allowItem(IContributionItem item) {
            IContributionItem inner = item instanceof SubContributionItem wrapped ? wrapped.getInnerItem() : item;
            String label = inner instanceof ActionContributionItem action ? String.valueOf(action.getAction().getText()) : "";
            return !UNUSED.contains(label.replace("&", "").replaceAll("[\t@].*|\\.\\.\\.$", ""));
        }
    }

    private MenuManager edit() {
        MenuManager edit = new EditMenu();
        edit.add(new GroupMarker(IWorkbenchActionConstants.EDIT_START));
        add(edit, ActionFactory.UNDO);
        add(edit, ActionFactory.REDO);
        edit.add(new GroupMarker(IWorkbenchActionConstants.UNDO_EXT));
        edit.add(new Separator());
        add(edit, ActionFactory.CUT);
        add(edit, ActionFactory.COPY);
        add(edit, ActionFactory.PASTE);
        edit.add(new GroupMarker(IWorkbenchActionConstants.CUT_EXT));
        edit.add(new Separator());
        add(edit, ActionFactory.DELETE);
        add(edit, ActionFactory.SELECT_ALL);
        edit.add(new Separator());
        add(edit, ActionFactory.FIND);
        edit.add(new GroupMarker(IWorkbenchActionConstants.FIND_EXT));
        edit.add(new GroupMarker(IWorkbenchActionConstants.EDIT_END));
        edit.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return edit;
    }

    private MenuManager navigate() {
        MenuManager navigate = new MenuManager("&Navigate", IWorkbenchActionConstants.M_NAVIGATE);
        navigate.add(new GroupMarker(IWorkbenchActionConstants.NAV_START));
        command(navigate, "org.eclipse.ui.navigate.openResource");
        navigate.add(new Separator());
        add(navigate, ActionFactory.NEXT);
        add(navigate, ActionFactory.PREVIOUS);
        navigate.add(new Separator());
        add(navigate, ActionFactory.BACKWARD_HISTORY);
        add(navigate, ActionFactory.FORWARD_HISTORY);
        navigate.add(new GroupMarker(IWorkbenchActionConstants.NAV_END));
        navigate.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return navigate;
    }

    private MenuManager windowMenu() {
        MenuManager menu = new MenuManager("&Window", IWorkbenchActionConstants.M_WINDOW);
        add(menu, ActionFactory.OPEN_NEW_WINDOW);
        menu.add(new Separator());
        MenuManager views = new MenuManager("Show &View", "view");
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(window()));
        menu.add(views);
        MenuManager perspective = new MenuManager("&Perspective", "perspective");
        MenuManager open = new MenuManager("&Open Perspective", "open");
        open.add(ContributionItemFactory.PERSPECTIVES_SHORTLIST.create(window()));
        perspective.add(open);
        add(perspective, ActionFactory.SAVE_PERSPECTIVE);
        add(perspective, ActionFactory.RESET_PERSPECTIVE);
        add(perspective, ActionFactory.CLOSE_PERSPECTIVE);
        menu.add(perspective);
        menu.add(new Separator());
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menu.add(new Separator());
        add(menu, ActionFactory.PREFERENCES);
        return menu;
    }

    private MenuManager help() {
        MenuManager help = new MenuManager("&Help", IWorkbenchActionConstants.M_HELP);
        command(help, Ids.WELCOME);
        command(help, "org.eclipse.ui.window.quickAccess");
        command(help, "org.eclipse.ui.window.showKeyAssist");
        help.add(new Separator());
        help.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        help.add(new Separator());
        add(help, ActionFactory.ABOUT);
        return help;
    }

    /** An action of the platform with an icon of ours, of which the platform derives the disabled one. */
    private IWorkbenchAction drawn(ActionFactory factory, String icon) {
        IWorkbenchAction action = factory.create(window());
        action.setImageDescriptor(Icons.descriptor(icon));
        action.setDisabledImageDescriptor(null);
        return action;
    }

    @Override
    protected void fillCoolBar(ICoolBarManager bar) {
        ToolBarManager file = new ToolBarManager();
        file.add(drawn(ActionFactory.NEW_WIZARD_DROP_DOWN, "new"));
        IWorkbenchAction save = drawn(ActionFactory.SAVE, "save");
        IWorkbenchAction saveAll = drawn(ActionFactory.SAVE_ALL, "save-all");
        register(save);
        register(saveAll);
        file.add(save);
        file.add(saveAll);
        bar.add(new ToolBarContributionItem(file, "org.songwalker.ui.bar.file"));
        bar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
    }
}
