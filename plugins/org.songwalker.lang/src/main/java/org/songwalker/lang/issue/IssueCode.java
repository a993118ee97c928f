// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.issue;

import static org.songwalker.lang.issue.Severity.ERROR;
import static org.songwalker.lang.issue.Severity.INFO;
import static org.songwalker.lang.issue.Severity.WARNING;

/**
 * The catalogue of diagnostics (language reference 11, 13.13): of the text, of its form, of names, of types, and of the run. What each
 * means is told by its {@link Explanation}.
 */
public enum IssueCode {
    L001(ERROR), L002(ERROR), L003(ERROR), L004(ERROR), L005(ERROR), L006(WARNING), P001(ERROR), P002(ERROR), P003(ERROR), P004(WARNING),
    P005(WARNING), P006(WARNING), P007(WARNING), P008(ERROR), P009(WARNING), N001(ERROR), N002(ERROR), N003(ERROR), N004(ERROR),
    N005(ERROR), N006(INFO), N007(WARNING), N008(ERROR), N009(ERROR), N010(ERROR), T001(ERROR), T002(ERROR), T003(ERROR), T004(ERROR),
    T005(WARNING), T006(WARNING), T007(WARNING), T008(WARNING), T009(WARNING), T010(WARNING), R001(WARNING), R002(WARNING), R003(WARNING),
    R004(WARNING), R005(WARNING), R006(WARNING);

    private final Severity severity;

    IssueCode(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
