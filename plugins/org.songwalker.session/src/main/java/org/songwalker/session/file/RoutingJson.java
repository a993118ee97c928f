// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.songwalker.engine.EngineSettings;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Effect buses of session files, and what is sent to them: {@code buses}, {@code sends}, {@code trackSends}. */
final class RoutingJson {
    private RoutingJson() {}

    static List<SessionFile.EffectBus> buses(JsonFields root) throws OutsideException {
        List<SessionFile.EffectBus> buses = new ArrayList<>();
        for (JsonFields bus : root.list("buses")) {
            String name = bus.text("name", "");
            if (name.isEmpty()) {
                throw bus.expected("name", "the name that sends call it");
            }
            if (buses.stream().anyMatch(other -> other.name().equals(name))) {
                throw bus.wrong("name", "a second bus '" + name + "'; give it another name.");
            }
            buses.add(new SessionFile.EffectBus(name, bus.number("gainDb", 0, -60, 12), bus.number("pan", 0, -1, 1),
                    EffectsJson.returns(bus.list("effects"))));
            bus.refuseOthers();
        }
        if (buses.size() > EngineSettings.EFFECT_BUSES) {
            throw root.wrong("buses", buses.size() + " buses; expected " + EngineSettings.EFFECT_BUSES + " at most.");
        }
        return buses;
    }

    static List<SessionFile.Send> sends(List<JsonFields> list, List<SessionFile.EffectBus> buses) throws OutsideException {
        List<SessionFile.Send> sends = new ArrayList<>();
        for (JsonFields send : list) {
            String name = send.text("bus", "");
            if (buses.stream().noneMatch(bus -> bus.name().equals(name))) {
                throw send.expected("bus",
                        buses.isEmpty() ? "the name of a bus, but the session has none; add \"buses\"" : "one of the session's buses ("
                                + String.join(", ", buses.stream().map(SessionFile.EffectBus::name).toList()) + ")");
            }
            if (sends.stream().anyMatch(other -> other.bus().equals(name))) {
                throw send.wrong("bus", "a second send to '" + name + "'; one is enough.");
            }
            sends.add(new SessionFile.Send(name, send.number("gainDb", 0, -60, 12)));
            send.refuseOthers();
        }
        return sends;
    }

    static Map<String, List<SessionFile.Send>> trackSends(JsonFields tracks, List<SessionFile.EffectBus> buses) throws OutsideException {
        Map<String, List<SessionFile.Send>> sends = new TreeMap<>();
        for (String track : tracks.names()) {
            sends.put(track, sends(tracks.list(track), buses));
        }
        return sends;
    }

    static void writeBuses(ObjectNode root, List<SessionFile.EffectBus> buses) {
        ArrayNode list = root.putArray("buses");
        for (SessionFile.EffectBus bus : buses) {
            list.addObject()
                    .put("name", bus.name())
                    .put("gainDb", bus.gainDb())
                    .put("pan", bus.pan())
                    .set("effects", EffectsJson.write(bus.effects()));
        }
    }

    static void writeSends(ArrayNode list, List<SessionFile.Send> sends) {
        sends.forEach(send -> list.addObject().put("bus", send.bus()).put("gainDb", send.gainDb()));
    }

    static void writeTrackSends(ObjectNode node, Map<String, List<SessionFile.Send>> sends) {
        new TreeMap<>(sends).forEach((track, list) -> writeSends(node.putArray(track), list));
    }
}
