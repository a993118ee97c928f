// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.songwalker.lang.issue.Explanation;
import org.songwalker.lang.issue.IssueCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains a diagnostic. */
@Command(name = "explain", mixinStandardHelpOptions = true, versionProvider = Version.class, description = "Says what a diagnostic means, with a wrong and a right program, and why.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Parameters(paramLabel = "CODE", description = "for example N001")
    private String code = "";

    @Option(names = "--html", description = "print the page as HTML")
    private boolean html;

    @Override
    public Integer call() {
        for (IssueCode known : IssueCode.values()) {
            if (known.name().equalsIgnoreCase(code)) {
                Explanation page = Explanation.of(known);
                common.out().print(html ? page.html() : page.text());
                return 0;
            }
        }
        throw new CliException(CliException.USAGE, "There is no code '" + code + "'; the codes are "
                + Arrays.stream(IssueCode.values()).map(IssueCode::name).collect(Collectors.joining(" ")) + ".");
    }
}
