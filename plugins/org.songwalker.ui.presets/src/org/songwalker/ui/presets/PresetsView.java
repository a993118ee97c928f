// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.presets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DragSource;
import org.eclipse.swt.dnd.DragSourceAdapter;
import org.eclipse.swt.dnd.DragSourceEvent;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.contexts.IContextActivation;
import org.eclipse.ui.contexts.IContextService;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.part.ViewPart;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.PresetCatalog;
import org.songwalker.lang.ide.PresetCalls;
import org.songwalker.preset.Family;
import org.songwalker.preset.Library;
import org.songwalker.preset.LibraryPreset;
import org.songwalker.session.live.LiveListener;
import org.songwalker.ui.FrontProgram;
import org.songwalker.ui.look.Fonts;
import org.songwalker.ui.studio.StudioService;

/**
 * Finds presets of all libraries as the user types, and loads them into the program in front. UI thread, except the methods of
 * {@link LiveListener}.
 */
public final class PresetsView extends ViewPart implements LiveListener, PresetList.Listener {
    /** Identifier in plugin.xml. */
    public static final String ID = "org.songwalker.ui.presets";
    private static final String LIST_CONTEXT = "org.songwalker.ui.presets.list";
    private static final String LIBRARY_PAGE = "org.songwalker.ui.preferences.library";
    private static final int FIXED_SCOPES = 3;

    private StudioService studio;
    private Finder finder;
    private Text search;
    private Label count;
    private Chips scopes;
    private Chips families;
    private Composite middle;
    private PresetList list;
    private EmptyPage empty;
    private DetailsCard card;
    private DetailsReader details;
    private Audition audition;
    private PresetActions actions;
    private @Nullable IContextActivation inList;
    private boolean opensFirst;
    private Hits shown = new Hits(Query.EVERYTHING, List.of(), List.of());

    /** Whoever goes to an editor wants the keys to play its program. */
    private final IPartListener2 editors = new IPartListener2() {
        @Override
        public void partActivated(IWorkbenchPartReference part) {
            if (part instanceof IEditorReference) {
                audition.stop();
            }
        }
    };

    @Override
    public void createPartControl(Composite parent) {
        studio = getSite().getService(StudioService.class);
        finder = new Finder(studio.live(), parent.getDisplay(), this::show);
        Composite page = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().margins(8, 8).spacing(0, 6).applyTo(page);
        Fonts fonts = Fonts.of(page);
        searchField(page);
        scopes = new Chips(page, "Libraries", fonts, this::scope, this::keyInChips);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(scopes);
        families = new Chips(page, "Instruments", fonts, this::family, this::keyInChips);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(families);
        middle = new Composite(page, SWT.NONE);
        middle.setLayout(new StackLayout());
        GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, 80).applyTo(middle);
        list = new PresetList(middle, fonts, this);
        empty = new EmptyPage(middle);
        card = new DetailsCard(page, fonts, this::hint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(card);
        details = new DetailsReader(parent.getDisplay(), this::showDetails);
        audition = new Audition(studio.live(), studio.notices(), parent.getDisplay(), this::hintChanged);
        actions = new PresetActions(getViewSite(), finder, list, audition);
        page.setTabList(new Control[] {search.getParent(), scopes, families, middle});
        followFocus();
        drag();
        getViewSite().getActionBars().getMenuManager().add(new Action("Add Library...") {
            @Override
            public void run() {
                addLibrary();
            }
        });
        undoes(ActionFactory.UNDO, ITextOperationTarget.UNDO);
        undoes(ActionFactory.REDO, ITextOperationTarget.REDO);
        chips();
        refresh();
        studio.live().addListener(this);
        getSite().getPage().addPartListener(editors);
        page.addListener(SWT.Dispose, event -> {
            studio.live().removeListener(this);
            getSite().getPage().removePartListener(editors);
            details.select(null);
            audition.stop();
        });
        studio.live().catalog().thenRun(finder::reload);
    }

    private void searchField(Composite page) {
        Composite row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(8, 0).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        search = new Text(row, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        search.setMessage("Search presets");
        GridDataFactory.fillDefaults().grab(true, false).applyTo(search);
        search.addListener(SWT.Modify, event -> {
            opensFirst = false;
            finder.find(finder.query().typing(search.getText()));
        });
        search.addListener(SWT.KeyDown, this::keyInSearch);
        search.addListener(SWT.DefaultSelection, event -> {
            if (event.detail != SWT.ICON_CANCEL && event.detail != SWT.ICON_SEARCH) {
                opensFirst = true;
                openFirst();
            }
        });
        count = new Label(row, SWT.RIGHT);
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).hint(44, SWT.DEFAULT).applyTo(count);
    }

    /** Loads the selected preset after Enter in the search field, once what was typed last is found. */
    private void openFirst() {
        if (opensFirst && shown.query().equals(finder.query())) {
            opensFirst = false;
            LibraryPreset preset = list.selected();
            if (preset != null) {
                open(preset);
            }
        }
    }

    private void keyInSearch(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN) {
            list.focus();
        } else if (event.keyCode == SWT.ESC) {
            escape();
        } else {
            return;
        }
        event.doit = false;
    }

    private void keyInChips(Event event) {
        boolean plain = (event.stateMask & SWT.MODIFIER_MASK & ~SWT.SHIFT) == 0;
        if (event.keyCode == SWT.ARROW_UP) {
            search.setFocus();
        } else if (plain && event.character > ' ' && event.character != SWT.DEL && event.keyCode != SWT.ESC) {
            typed(event.character);
        } else {
            keyInSearch(event);
        }
    }

    /** Keys that apply only while the list has the focus. */
    private void followFocus() {
        IContextService contexts = getSite().getService(IContextService.class);
        list.tree().addListener(SWT.FocusIn, event -> {
            if (inList == null) {
                inList = contexts.activateContext(LIST_CONTEXT);
            }
        });
        list.tree().addListener(SWT.FocusOut, event -> {
            if (inList != null) {
                contexts.deactivateContext(inList);
                inList = null;
            }
        });
    }

    /** What is dragged into an editor is the expression that loads the preset. */
    private void drag() {
        DragSource source = new DragSource(list.tree(), DND.DROP_COPY);
        source.setTransfer(new Transfer[] {TextTransfer.getInstance()});
        source.addDragListener(new DragSourceAdapter() {
            @Override
            public void dragStart(DragSourceEvent event) {
                event.doit = list.selected() != null;
            }

            @Override
            public void dragSetData(DragSourceEvent event) {
                LibraryPreset preset = list.selected();
                event.data = preset == null ? "" : PresetCalls.expression(preset.fullName());
            }
        });
    }

    /** Undo and Redo belong to the program in front, because Enter changes it while the list keeps the focus. */
    private void undoes(ActionFactory factory, int operation) {
        getViewSite().getActionBars().setGlobalActionHandler(factory.getId(), new Action() {
            @Override
            public void run() {
                FrontProgram.Shown front = FrontProgram.in(getSite().getWorkbenchWindow());
                ITextOperationTarget text = front == null ? null : Adapters.adapt(front.editor(), ITextOperationTarget.class);
                if (text != null && text.canDoOperation(operation)) {
                    text.doOperation(operation);
                }
            }
        });
    }

    private void addLibrary() {
        PreferencesUtil.createPreferenceDialogOn(getSite().getShell(), LIBRARY_PAGE, null, null).open();
    }

    // ---- what is shown

    private void show(Stock stock, Hits hits) {
        if (search.isDisposed()) {
            return;
        }
        shown = hits;
        list.show(stock, hits, Shelf.favourites());
        chips();
        refresh();
        openFirst();
    }

    private void refresh() {
        count.setText(finder.read() ? String.format(Locale.ROOT, "%,d", shown.presets().size()) : "");
        boolean any = !shown.presets().isEmpty();
        if (!any) {
            empty.show(finder.read(), shown.query(), this::everywhere, this::addLibrary);
        }
        ((StackLayout) middle.getLayout()).topControl = any ? list.tree() : empty.control();
        middle.layout();
    }

    private void chips() {
        List<String> places = new ArrayList<>(List.of("All", "Favourites", "Recent"));
        finder.stock().libraries().stream().map(Library::name).forEach(places::add);
        Query query = finder.query();
        scopes.show(places, switch (query.scope()) {
            case Query.Scope.All all -> 0;
            case Query.Scope.Favourites favourites -> 1;
            case Query.Scope.Recent recent -> 2;
            case Query.Scope.Library library -> places.lastIndexOf(library.name());
        });
        List<Family> kinds = finder.stock().families();
        Family kind = query.family();
        families.show(kinds.stream().map(Family::label).toList(), kind == null ? -1 : kinds.indexOf(kind));
    }

    private void scope(int index) {
        Query.Scope place = switch (index) {
            case 0 -> new Query.Scope.All();
            case 1 -> new Query.Scope.Favourites();
            case 2 -> new Query.Scope.Recent();
            default -> new Query.Scope.Library(finder.stock().libraries().get(index - FIXED_SCOPES).name());
        };
        find(finder.query().in(place));
    }

    /** Lights a family, or puts the lit one out. */
    private void family(int index) {
        Family chosen = finder.stock().families().get(index);
        find(finder.query().of(chosen == finder.query().family() ? null : chosen));
    }

    private void find(Query query) {
        finder.find(query);
        chips();
    }

    private void everywhere() {
        find(Query.EVERYTHING.typing(search.getText()));
        search.setFocus();
    }

    // ---- what the user does in the list

    @Override
    public void selected(@Nullable LibraryPreset preset) {
        audition.stop();
        details.select(preset);
    }

    private void showDetails(DetailsReader.@Nullable Known known) {
        if (!card.isDisposed()) {
            card.show(known, known != null && finder.stock().atHand(known.preset()));
        }
    }

    /** What the keys do with the selected preset. */
    private String hint() {
        LibraryPreset preset = list.selected();
        String plays = preset != null && Audition.possible(preset) ? "Space plays" : "";
        String loads = FrontProgram.in(getSite().getWorkbenchWindow()) == null ? "" : "Enter loads it";
        return audition.preset() != null ? audition.playing() ? "All keys play it · Space stops" : "Loading… · Space stops"
                : plays + (plays.isEmpty() || loads.isEmpty() ? "" : " · ") + loads;
    }

    private void hintChanged() {
        if (!card.isDisposed()) {
            card.redraw();
        }
    }

    /** Another program may be in front. */
    @Override
    public void changed() {
        if (!card.isDisposed()) {
            card.getDisplay().asyncExec(this::hintChanged);
        }
    }

    @Override
    public void open(LibraryPreset preset) {
        audition.stop();
        actions.insert(preset);
    }

    @Override
    public void typed(char character) {
        search.setFocus();
        search.setText(search.getText() + character);
        search.setSelection(search.getText().length());
    }

    @Override
    public void above() {
        search.setFocus();
    }

    /** Empties the search field; if it is empty, shows everything again. */
    @Override
    public void escape() {
        search.setFocus();
        if (search.getText().isEmpty()) {
            find(Query.EVERYTHING);
        } else {
            search.setText("");
        }
    }

    /** The libraries have changed. */
    @Override
    public void presets(PresetCatalog catalog) {
        finder.reload();
    }

    @Override
    public void setFocus() {
        search.setFocus();
        search.selectAll();
    }
}
