// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.songwalker.engine.device.Devices;
import org.songwalker.engine.device.OutputDevice;
import org.songwalker.midi.MidiInputs;
import org.songwalker.session.EventsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists audio and MIDI devices. */
@Command(name = "devices", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Lists audio and MIDI devices.")
final class DevicesCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @Override
    public Integer call() {
        Devices devices = new Devices();
        try (MidiInputs midi = new MidiInputs()) {
            if (json) {
                ObjectNode root = JsonMapper.builder().build().createObjectNode();
                audio(root.putArray("audioOutputs"), devices.outputs());
                audio(root.putArray("audioInputs"), devices.inputs());
                ArrayNode ins = root.putArray("midiInputs");
                midi.inputs().forEach(ins::add);
                ArrayNode outs = root.putArray("midiOutputs");
                midi.outputs().forEach(outs::add);
                common.out().println(EventsJson.text(root, true));
            } else {
                audio("Audio outputs", devices.outputs());
                audio("Audio inputs", devices.inputs());
                names("MIDI inputs", midi.inputs());
                names("MIDI outputs", midi.outputs());
            }
        }
        return 0;
    }

    private static void audio(ArrayNode list, List<OutputDevice> devices) {
        for (OutputDevice device : devices) {
            ObjectNode node = list.addObject();
            node.put("name", device.name()).put("description", device.description());
            ArrayNode formats = node.putArray("formats");
            device.formats().forEach(formats::add);
        }
    }

    private void audio(String title, List<OutputDevice> devices) {
        names(title, devices.stream().map(device -> device.name() + "  (" + String.join("; ", device.formats()) + ")").toList());
    }

    private void names(String title, List<String> names) {
        common.out().println(title + (names.isEmpty() ? ": none" : ":"));
        names.forEach(name -> common.out().println("  " + name));
    }
}
