// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mutated programs through parser, compiler and two seconds of engine time; the soak runs the same with more of them. */
class MutantsRunTest {
    @Test
    void twoThousandMutantsRunWithoutExceptionOrHang() throws Exception {
        Mutants mutants = new Mutants(1);
        Mutants.Tally tally = mutants.run(2_000);
        assertThat(tally.programs()).isEqualTo(2_000);
        // Mutants that do not compile are as welcome as those that do; both kinds have to occur for the test to mean something.
        assertThat(tally.played()).isGreaterThan(400);
        assertThat(tally.rejected()).isGreaterThan(200);
    }
}
