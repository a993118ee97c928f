// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.songwalker.midi.Route;
import org.songwalker.runtime.Mode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes {@code .swsession} files. Every complaint names the field and what it should hold. */
public final class SessionJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SessionJson() {}

    /** A session from its text; {@code file} is its name for messages. */
    public static SessionFile parse(String file, String text) throws OutsideException {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new OutsideException(file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr())
                    + ": this is not JSON; restore the file from a copy, or write the session again.", e);
        }
        JsonFields fields = new JsonFields(new JsonPlaces(file, text), "", root);
        String format = fields.text("format", "");
        if (!format.equals(SessionFile.FORMAT)) {
            throw fields.expected("format", "\"" + SessionFile.FORMAT + "\"");
        }
        double version = fields.number("version", 0, 0, 1e9);
        if (version > SessionFile.VERSION) {
            throw fields.wrong("version", "a newer SongWalker Studio wrote this file; open it with that one, or update this one.");
        }
        if (version < SessionFile.VERSION) {
            throw fields.expected("version", String.valueOf(SessionFile.VERSION));
        }
        return session(fields);
    }

    private static SessionFile session(JsonFields fields) throws OutsideException {
        List<SessionFile.EffectBus> buses = RoutingJson.buses(fields);
        List<SessionFile.Slot> slots = new ArrayList<>();
        for (JsonFields slot : fields.list("slots")) {
            slots.add(slot(slot, buses));
            slot.refuseOthers();
        }
        if (slots.size() > SessionFile.MAX_SLOTS) {
            throw fields.expected("slots", "at most " + SessionFile.MAX_SLOTS + " slots");
        }
        JsonFields master = fields.object("master");
        SessionFile session = new SessionFile(fields.number("tempo", 120, 1, 10_000), (int) fields.whole("timeSigNum", 4, 1, 64),
                (int) fields.whole("timeSigDen", 4, 1, 64), fields.whole("seed", 1, -9e15, 9e15), fields.number("idleGap", 8, 0, 1e6),
                (int) fields.whole("voices", 256, 1, 4096), (int) fields.whole("voicesPerSlot", 64, 1, 256),
                new SessionFile.Master(master.number("gainDb", 0, -60, 12), master.truth("limiter", true),
                        EffectsJson.inserts(master.list("effects"))),
                buses, fields.optionalText("midiFile"), slots);
        master.refuseOthers();
        fields.refuseOthers();
        return session;
    }

    private static SessionFile.Slot slot(JsonFields slot, List<SessionFile.EffectBus> buses) throws OutsideException {
        String source = slot.text("source", "");
        if (source.isEmpty()) {
            throw slot.expected("source", "the path of a .sw file");
        }
        String mode = slot.text("mode", "reactive");
        if (!mode.equals("reactive") && !mode.equals("song")) {
            throw slot.expected("mode", "\"reactive\" or \"song\"");
        }
        return new SessionFile.Slot(slot.text("name", source), source, mode.equals("song") ? Mode.SONG : Mode.REACTIVE, channel(slot),
                slot.number("gainDb", 0, -60, 12), slot.number("pan", 0, -1, 1), slot.truth("mute", false), slot.truth("solo", false),
                EffectsJson.inserts(slot.list("effects")), song(slot.object("song")), RoutingJson.sends(slot.list("sends"), buses),
                RoutingJson.trackSends(slot.object("trackSends"), buses), SoundsJson.read(slot.object("sounds")),
                slot.truth("programs", false));
    }

    private static int channel(JsonFields slot) throws OutsideException {
        JsonNode channel = slot.node("channel");
        return channel == null || channel.isString() && channel.stringValue().equals("all") ? Route.ALL_CHANNELS
                : (int) slot.whole("channel", 1, 1, 16);
    }

    private static Map<String, Object> song(JsonFields fields) throws OutsideException {
        Map<String, Object> values = new TreeMap<>();
        for (String name : fields.names()) {
            JsonNode value = fields.node(name);
            if (value == null || !(value.isNumber() || value.isBoolean() || value.isString())) {
                throw fields.expected(name, "a number, true, false or a text");
            }
            values.put(name, value.isNumber() ? (Object) fields.number(name, 0, -Double.MAX_VALUE, Double.MAX_VALUE)
                    : value.isBoolean() ? (Object) value.booleanValue() : value.stringValue());
        }
        return values;
    }

    /** The text of a session, pretty-printed, with a line feed at its end. */
    public static String write(SessionFile session) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", SessionFile.FORMAT)
                .put("version", SessionFile.VERSION)
                .put("tempo", session.tempo())
                .put("timeSigNum", session.timeSigNum())
                .put("timeSigDen", session.timeSigDen())
                .put("seed", session.seed())
                .put("idleGap", session.idleGap())
                .put("voices", session.voices())
                .put("voicesPerSlot", session.voicesPerSlot());
        ObjectNode master = root.putObject("master");
        master.put("gainDb", session.master().gainDb()).put("limiter", session.master().limiter());
        master.set("effects", EffectsJson.write(session.master().effects()));
        if (!session.buses().isEmpty()) {
            RoutingJson.writeBuses(root, session.buses());
        }
        if (session.midiFile() != null) {
            root.put("midiFile", session.midiFile());
        }
        ArrayNode slots = root.putArray("slots");
        session.slots().forEach(slot -> slots.add(slot(slot)));
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static ObjectNode slot(SessionFile.Slot slot) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", slot.name()).put("source", slot.source()).put("mode", slot.mode() == Mode.SONG ? "song" : "reactive");
        if (slot.channel() == Route.ALL_CHANNELS) {
            node.put("channel", "all");
        } else {
            node.put("channel", slot.channel());
        }
        node.put("gainDb", slot.gainDb()).put("pan", slot.pan()).put("mute", slot.muted()).put("solo", slot.soloed());
        node.set("effects", EffectsJson.write(slot.effects()));
        ObjectNode song = node.putObject("song");
        new TreeMap<>(slot.song()).forEach((name, value) -> put(song, name, value));
        if (!slot.sends().isEmpty()) {
            RoutingJson.writeSends(node.putArray("sends"), slot.sends());
        }
        if (!slot.trackSends().isEmpty()) {
            RoutingJson.writeTrackSends(node.putObject("trackSends"), slot.trackSends());
        }
        if (slot.programs()) {
            node.put("programs", true);
        }
        if (!slot.sounds().isEmpty()) {
            SoundsJson.write(node.putObject("sounds"), slot.sounds());
        }
        return node;
    }

    private static void put(ObjectNode node, String name, @Nullable Object value) {
        switch (value) {
            case Double number -> node.put(name, number);
            case Boolean truth -> node.put(name, truth);
            case null, default -> node.put(name, String.valueOf(value));
        }
    }
}
