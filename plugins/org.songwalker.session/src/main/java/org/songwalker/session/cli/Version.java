// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program and of the Java runtime under it. */
final class Version implements IVersionProvider {
    static final String NUMBER = "1.0.0";

    @Override
    public String[] getVersion() {
        return new String[] {"SongWalker Studio " + NUMBER, "Java " + Runtime.version()};
    }
}
