// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.preferences;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jface.preference.IPreferenceNode;
import org.eclipse.jface.preference.PreferenceManager;
import org.eclipse.jface.preference.PreferenceNode;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.ui.model.ContributionComparator;
import org.jspecify.annotations.Nullable;

/**
 * The pages under Window &gt; Preferences: ours first, then those of the platform that are of use here, under names that a musician knows.
 * All others are taken out. UI thread.
 */
public final class PreferenceTree {
    private static final String PLATFORM = "org.eclipse.ui.preferencePages.";
    private static final String OURS = "org.songwalker.ui.preferences.";

    /**
     * A page and those below it.
     *
     * @param name what it is called here; null for its own name
     */
    private record Page(String id, @Nullable String name, List<Page> below) {
        private Page(String id, Page... below) {
            this(id, null, List.of(below));
        }
    }

    private static final List<Page> PAGES = List.of(new Page(OURS + "audio", new Page(OURS + "tuning")), new Page(OURS + "midi"),
            new Page(OURS + "library"),
            new Page(PLATFORM + "GeneralTextEditor", "Editor",
                    List.of(new Page("org.songwalker.ui.editor.typing"), new Page("org.eclipse.ui.editors.preferencePages.Annotations"),
                            new Page(PLATFORM + "AutoSave"))),
            new Page(PLATFORM + "Views", new Page(PLATFORM + "ColorsAndFonts")), new Page(PLATFORM + "Keys"),
            new Page(OURS + "advanced", new Page("org.eclipse.debug.ui.ConsolePreferencePage"), new Page(PLATFORM + "FileStates"),
                    new Page("org.eclipse.search.preferences.SearchPreferencePage"), new Page(PLATFORM + "Startup.Workspaces")));

    /** The ids of all pages, in their order. */
    private static final List<String> ORDER = PAGES.stream().flatMap(PreferenceTree::ids).toList();

    private PreferenceTree() {}

    private static Stream<String> ids(Page page) {
        return Stream.concat(Stream.of(page.id), page.below.stream().flatMap(PreferenceTree::ids));
    }

    /** Keeps the pages in this order; the platform sorts them by name. */
    public static ContributionComparator order() {
        return new ContributionComparator() {
            @Override
            public int compare(Viewer viewer, Object one, Object other) {
                return Integer.compare(ORDER.indexOf(((IPreferenceNode) one).getId()), ORDER.indexOf(((IPreferenceNode) other).getId()));
            }
        };
    }

    /** Leaves these pages alone in the platform's tree. */
    public static void arrange(PreferenceManager manager) {
        Map<String, IPreferenceNode> nodes = new HashMap<>();
        for (Object node : manager.getElements(PreferenceManager.PRE_ORDER)) {
            nodes.put(((IPreferenceNode) node).getId(), (IPreferenceNode) node);
        }
        manager.removeAll();
        for (Page page : PAGES) {
            IPreferenceNode node = node(page, nodes);
            if (node != null) {
                manager.addToRoot(node);
            }
        }
    }

    private static @Nullable IPreferenceNode node(Page page, Map<String, IPreferenceNode> nodes) {
        IPreferenceNode original = nodes.get(page.id);
        if (original == null) {
            return null; // a platform without this page
        }
        for (IPreferenceNode below : original.getSubNodes()) {
            original.remove(below);
        }
        IPreferenceNode node = page.name == null ? original : new Renamed(original, page.name);
        for (Page child : page.below) {
            IPreferenceNode below = node(child, nodes);
            if (below != null) {
                node.add(below);
            }
        }
        return node;
    }

    /** A page of the platform under another name. */
    private static final class Renamed extends PreferenceNode {
        private final IPreferenceNode original;
        private final String name;

        Renamed(IPreferenceNode original, String name) {
            super(original.getId());
            this.original = original;
            this.name = name;
        }

        @Override
        public String getLabelText() {
            return name;
        }

        @Override
        public void createPage() {
            original.createPage();
            setPage(original.getPage());
            getPage().setTitle(name);
        }

        @Override
        public void disposeResources() {
            original.disposeResources();
            setPage(null);
        }
    }
}
