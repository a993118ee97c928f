// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.midi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MidiInputsTest {
    private final List<MidiDevice> plugged = new ArrayList<>();
    private final MidiInputs inputs = new MidiInputs(() -> List.copyOf(plugged));
    private final List<Integer> heard = new ArrayList<>();

    private static final class Keyboard implements MidiDevice {
        private final String name;
        private final boolean busy;
        private boolean open;
        private @Nullable Receiver receiver;

        Keyboard(String name, boolean busy) {
            this.name = name;
            this.busy = busy;
        }

        void press(MidiMessage message) {
            if (receiver != null) {
                receiver.send(message, -1);
            }
        }

        @Override
        public Info getDeviceInfo() {
            return new Info(name, "", "", "") {};
        }

        @Override
        public void open() throws MidiUnavailableException {
            if (busy) {
                throw new MidiUnavailableException("in use");
            }
            open = true;
        }

        @Override
        public void close() {
            open = false;
            receiver = null;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public long getMicrosecondPosition() {
            return -1;
        }

        @Override
        public int getMaxReceivers() {
            return 0;
        }

        @Override
        public int getMaxTransmitters() {
            return -1;
        }

        @Override
        public Receiver getReceiver() throws MidiUnavailableException {
            throw new MidiUnavailableException();
        }

        @Override
        public List<Receiver> getReceivers() {
            return List.of();
        }

        @Override
        public Transmitter getTransmitter() {
            return new Transmitter() {
                @Override
                public void setReceiver(Receiver to) {
                    receiver = to;
                }

                @Override
                public @Nullable Receiver getReceiver() {
                    return receiver;
                }

                @Override
                public void close() {
                    receiver = null;
                }
            };
        }

        @Override
        public List<Transmitter> getTransmitters() {
            return List.of();
        }
    }

    private Keyboard plug(String name) {
        Keyboard keyboard = new Keyboard(name, false);
        plugged.add(keyboard);
        return keyboard;
    }

    private static ShortMessage note(int key, int velocity) throws Exception {
        return new ShortMessage(ShortMessage.NOTE_ON, 2, key, velocity);
    }

    @Test
    void noDevicesIsAnEmptyListAndOpeningThemIsNoError() {
        assertThat(inputs.inputs()).isEmpty();
        assertThat(inputs.outputs()).isEmpty();
        assertThat(inputs.openAll(heard::add)).isEmpty();
    }

    @Test
    void theSystemCanAlwaysBeAsked() {
        try (MidiInputs system = new MidiInputs()) {
            assertThat(system.inputs()).doesNotContainNull();
            assertThat(system.outputs()).doesNotContainNull();
        }
    }

    @Test
    void messagesArrivePacked() throws Exception {
        Keyboard keyboard = plug("Keys");
        assertThat(inputs.open("keys", heard::add)).containsExactly(new MidiInputs.Event.Opened("Keys"));
        keyboard.press(note(60, 100));
        keyboard.press(note(60, 0));
        assertThat(heard).containsExactly(0x643C92, 0x403C82);
    }

    @Test
    void systemExclusiveAndActiveSensingAreDropped() throws Exception {
        Keyboard keyboard = plug("Keys");
        inputs.openAll(heard::add);
        keyboard.press(new SysexMessage(new byte[] {(byte) 0xF0, 1, (byte) 0xF7}, 3));
        keyboard.press(new ShortMessage(ShortMessage.ACTIVE_SENSING));
        keyboard.press(new ShortMessage(ShortMessage.TIMING_CLOCK));
        assertThat(heard).containsExactly(0xF8);
    }

    @Test
    void equalNamesAreNumbered() {
        plug("Keys");
        plug("Keys");
        assertThat(inputs.inputs()).containsExactly("Keys", "Keys #2");
    }

    @Test
    void openingOneLeavesTheOthersAlone() throws Exception {
        Keyboard one = plug("One");
        plug("Two");
        inputs.open("Two", heard::add);
        one.press(note(60, 1));
        assertThat(heard).isEmpty();
        assertThat(inputs.opened()).containsExactly("Two");
    }

    @Test
    void aBusyDeviceIsAValueWithItsReason() {
        plugged.add(new Keyboard("Busy", true));
        assertThat(inputs.openAll(heard::add)).singleElement()
                .isInstanceOfSatisfying(MidiInputs.Event.Refused.class,
                        r -> assertThat(r.reason()).contains("'Busy' cannot be opened").contains("in use"));
    }

    @Test
    void unpluggingEndsAllNotesAndPluggingInAgainPlays() throws Exception {
        plug("Keys");
        inputs.openAll(heard::add);
        plugged.clear();
        assertThat(inputs.refresh()).containsExactly(new MidiInputs.Event.Gone("Keys"));
        assertThat(heard).hasSize(16).contains(0x007BB0, 0x007BBF);
        Keyboard again = plug("Keys");
        assertThat(inputs.refresh()).containsExactly(new MidiInputs.Event.Opened("Keys"));
        again.press(note(64, 1));
        assertThat(heard).last().isEqualTo(0x014092);
    }

    @Test
    void closingSilencesEverything() throws Exception {
        Keyboard keyboard = plug("Keys");
        inputs.openAll(heard::add);
        inputs.close();
        keyboard.press(note(60, 1));
        assertThat(heard).isEmpty();
        assertThat(inputs.refresh()).isEmpty();
    }
}
