// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.runtime;

import org.jspecify.annotations.Nullable;

/** Reports faults to the host, once per place and firing in a row, and ends what they end. */
final class Faults {
    private final Host host;

    Faults(Host host) {
        this.host = host;
    }

    void report(Strand strand, Fault fault, double number, @Nullable Object detail) {
        Firing firing = strand.firing;
        if (firing.lastFault != fault || firing.lastFaultPc != strand.pc) {
            firing.lastFault = fault;
            firing.lastFaultPc = strand.pc;
            host.fault(strand, fault, number, detail);
        }
        if (fault.aborts()) {
            abort(strand);
        }
    }

    /** Ends the strand's firing; a handler ends alone. */
    void abort(Strand strand) {
        if (strand.routine.handler()) {
            strand.state = Strand.State.FREE;
            return;
        }
        Firing firing = strand.firing;
        while (firing.strandCount > 0) {
            Strand last = firing.strands[firing.strandCount - 1];
            if (last != null) {
                end(last);
            }
        }
    }

    /** Takes a strand out of its firing. */
    void end(Strand strand) {
        strand.state = Strand.State.FREE;
        strand.firing.remove(strand);
        host.ended(strand);
    }
}
