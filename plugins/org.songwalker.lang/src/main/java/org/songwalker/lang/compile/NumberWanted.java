// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import java.util.Collections;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.issue.IssueCode;
import org.songwalker.lang.song.ArrayLit;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.StringLit;

/** Reports a value of another type where a number is wanted, with what to write if that can be known (T001). */
final class NumberWanted {
    /** A text that names a note, with or without its octave. */
    private static final Pattern QUOTED_NOTE = Pattern.compile("([A-G](?:##?|bb?)?)(\\d?)");
    /** Most elements of an array that a fix writes out. */
    private static final int MOST_WRITTEN = 16;

    private NumberWanted() {}

    /** Reports an operand that is surely no number; {@code purpose} is what wants one, an operator in quotes or a name. */
    static void report(Unit unit, Operand operand, EObject where, String purpose) {
        Constant constant = operand.constant();
        Matcher quoted = QUOTED_NOTE.matcher(constant != null && constant.ref() instanceof String text ? text : "");
        if (where instanceof StringLit && quoted.matches()) {
            String note = quoted.group(1) + (quoted.group(2).isEmpty() ? "4" : quoted.group(2));
            unit.report(IssueCode.T001, where, purpose + " needs a number, but this is a string; a note stands without quotes: " + note,
                    unit.replace(where, "Write " + note, note));
            return;
        }
        if (where instanceof ArrayLit array && purpose.equals("'*'") && where.eContainer() instanceof Binary product
                && product.getLeft() == where && array.getElements().size() == 1 && product.getRight() instanceof NumberLit count
                && count.getValue() >= 1 && count.getValue() <= MOST_WRITTEN && count.getValue() == Math.rint(count.getValue())) {
            String element = source(unit, array.getElements().getFirst());
            String written = "[" + String.join(", ", Collections.nCopies((int) count.getValue(), element)) + "]";
            unit.report(IssueCode.T001, product, "an array is not repeated with * here; its elements are written out: " + written,
                    unit.replace(product, "Write " + written, written));
            return;
        }
        String hint = switch (operand.type()) {
            case VOICE -> "; a call of a preset gives a voice. Its velocity goes into the call: piano(60, 0.8)";
            case STRING -> purpose.equals("'+'") ? "; texts are not joined, but log takes several values: log('n', n)" : "";
            default -> "";
        };
        unit.report(IssueCode.T001, where, purpose + " needs a number, but this is " + operand.type().text() + hint);
    }

    private static String source(Unit unit, EObject part) {
        return unit.reporter.text().substring(Reporter.offset(part), Reporter.end(part)).strip();
    }
}
