// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.compile;

import org.eclipse.emf.ecore.EObject;
import org.songwalker.lang.issue.IssueCode;

/** A place in one of the texts of a compilation, for a report at its end. */
record Site(EObject where, Reporter reporter) {
    void report(IssueCode code, String message) {
        reporter.report(code, where, message);
    }
}
