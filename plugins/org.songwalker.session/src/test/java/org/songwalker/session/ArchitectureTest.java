// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.session;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

/** The walls of ARCHITECTURE.md. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.songwalker");

    private static final String[] ECLIPSE = {"org.eclipse.ui..", "org.eclipse.swt..", "org.eclipse.core.runtime..", "org.osgi.."};

    @Test
    void runtimeDependsOnTheJdkAlone() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.songwalker.runtime..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.songwalker.runtime..", "java..", "org.jspecify..")
                .check(OURS);
    }

    @Test
    void langNeverSeesTheEngine() {
        noClasses().that()
                .resideInAPackage("org.songwalker.lang..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.songwalker.engine..", "org.songwalker.preset..", "org.songwalker.midi..",
                        "org.songwalker.session..")
                .check(OURS);
    }

    @Test
    void engineNeverSeesLanguagePresetsMidiJsonHttpOrFiles() {
        noClasses().that()
                .resideInAPackage("org.songwalker.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.songwalker.lang..", "org.songwalker.preset..", "org.songwalker.midi..", "org.songwalker.session..",
                        "tools.jackson..", "java.net..", "java.nio.file..", "java.io..")
                .check(OURS);
    }

    @Test
    void presetsKnowOnlyInstrumentsOfTheEngine() {
        noClasses().that()
                .resideInAPackage("org.songwalker.preset..")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe("lie in the engine outside its instruments",
                        c -> c.getPackageName().startsWith("org.songwalker.engine")
                                && !c.getPackageName().equals("org.songwalker.engine.instrument")))
                .check(OURS);
    }

    @Test
    void sampledSoundOnlyInDeviceAndDecode() {
        noClasses().that()
                .resideOutsideOfPackages("org.songwalker.engine.device..", "org.songwalker.preset.decode..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.sound.sampled..")
                .check(OURS);
    }

    /** A clock that is set, by a user, a server or daylight saving, cannot change what nobody asks it. */
    @Test
    void nothingBelowTheWindowReadsTheClockOnTheWall() {
        noClasses().that()
                .resideOutsideOfPackage("org.songwalker.hardening..")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.time\\.(Instant|Clock|Zoned|Offset|Local|Year|Month).*|java\\.util\\.(Date|Calendar|Timer)")
                .check(OURS);
    }

    @Test
    void midiOfTheJdkOnlyInMidi() {
        noClasses().that()
                .resideOutsideOfPackage("org.songwalker.midi..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax.sound.midi..")
                .check(OURS);
    }

    @Test
    void nothingBelowTheLineImportsEclipseUiOrOsgi() {
        noClasses().that()
                .resideOutsideOfPackage("org.songwalker.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ECLIPSE)
                .check(OURS);
    }

    @Test
    void xtextAndEmfOnlyInTheLanguage() {
        noClasses().that()
                .resideOutsideOfPackages("org.songwalker.lang..", "org.songwalker.ui..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.xtext..", "org.eclipse.emf..")
                .check(OURS);
    }

    @Test
    void noSynchronizedMethodAndNoClockInWhatTheAudioThreadRuns() {
        String[] audio = {"org.songwalker.runtime..", "org.songwalker.engine.dsp..", "org.songwalker.engine.voice..",
            "org.songwalker.engine.mix..", "org.songwalker.engine.effect..", "org.songwalker.engine.slot..", "org.songwalker.engine.song..",
            "org.songwalker.engine.input..", "org.songwalker.engine.ring..", "org.songwalker.engine.trace.."};
        noMethods().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(audio)
                .should()
                .haveModifier(JavaModifier.SYNCHRONIZED)
                .check(OURS);
        noClasses().that()
                .resideInAnyPackage(audio)
                .should()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(OURS);
    }
}
