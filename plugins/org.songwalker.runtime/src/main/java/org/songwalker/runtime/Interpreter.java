// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.songwalker.runtime.words.Method;
import org.songwalker.runtime.words.MidiField;
import org.songwalker.runtime.words.PresetProperty;
import org.songwalker.runtime.words.SongField;
import org.songwalker.runtime.words.TrackProperty;
import org.songwalker.runtime.words.TransportField;

/**
 * Runs strands until their next moment is later than now. It can stop at every step of time, because all state is in the strand. Allocates
 * nothing. In song mode time is virtual, so a strand runs to its end in one call. One interpreter for each host and thread.
 *
 * <p>
 * The tour: the engine's slot fills a {@link Firing} and calls {@link #start}; the loop executes the {@link Op}s of its {@link Program} on
 * the registers of a {@link Strand}. Notes, properties, {@code song} and controllers go to the {@link Host}, functions to {@link Builtins},
 * members and arrays to {@link Members}, plays to {@link Plays}. A strand that waits is resumed by {@link #runDue}; {@link #noteOff}
 * abandons the loops that wait for the gate, {@link #keysUp} those that wait for keys; {@link #handle} runs handlers. What goes wrong is a
 * {@link Fault}.
 */
public final class Interpreter {
    /** Beats after which a song ends. */
    public static final double MAX_SONG_BEATS = 4_096;
    /** Beat at which {@code midi.gate} falls in song mode. */
    public static final double SONG_GATE_BEATS = 16;
    /** A sleeping firing resumes at a frame that is a multiple of this. */
    public static final int SLICE_FRAMES = 64;

    private static final TrackProperty[] TRACK_PROPERTIES = TrackProperty.values();
    private static final TransportField[] TRANSPORT_FIELDS = TransportField.values();
    private static final PresetProperty[] PRESET_PROPERTIES = PresetProperty.values();
    private static final MidiField[] MIDI_FIELDS = MidiField.values();
    private static final SongField[] SONG_FIELDS = SongField.values();
    private static final Method[] METHODS = Method.values();
    /** The properties as members, for a register that holds no preset after all. */
    private static final MemberName[] PRESET_MEMBERS = Arrays.stream(PRESET_PROPERTIES)
            .map(property -> MemberName.of(property.text(), List.of()))
            .toArray(MemberName[]::new);

    private final Host host;
    private final Faults faults;
    private final Members members;
    private final Builtins builtins;
    private final Plays plays;
    private final Surroundings surroundings;
    private final LoopGuard guard;
    private long calls;

    public Interpreter(Host host) {
        this.host = host;
        faults = new Faults(host);
        members = new Members(host, faults);
        builtins = new Builtins(host, faults, members);
        plays = new Plays(host, faults);
        surroundings = new Surroundings(host, faults, plays);
        guard = new LoopGuard(host, faults);
    }

    /** Counts calls that start, run or end something. A caller that caches when firings resume checks again after this has changed. */
    public long calls() {
        return calls;
    }

    /** Starts a firing whose event, clock and seed are set, and runs it up to {@code now}. */
    public void start(Firing firing, long now) {
        calls++;
        firing.begin();
        firing.gate = true;
        Strand main = firing.main;
        main.clearRegisters();
        enter(main, firing.program.body(), 0);
        main.lengthSet = false;
        main.defaultLength = firing.program.mode() == Mode.SONG ? 1 : 0;
        main.instrument = firing.program.presets().getFirst();
        main.velocityScale = 1;
        main.cutPosition = Double.POSITIVE_INFINITY;
        main.bus = 0;
        main.track = null;
        main.bound = 0;
        firing.add(main);
        run(main, now);
    }

    private static void enter(Strand strand, Routine routine, double position) {
        strand.routine = routine;
        strand.pc = routine.entry();
        strand.position = position;
        LoopGuard.enter(strand);
    }

    /** Resumes the strands that are due, the earliest first, the older first among equals. */
    public void runDue(Firing firing, long now) {
        calls++;
        for (Strand next = due(firing, now); next != null; next = due(firing, now)) {
            run(next, now);
        }
    }

    private static @Nullable Strand due(Firing firing, long now) {
        Strand best = null;
        for (int i = 0; i < firing.strandCount; i++) {
            Strand s = firing.strands[i];
            if (s != null && s.state == Strand.State.WAITING && s.dueFrame <= now && (best == null || s.dueFrame < best.dueFrame)) {
                best = s;
            }
        }
        return best;
    }

    /**
     * The key was released: the gate falls, waits inside loops whose condition reads {@code midi.gate} are abandoned together with the
     * tracks called there, and the code after those loops runs up to {@code now} (language reference 9.3). Releasing voices and running
     * handlers is the caller's.
     */
    public void noteOff(Firing firing, long now) {
        firing.gate = false;
        leaveLoops(firing, Program.GATE, now);
    }

    /** No key of the slot is down any more: the same for loops whose condition reads {@code midi.held} (language reference 13.2). */
    public void keysUp(Firing firing, long now) {
        leaveLoops(firing, Program.HELD, now);
    }

    private void leaveLoops(Firing firing, int by, long now) {
        for (int i = firing.strandCount - 1; i >= 0; i--) {
            Strand s = firing.strands[i];
            if (s != null && (s.bound & by) != 0) {
                faults.end(s);
            }
        }
        double position = firing.positionAt(now);
        for (int i = 0; i < firing.strandCount; i++) {
            Strand s = firing.strands[i];
            int exit = s == null ? -1 : firing.program.exit(s.pc, by);
            if (s != null && exit >= 0 && s.state == Strand.State.WAITING) {
                s.pc = exit;
                s.position = position;
                s.dueFrame = now;
            }
        }
        runDue(firing, now);
    }

    /** Ends a firing's program. Its voices are left to the caller. */
    public void abort(Firing firing) {
        calls++;
        faults.abort(firing.main);
    }

    /**
     * Runs a handler to its end.
     *
     * @param strand the strand that the owner keeps for handlers of this program
     * @param event  whose {@code midi} the handler sees
     * @param scope  the latest firing: whose bindings and {@code song} it sees
     */
    public void handle(Strand strand, Routine handler, Firing event, Firing scope, long now) {
        calls++;
        strand.firing = event;
        strand.scope = scope;
        strand.clearRegisters();
        enter(strand, handler, event.positionAt(now));
        strand.lengthSet = scope.program == strand.program && scope.main.lengthSet;
        strand.defaultLength = strand.lengthSet ? scope.main.defaultLength : 0;
        strand.instrument = scope.program == strand.program ? scope.main.instrument : strand.program.presets().getFirst();
        run(strand, now);
        strand.state = Strand.State.FREE;
    }

    private void run(Strand s, long now) {
        s.state = Strand.State.RUNNING;
        int[] code = s.program.code();
        double[] numbers = s.program.constantNumbers();
        @Nullable Object[] refs = s.program.constantRefs();
        double[] n = s.numbers;
        @Nullable Object[] r = s.refs;
        int pc = s.pc;
        while (true) {
            int at = pc * Op.WIDTH;
            int a = code[at + 1];
            int b = code[at + 2];
            int c = code[at + 3];
            s.pc = pc;
            switch (code[at]) {
                case Op.CONST -> {
                    n[a] = numbers[b];
                    r[a] = refs[b];
                }
                case Op.MOVE -> {
                    n[a] = n[b];
                    r[a] = r[b];
                }
                case Op.LOAD_TOP -> loadTop(s, a, b);
                case Op.STORE_TOP -> storeTop(s, a, b);
                case Op.ADD, Op.SUB, Op.MUL, Op.DIV, Op.REM -> arithmetic(s, code[at], a, b, c);
                case Op.NEG, Op.PLUS -> sign(s, code[at], a, b);
                case Op.NOT -> s.set(a, Values.truth(n[b], r[b]) ? 0 : 1, Kind.BOOLEAN);
                case Op.EQ -> s.set(a, Values.equal(n[b], r[b], n[c], r[c]) ? 1 : 0, Kind.BOOLEAN);
                case Op.NE -> s.set(a, Values.equal(n[b], r[b], n[c], r[c]) ? 0 : 1, Kind.BOOLEAN);
                case Op.LT, Op.GT, Op.LE, Op.GE -> compare(s, code[at], a, b, c);
                case Op.JUMP -> {
                    pc = a;
                    continue;
                }
                case Op.JUMP_IF -> {
                    if (Values.truth(n[a], r[a])) {
                        pc = b;
                        continue;
                    }
                }
                case Op.JUMP_UNLESS -> {
                    if (!Values.truth(n[a], r[a])) {
                        pc = b;
                        continue;
                    }
                }
                case Op.JUMP_DEFINED -> {
                    if (r[a] != Kind.UNDEFINED) {
                        pc = b;
                        continue;
                    }
                }
                case Op.LOOP -> {
                    if (!guard.turn(s, a, b, now)) {
                        return;
                    }
                    pc = a;
                    continue;
                }
                case Op.WAIT, Op.WAIT_DEFAULT -> {
                    double beats = code[at] == Op.WAIT ? plays.beats(s, a) : s.defaultLength; // a fault points here, not after
                    s.pc = pc + 1;
                    if (!wait(s, beats, now)) {
                        return;
                    }
                    pc = s.pc;
                    continue;
                }
                case Op.SYNC -> {
                    double next = plays.next(s, a, b);
                    s.pc = pc + 1;
                    if (s.state != Strand.State.RUNNING || !advance(s, next, now)) {
                        return;
                    }
                    pc = s.pc;
                    continue;
                }
                case Op.PLAY -> plays.play(s, a, b, c);
                case Op.CALL -> call(s, a, b, c, now);
                case Op.FUNCTION -> {
                    if (!guard.function(s, now)) {
                        return;
                    }
                    s.enter(s.program.routine(a), b, c & 0xffff, (c >>> 16) - 1);
                    pc = s.pc;
                    continue;
                }
                case Op.COUNT -> {
                    if (!guard.function(s, now)) {
                        return;
                    }
                }
                case Op.RETURN -> {
                    s.leave(a);
                    pc = s.pc;
                    continue;
                }
                case Op.END -> {
                    end(s);
                    return;
                }
                default -> rest(s, code[at], a, b, c);
            }
            if (s.state != Strand.State.RUNNING) {
                return;
            }
            pc++;
        }
    }

    /** The less frequent instructions, kept out of the loop above so that the JIT compiles it well. */
    private void rest(Strand s, int op, int a, int b, int c) {
        @Nullable Object[] refs = s.program.constantRefs();
        switch (op) {
            case Op.ARRAY -> members.array(s, a, b, c);
            case Op.OBJECT -> members.object(s, a, b, (HeapValue) Objects.requireNonNull(refs[c]));
            case Op.COPY -> members.copy(s, a, (HeapValue) Objects.requireNonNull(refs[b]));
            case Op.INDEX -> members.index(s, a, b, c);
            case Op.STORE_INDEX -> members.storeIndex(s, a, b, c);
            case Op.MEMBER -> members.member(s, a, b, s.program.memberName(c));
            case Op.STORE_MEMBER -> members.storeMember(s, a, s.program.memberName(b), c);
            case Op.METHOD -> members.method(s, a, b, c >>> 16, METHODS[c & 0xffff]);
            case Op.BUILTIN -> builtins.call(s, a, b & 0xff, b >>> 8, c);
            case Op.MIDI -> surroundings.midi(s, a, MIDI_FIELDS[b]);
            case Op.MIDI_CC -> surroundings.controller(s, a, b);
            case Op.TRANSPORT -> surroundings.transport(s, a, TRANSPORT_FIELDS[b]);
            case Op.SET_TRANSPORT -> surroundings.setTransport(s, TRANSPORT_FIELDS[a], b);
            case Op.SONG -> s.set(a, 0, host.songExists(s) ? Kind.SONG : Kind.UNDEFINED);
            case Op.SONG_FIELD -> surroundings.songField(s, a, SONG_FIELDS[b]);
            case Op.SONG_VOICES -> members.songVoices(s, a);
            case Op.SONG_VOICE_COUNT -> surroundings.songVoiceCount(s, a);
            case Op.SONG_VOICE -> surroundings.songVoice(s, a, b);
            case Op.SONG_READ -> host.songRead(s, b, a);
            case Op.SONG_WRITE -> host.songWrite(s, a, s.numbers[b], s.refs[b]);
            case Op.PRESET_READ -> {
                if (s.refs[b] instanceof PresetUse preset) {
                    s.set(a, host.presetGet(s, preset, PRESET_PROPERTIES[c]), null);
                } else {
                    members.member(s, a, b, PRESET_MEMBERS[c]);
                }
            }
            case Op.PRESET_WRITE -> {
                if (s.refs[a] instanceof PresetUse preset) {
                    members.presetSet(s, preset, PRESET_PROPERTIES[b], c);
                } else {
                    members.storeMember(s, a, PRESET_MEMBERS[b], c);
                }
            }
            case Op.LIST -> members.list(s, a, b);
            case Op.HELD -> members.held(s, a);
            case Op.HELD_COUNT -> s.set(a, members.heldCount(s), null);
            case Op.HELD_KEY -> members.heldKey(s, a, b);
            case Op.LOG -> host.log(s, a, b);
            case Op.GLIDE -> members.glide(s, a, s.program.memberName(b), c == 1);
            case Op.GLIDE_TEMPO -> surroundings.glideTempo(s, a, b);
            case Op.TRACK_READ -> surroundings.trackRead(s, a, TRACK_PROPERTIES[b]);
            case Op.TRACK_WRITE -> surroundings.trackWrite(s, TRACK_PROPERTIES[a], b, c < 0 ? null : name(refs, c));
            default -> throw new IllegalStateException("no such instruction: " + op);
        }
    }

    private static String name(@Nullable Object[] refs, int constant) {
        return (String) Objects.requireNonNull(refs[constant]);
    }

    private static void loadTop(Strand s, int to, int top) {
        Firing scope = s.scope;
        if (scope.program == s.program) {
            s.set(to, scope.main.numbers[top], scope.main.refs[top]);
        } else {
            s.set(to, 0, Kind.UNDEFINED);
        }
    }

    private static void storeTop(Strand s, int top, int from) {
        Firing scope = s.scope;
        if (scope.program == s.program) {
            scope.main.set(top, s.numbers[from], s.refs[from]);
        }
    }

    private void arithmetic(Strand s, int op, int a, int b, int c) {
        Object x = s.refs[b];
        Object y = s.refs[c];
        if (!Values.numeric(x) || !Values.numeric(y)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(Values.numeric(x) ? y : x));
            return;
        }
        double left = Values.number(s.numbers[b], x);
        double right = Values.number(s.numbers[c], y);
        s.set(a, switch (op) {
            case Op.ADD -> left + right;
            case Op.SUB -> left - right;
            case Op.MUL -> left * right;
            case Op.DIV -> left / right;
            default -> left % right;
        }, null);
    }

    private void sign(Strand s, int op, int a, int b) {
        Object ref = s.refs[b];
        if (Values.numeric(ref)) {
            double value = Values.number(s.numbers[b], ref);
            s.set(a, op == Op.NEG ? -value : value, null);
        } else {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(ref));
        }
    }

    /** Comparison with undefined is false (language reference 8.23). */
    private void compare(Strand s, int op, int a, int b, int c) {
        Object x = s.refs[b];
        Object y = s.refs[c];
        if (!Values.numeric(x) || !Values.numeric(y)) {
            faults.report(s, Fault.NOT_A_NUMBER, 0, Values.typeName(Values.numeric(x) ? y : x));
            return;
        }
        double left = Values.number(s.numbers[b], x);
        double right = Values.number(s.numbers[c], y);
        boolean holds = switch (op) {
            case Op.LT -> left < right;
            case Op.GT -> left > right;
            case Op.LE -> left <= right;
            default -> left >= right;
        };
        s.set(a, holds ? 1 : 0, Kind.BOOLEAN);
    }

    /** Advances in time; true if the strand continues at once, at its {@link Strand#pc}. */
    private boolean wait(Strand s, double beats, long now) {
        if (s.state != Strand.State.RUNNING) {
            return false;
        }
        if (beats > MAX_SONG_BEATS && s.program.mode() == Mode.SONG) {
            faults.report(s, Fault.TOO_LONG, MAX_SONG_BEATS, null);
            return false;
        }
        return advance(s, s.position + beats, now);
    }

    /** Advances to a position; true if the strand continues at once, at its {@link Strand#pc}. */
    private boolean advance(Strand s, double next, long now) {
        if (next >= s.cutPosition) {
            s.position = s.cutPosition;
            end(s);
            return false;
        }
        if (s.program.mode() == Mode.SONG) {
            return waitInSong(s, next);
        }
        s.position = next;
        long due = s.firing.frameAt(next);
        if (due <= now || s.routine.handler()) {
            return true;
        }
        s.dueFrame = due;
        s.state = Strand.State.WAITING;
        return false;
    }

    private boolean waitInSong(Strand s, double next) {
        if (s.position < SONG_GATE_BEATS && next >= SONG_GATE_BEATS) {
            int exit = s.program.exit(s.pc, Program.GATE | Program.HELD);
            if (s.bound != 0 || exit >= 0) {
                s.position = SONG_GATE_BEATS;
                if (s.bound != 0) {
                    end(s);
                    return false;
                }
                s.pc = exit;
                return true;
            }
        }
        s.position = next;
        if (next > MAX_SONG_BEATS) {
            s.position = MAX_SONG_BEATS;
            faults.report(s, Fault.TOO_LONG, MAX_SONG_BEATS, null);
            return false;
        }
        return true;
    }

    private void end(Strand s) {
        if (s.routine.handler()) {
            s.state = Strand.State.FREE;
        } else {
            faults.end(s);
        }
    }

    private void call(Strand s, int routineIndex, int base, int packed, long now) {
        int flags = packed >>> 16;
        double gain = (flags & Op.HAS_VELOCITY) != 0 ? plays.gain(s, base) : 1;
        double cut = (flags & Op.HAS_GATE) != 0 ? s.position + plays.beats(s, base + 1) : Double.POSITIVE_INFINITY;
        if (gain < 0 || s.state != Strand.State.RUNNING || !guard.call(s, now)) {
            return;
        }
        Strand callee = s.firing.strandCount < Firing.MAX_STRANDS ? host.acquireStrand(s) : null;
        if (callee == null) {
            faults.report(s, Fault.POOL_EMPTY, s.firing.strandCount, "tracks of this firing");
            return;
        }
        Routine routine = s.program.routine(routineIndex);
        callee.firing = s.firing;
        callee.scope = s.scope;
        callee.clearRegisters();
        int arguments = Math.min(packed & 0xffff, routine.parameters());
        for (int i = 0; i < arguments; i++) {
            callee.set(i, s.numbers[base + 2 + i], s.refs[base + 2 + i]);
        }
        enter(callee, routine, s.position);
        callee.defaultLength = s.defaultLength;
        callee.lengthSet = s.lengthSet;
        callee.instrument = s.instrument;
        callee.bus = s.bus;
        callee.track = routine.name();
        callee.velocityScale = s.velocityScale * gain;
        callee.cutPosition = Math.min(s.cutPosition, cut);
        callee.bound = s.bound | s.program.bound(s.pc);
        s.firing.add(callee);
        run(callee, now);
    }

}
