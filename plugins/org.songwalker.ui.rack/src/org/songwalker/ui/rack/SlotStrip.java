// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.rack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Group;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;
import org.songwalker.runtime.Mode;
import org.songwalker.session.Problem;
import org.songwalker.session.file.SessionFile;
import org.songwalker.ui.Icons;
import org.songwalker.ui.studio.StudioService;

/** The controls of one slot: name, program, mode, MIDI channel, switches, level and pan; its lamp, CPU share and faults. UI thread. */
final class SlotStrip {
    private static final int LAMP_MILLIS = 50;
    private final Group group;
    private final int index;
    private final RackModel model;
    private final Text name;
    private final Combo source;
    private final Combo mode;
    private final Combo channel;
    private final Fader gain;
    private final Text gainText;
    private final Fader pan;
    private final Label panText;
    private final Button mute;
    private final Button solo;
    private final Supplier<List<String>> programs;
    private SessionFile before;

    SlotStrip(Composite parent, int index, RackModel model, StudioService studio, Supplier<List<String>> programs) {
        this.index = index;
        this.model = model;
        this.programs = programs;
        this.before = model.session();
        group = new Group(parent, SWT.NONE);
        group.setText("Slot " + (index + 1));
        GridLayoutFactory.swtDefaults().numColumns(6).margins(10, 8).spacing(10, 8).applyTo(group);
        name = text("&Name:", 140);
        source = combo("&Program:");
        mode = combo("M&ode:");
        mode.setItems("Reactive", "Song");
        mode.setToolTipText("Reactive: every key plays the program. Song: Play Rack plays it from its start.");
        channel = combo("MIDI &channel:");
        List<String> channels = new ArrayList<>(List.of("all"));
        for (int i = 1; i <= 16; i++) {
            channels.add(Integer.toString(i));
        }
        channel.setItems(channels.toArray(String[]::new));
        Composite switches = new Composite(group, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(8).spacing(14, 0).applyTo(switches);
        GridDataFactory.fillDefaults().span(4, 1).grab(true, false).applyTo(switches);
        mute = check(switches, "M&ute");
        solo = check(switches, "&Solo");
        solo.setToolTipText("Hold Ctrl to solo this slot alone");
        status(switches, studio);
        label("&Gain:");
        gain = new Fader(group, -60, 12, 0.1, "Gain of slot " + (index + 1), SlotStrip::decibels,
                effects("Gain", (slot, value) -> slot.withLevel(value, slot.pan())));
        wide(gain.control());
        gainText = new Text(group, SWT.BORDER | SWT.RIGHT);
        GridDataFactory.swtDefaults().hint(70, SWT.DEFAULT).applyTo(gainText);
        label("P&an:");
        pan = new Fader(group, -1, 1, 0.02, "Pan of slot " + (index + 1), SlotStrip::side,
                effects("Pan", (slot, value) -> slot.withLevel(slot.gainDb(), value)));
        wide(pan.control());
        panText = new Label(group, SWT.NONE);
        GridDataFactory.swtDefaults().hint(70, SWT.DEFAULT).applyTo(panText);
        listen();
    }

    /** Changes one number of a slot. */
    private interface Change {
        SessionFile.Slot apply(SessionFile.Slot slot, double value);
    }

    private Fader.Effects effects(String label, Change change) {
        return new Fader.Effects(() -> before = model.session(),
                value -> model.preview(RackModel.withSlot(model.session(), index, slot -> change.apply(slot, value))),
                () -> model.commit(label, before), model::revoke);
    }

    private Label label(String text) {
        Label label = new Label(group, SWT.NONE);
        label.setText(text);
        return label;
    }

    private Text text(String label, int width) {
        label(label);
        Text text = new Text(group, SWT.BORDER);
        GridDataFactory.fillDefaults().grab(true, false).hint(width, SWT.DEFAULT).applyTo(text);
        return text;
    }

    private Combo combo(String label) {
        label(label);
        Combo combo = new Combo(group, SWT.READ_ONLY);
        GridDataFactory.fillDefaults().grab(true, false).hint(150, SWT.DEFAULT).applyTo(combo);
        return combo;
    }

    private static Button check(Composite parent, String label) {
        Button button = new Button(parent, SWT.CHECK);
        button.setText(label);
        return button;
    }

    private static void wide(Control control) {
        GridDataFactory.fillDefaults().span(4, 1).grab(true, false).applyTo(control);
    }

    /** Adds the MIDI lamp, the CPU share, the warning sign for a fault of the program, and the button that removes the slot. */
    private void status(Composite parent, StudioService studio) {
        LocalResourceManager resources = new LocalResourceManager(JFaceResources.getResources(), group);
        Image on = resources.create(Icons.descriptor("lamp-on"));
        Image off = resources.create(Icons.descriptor("lamp-off"));
        Label lamp = new Label(parent, SWT.NONE);
        lamp.setImage(off);
        lamp.setToolTipText("Lights when MIDI reaches this slot");
        lamp.setData("lamp", Boolean.FALSE);
        new Label(parent, SWT.NONE).setText("MIDI");
        Label load = new Label(parent, SWT.NONE);
        load.setToolTipText("Rendering time of the voices of this slot, as a share of the time that they sound");
        GridDataFactory.swtDefaults().hint(90, SWT.DEFAULT).applyTo(load);
        Label warning = new Label(parent, SWT.NONE);
        GridDataFactory.swtDefaults().hint(20, SWT.DEFAULT).applyTo(warning);
        Label older = new Label(parent, SWT.NONE);
        older.setToolTipText("The program has errors, so the slot plays the text from before them");
        GridDataFactory.swtDefaults().hint(160, SWT.DEFAULT).applyTo(older);
        Image warn = PlatformUI.getWorkbench().getSharedImages().getImage(ISharedImages.IMG_OBJS_WARN_TSK);
        Button remove = new Button(parent, SWT.PUSH);
        remove.setText("&Remove");
        GridDataFactory.swtDefaults().align(SWT.END, SWT.CENTER).grab(true, false).applyTo(remove);
        remove.addListener(SWT.Selection, event -> model.edit("Remove Slot", session -> {
            List<SessionFile.Slot> slots = new ArrayList<>(session.slots());
            slots.remove(index);
            return session.withSlots(slots);
        }));
        Runnable look = new Runnable() {
            @Override
            public void run() {
                if (!lamp.isDisposed()) {
                    boolean lit = studio.live().lamp(index);
                    if (lit != Boolean.TRUE.equals(lamp.getData("lamp"))) {
                        lamp.setImage(lit ? on : off);
                        lamp.setData("lamp", lit);
                    }
                    String share = String.format(Locale.ROOT, "CPU %.2f %%", 100 * studio.live().load(index));
                    if (!share.equals(load.getText())) {
                        load.setText(share);
                    }
                    String age = studio.live().older(index) ? "an older text sounds" : "";
                    if (!age.equals(older.getText())) {
                        older.setText(age);
                    }
                    Problem fault = studio.live().fault(index);
                    String sentence = !age.isEmpty() ? older.getToolTipText() : fault == null ? null : fault.text();
                    if (!Objects.equals(sentence, warning.getToolTipText())) {
                        warning.setToolTipText(sentence);
                        warning.setImage(sentence == null ? null : warn);
                    }
                    lamp.getDisplay().timerExec(LAMP_MILLIS, this);
                }
            }
        };
        look.run();
    }

    private void listen() {
        name.addListener(SWT.DefaultSelection, event -> rename());
        name.addListener(SWT.FocusOut, event -> rename());
        source.addListener(SWT.Selection, event -> model.slot("Program", index, slot -> slot.withSource(source.getText())));
        mode.addListener(SWT.Selection,
                event -> model.slot("Mode", index, slot -> slot.withMode(mode.getSelectionIndex() == 1 ? Mode.SONG : Mode.REACTIVE)));
        channel.addListener(SWT.Selection, event -> model.slot("Channel", index, slot -> slot.withChannel(channel.getSelectionIndex())));
        mute.addListener(SWT.Selection, event -> model.slot("Mute", index, slot -> slot.withMuted(mute.getSelection())));
        solo.addListener(SWT.Selection, event -> solo((event.stateMask & SWT.MOD1) != 0));
        gainText.addListener(SWT.DefaultSelection, event -> typedGain());
        gainText.addListener(SWT.FocusOut, event -> typedGain());
    }

    /** Toggles solo. If exclusive, only this slot is soloed after it; if it already is the only one, no slot is. */
    private void solo(boolean exclusive) {
        model.edit("Solo", session -> {
            boolean alone = session.slots().stream().filter(SessionFile.Slot::soloed).count() == 1;
            boolean was = session.slots().get(index).soloed();
            boolean on = exclusive ? !(was && alone) : !was;
            List<SessionFile.Slot> slots = new ArrayList<>();
            for (int i = 0; i < session.slots().size(); i++) {
                SessionFile.Slot slot = session.slots().get(i);
                slots.add(i == index ? slot.withSoloed(on) : exclusive ? slot.withSoloed(false) : slot);
            }
            return session.withSlots(slots);
        });
    }

    private void rename() {
        if (index < model.session().slots().size() && !name.getText().isBlank()) {
            model.slot("Rename Slot", index, slot -> slot.withName(name.getText().strip()));
        }
    }

    private void typedGain() {
        if (index >= model.session().slots().size()) {
            return;
        }
        SessionFile.Slot slot = model.session().slots().get(index);
        try {
            double value = Math.clamp(Double.parseDouble(gainText.getText().replace("dB", "").replace(',', '.').strip()), -60, 12);
            if (!decibels(value).equals(decibels(slot.gainDb()))) {
                model.slot("Gain", index, it -> it.withLevel(value, it.pan()));
            }
        } catch (NumberFormatException e) {
            gainText.setText(decibels(slot.gainDb())); // not a number: shows the old value again
        }
    }

    private static String decibels(double gain) {
        return String.format(Locale.ROOT, "%.1f dB", gain);
    }

    private static String side(double pan) {
        return pan == 0 ? "centre" : String.format(Locale.ROOT, "%.0f %% %s", 100 * Math.abs(pan), pan < 0 ? "left" : "right");
    }

    /** Updates the controls to a slot. */
    void show(SessionFile.Slot slot) {
        if (!name.isFocusControl() && !name.getText().equals(slot.name())) {
            name.setText(slot.name());
        }
        List<String> items = new ArrayList<>(programs.get());
        if (!items.contains(slot.source())) {
            items.add(slot.source());
        }
        if (!items.equals(List.of(source.getItems()))) {
            source.setItems(items.toArray(String[]::new));
        }
        source.select(items.indexOf(slot.source()));
        mode.select(slot.mode() == Mode.SONG ? 1 : 0);
        channel.select(slot.channel());
        mute.setSelection(slot.muted());
        solo.setSelection(slot.soloed());
        gain.show(slot.gainDb());
        gainText.setText(decibels(slot.gainDb()));
        pan.show(slot.pan());
        panText.setText(side(slot.pan()));
    }

    Composite control() {
        return group;
    }

    void setFocus() {
        group.setFocus();
    }

    void dispose() {
        group.dispose();
    }
}
