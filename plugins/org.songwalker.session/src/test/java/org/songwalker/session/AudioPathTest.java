// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What {@code Engine.render} can reach, followed through our own code by name, overriding methods included. The expansion of songs is the
 * other host of programs; it runs before anything sounds.
 */
class AudioPathTest {
    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.songwalker.engine", "org.songwalker.runtime");
    private static final List<String> FORBIDDEN = List.of("java.util.stream", "java.util.concurrent.locks", "java.util.logging", "java.io",
            "java.nio.file", "java.lang.StringBuilder", "java.lang.System.nanoTime", "java.lang.System.currentTimeMillis",
            "java.lang.Thread", "java.lang.Object.wait");
    private static final Set<String> BOXES = Set.of("java.lang.Integer", "java.lang.Long", "java.lang.Double", "java.lang.Float",
            "java.lang.Boolean");

    @Test
    void reachesNoLockStreamClockFileBoxOrText() {
        Set<String> found = new TreeSet<>();
        for (JavaCodeUnit unit : reachable()) {
            if (unit.getModifiers().contains(JavaModifier.SYNCHRONIZED)) {
                found.add(unit.getFullName() + " is synchronized");
            }
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                String target = access.getTargetOwner().getName() + "." + access.getTarget().getName();
                boolean boxes = BOXES.contains(access.getTargetOwner().getName()) && access.getTarget().getName().equals("valueOf");
                if (boxes || FORBIDDEN.stream().anyMatch(target::startsWith)) {
                    found.add(unit.getFullName() + " calls " + target);
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void reachesNoConstructorButThoseOfErrors() {
        Set<String> found = new TreeSet<>();
        for (JavaCodeUnit unit : reachable()) {
            for (JavaAccess<?> access : unit.getAccessesFromSelf()) {
                JavaClass owner = access.getTargetOwner();
                boolean ownSuper = unit.isConstructor();
                if (access.getTarget().getName().equals("<init>") && !ownSuper && !owner.isAssignableTo(Throwable.class)) {
                    found.add(unit.getFullName() + " makes a " + owner.getName());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static Set<JavaCodeUnit> reachable() {
        Set<JavaCodeUnit> seen = new LinkedHashSet<>();
        Deque<JavaCodeUnit> open = new ArrayDeque<>(
                OURS.get("org.songwalker.engine.Engine").getMethods().stream().filter(m -> m.getName().equals("render")).toList());
        while (!open.isEmpty()) {
            JavaCodeUnit unit = open.pop();
            if (seen.add(unit)) {
                unit.getCallsFromSelf().forEach(call -> targets(call).forEach(open::push));
            }
        }
        return seen;
    }

    /** The method that is called, and those that override it. */
    private static Stream<JavaCodeUnit> targets(JavaAccess<?> call) {
        JavaClass owner = call.getTargetOwner();
        Stream<JavaClass> owners = Stream.concat(Stream.of(owner), owner.getAllSubclasses().stream())
                .filter(c -> OURS.contain(c.getName()))
                .filter(c -> !c.getSimpleName().equals("SongExpansion"));
        return owners.flatMap(c -> c.getCodeUnits().stream())
                .filter(u -> u.getName().equals(call.getTarget().getName()) && !u.isConstructor());
    }
}
