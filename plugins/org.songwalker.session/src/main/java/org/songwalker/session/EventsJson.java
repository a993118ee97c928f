// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import java.util.List;
import java.util.Locale;
import org.songwalker.engine.trace.TraceEvent;
import org.songwalker.engine.trace.TraceValue;
import org.songwalker.runtime.Mode;
import org.songwalker.runtime.Numbers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Event lists, problems and values as JSON (command line, Events; version 1). */
public final class EventsJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EventsJson() {}

    /** A whole event list. {@code seconds} is the length of the audio that {@code render} would write. */
    public static ObjectNode document(Mode mode, int sampleRate, double totalBeats, double seconds, List<TraceEvent> events,
            List<Problem> problems) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", "songwalker-events").put("version", 1).put("mode", mode == Mode.SONG ? "song" : "reactive");
        root.put("sampleRate", sampleRate).put("totalBeats", totalBeats).put("seconds", seconds);
        ArrayNode list = root.putArray("events");
        events.forEach(event -> list.add(event(event)));
        root.set("diagnostics", problems(problems));
        return root;
    }

    /** Problems as {@code check --json} prints them. */
    public static ArrayNode problems(List<Problem> problems) {
        ArrayNode list = MAPPER.createArrayNode();
        for (Problem problem : problems) {
            ObjectNode node = list.addObject();
            node.put("file", problem.file())
                    .put("line", problem.line())
                    .put("column", problem.column())
                    .put("endLine", problem.endLine())
                    .put("endColumn", problem.endColumn())
                    .put("severity", problem.severity().text())
                    .put("code", problem.code())
                    .put("message", problem.message());
            ArrayNode fixes = node.putArray("fixes");
            problem.fixes().forEach(fixes::add);
        }
        return list;
    }

    /** Text of a node; {@code pretty} spreads it over several lines. */
    public static String text(JsonNode node, boolean pretty) {
        return pretty ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) : MAPPER.writeValueAsString(node);
    }

    /** One event, including the start of a firing, which event lists leave out. */
    public static ObjectNode event(TraceEvent event) {
        ObjectNode node = MAPPER.createObjectNode();
        TraceEvent.Place place = event.place();
        node.put("type", type(event)).put("slot", place.slot()).put("firing", place.firing());
        switch (event) {
            case TraceEvent.Firing firing -> cause(node, firing.cause());
            case TraceEvent.Note note -> note(node, note);
            case TraceEvent.Set set -> node.put("target", set.target()).put("value", set.value());
            case TraceEvent.Property property -> node.put("target", property.target()).put("value", property.value());
            case TraceEvent.Glide glide -> node.put("target", glide.target())
                    .put("from", glide.from())
                    .put("to", glide.to())
                    .put("beats", glide.beats())
                    .put("shape", glide.shape());
            case TraceEvent.Song song -> {
                node.put("name", song.name());
                node.set("value", value(song.value()));
            }
            case TraceEvent.Bend bend -> node.put("voice", bend.voice())
                    .put("fromNote", bend.fromNote())
                    .put("toNote", bend.toNote())
                    .put("beats", bend.beats());
            case TraceEvent.Release release -> node.put("voice", release.voice());
            case TraceEvent.Stop stop -> node.put("voice", stop.voice());
            case TraceEvent.Extend extend -> node.put("voice", extend.voice()).put("beats", extend.beats());
            case TraceEvent.Steal steal -> node.put("voice", steal.voice()).put("by", steal.by());
            case TraceEvent.Program program -> node.put("channel", program.channel())
                    .put("bank", program.bank())
                    .put("program", program.program())
                    .put("preset", program.preset());
            case TraceEvent.Handler handler -> node.put("name", handler.name());
            case TraceEvent.Log log -> {
                ArrayNode values = node.put("text", log.text()).putArray("values");
                log.values().forEach(value -> values.add(value(value)));
            }
            case TraceEvent.Fault fault -> node.put("code", fault.code()).put("message", fault.message());
        }
        if (!place.file().isEmpty()) {
            node.put("file", place.file());
        }
        return node.put("beat", place.beat()).put("frame", place.frame()).put("line", place.line()).put("column", place.column());
    }

    private static void cause(ObjectNode node, TraceEvent.Cause cause) {
        switch (cause) {
            case TraceEvent.Key key ->
                    node.put("cause", "key").put("channel", key.channel()).put("key", key.key()).put("velocity", key.velocity());
            case TraceEvent.Transport transport -> node.put("cause", "transport");
        }
    }

    private static void note(ObjectNode node, TraceEvent.Note note) {
        node.put("voice", note.voice())
                .put("track", note.track())
                .put("note", note.note())
                .put("velocity", note.velocity())
                .put("gateBeats", note.gateBeats())
                .put("endFrame", note.endFrame())
                .put("preset", note.preset())
                .put("instrument", note.instrument());
    }

    /** The word for an event's type. */
    public static String type(TraceEvent event) {
        return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** A number as texts show it: 1e21 and not 1.0E21. */
    private static JsonNode number(double value) {
        String text = Numbers.text(value);
        return text.indexOf('e') > 0 ? MAPPER.getNodeFactory().rawValueNode(new RawValue(text)) : MAPPER.getNodeFactory().numberNode(value);
    }

    /** A value that a program wrote; undefined is null, a voice, a preset and song are texts in angle brackets. */
    public static JsonNode value(TraceValue value) {
        return switch (value) {
            case TraceValue.Num number -> number(number.value());
            case TraceValue.Bool truth -> MAPPER.getNodeFactory().booleanNode(truth.value());
            case TraceValue.Text text -> MAPPER.getNodeFactory().stringNode(text.value());
            case TraceValue.Undefined undefined -> MAPPER.getNodeFactory().nullNode();
            case TraceValue.Voice voice -> MAPPER.getNodeFactory().stringNode("<voice>");
            case TraceValue.SongState song -> MAPPER.getNodeFactory().stringNode("<song>");
            case TraceValue.Preset preset -> MAPPER.getNodeFactory().stringNode("<preset " + preset.name() + ">");
            case TraceValue.Array array -> {
                ArrayNode node = MAPPER.createArrayNode();
                array.elements().forEach(element -> node.add(value(element)));
                yield node;
            }
            case TraceValue.Obj object -> {
                ObjectNode node = MAPPER.createObjectNode();
                for (int i = 0; i < object.keys().size(); i++) {
                    node.set(object.keys().get(i), value(object.values().get(i)));
                }
                yield node;
            }
        };
    }
}
