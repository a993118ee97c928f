// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No package of ours depends on one that depends on it. The class files show it for all bundles below the Eclipse UI; those of the UI are
 * compiled after this test, so their sources are read: every type of another package stands there in an import or with its full name.
 */
class PackageCircleTest {
    private static final Path PLUGINS = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern NAMED = Pattern.compile("\\b(org\\.songwalker(?:\\.[a-z]\\w*)*)\\.[A-Z]\\w*");
    /** What Xtext and EMF generate: the model is one unit, the parser another. */
    private static final Pattern GENERATED = Pattern
            .compile("(org\\.songwalker\\.lang\\.(?:song|parser\\.antlr|ide\\.contentassist\\.antlr))\\..*");

    @Test
    void belowTheUiPackagesFormNoCircle() {
        JavaClasses ours = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.songwalker");
        assertThat(ours.stream().map(JavaClass::getPackageName)).contains("org.songwalker.runtime", "org.songwalker.engine",
                "org.songwalker.midi", "org.songwalker.preset", "org.songwalker.lang", "org.songwalker.lang.ide", "org.songwalker.session");
        slices().assignedFrom(new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(unit(type.getPackageName()));
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        }).should().beFreeOfCycles().check(ours);
    }

    private static String unit(String name) {
        Matcher generated = GENERATED.matcher(name);
        return generated.matches() ? generated.group(1) : name;
    }

    @Test
    void inTheUiPackagesFormNoCircle() throws IOException {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (String bundle : List.of("ui", "ui.editor", "ui.rack", "ui.presets", "ui.tests")) {
            Path sources = PLUGINS.resolve("org.songwalker." + bundle).resolve("src");
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    read(Files.readString(file), uses);
                }
            }
        }
        assertThat(uses.keySet()).contains("org.songwalker.ui", "org.songwalker.ui.editor", "org.songwalker.ui.rack",
                "org.songwalker.ui.presets", "org.songwalker.ui.studio", "org.songwalker.ui.tests.workbench");
        assertThat(circle(uses)).isEmpty();
    }

    private static void read(String source, Map<String, Set<String>> uses) {
        Matcher own = PACKAGE.matcher(source);
        assertThat(own.find()).isTrue();
        Set<String> used = uses.computeIfAbsent(own.group(1), name -> new TreeSet<>());
        NAMED.matcher(source).results().map(found -> found.group(1)).filter(name -> !name.equals(own.group(1))).forEach(used::add);
    }

    /** The packages of a circle, the first one once more at the end; empty without one. */
    static List<String> circle(Map<String, Set<String>> uses) {
        Set<String> done = new TreeSet<>();
        for (String start : uses.keySet()) {
            List<String> found = circle(start, new ArrayList<>(), done, uses);
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static List<String> circle(String at, List<String> path, Set<String> done, Map<String, Set<String>> uses) {
        int seen = path.indexOf(at);
        path.add(at);
        if (seen >= 0) {
            return List.copyOf(path.subList(seen, path.size()));
        }
        for (String next : uses.getOrDefault(at, Set.of())) {
            List<String> found = done.contains(next) ? List.of() : circle(next, path, done, uses);
            if (!found.isEmpty()) {
                return found;
            }
        }
        path.removeLast();
        done.add(at);
        return List.of();
    }

    @Test
    void aCircleIsFound() {
        Map<String, Set<String>> uses = new TreeMap<>(Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of(), "d", Set.of("b")));
        assertThat(circle(uses)).containsExactly("b", "d", "b");
    }
}
