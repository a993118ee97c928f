// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.preset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.songwalker.preset.index.GeneralMidi;
import org.songwalker.preset.index.Names;
import org.songwalker.preset.source.LibrarySource;
import org.songwalker.preset.source.Network;
import org.songwalker.preset.source.PresetException;

class PresetRepositoryTest {
    @TempDir
    Path folder;

    private static PresetRepository library() throws PresetException {
        return new PresetRepository(List.of(TestLibrary.source()));
    }

    private static String resolved(PresetRepository repository, String name) {
        return switch (repository.resolve(name)) {
            case Resolution.Found found -> found.match().word() + " " + found.target().fullName();
            case Resolution.Missing missing -> "missing";
        };
    }

    private LibrarySource written(String name, String... presets) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        StringBuilder entries = new StringBuilder();
        for (String preset : presets) {
            entries.append(entries.isEmpty() ? "" : ",")
                    .append("{\"type\":\"preset\",\"name\":\"" + preset + "\",\"path\":\"p/" + preset.replace(" ", "")
                            + "/preset.json\",\"category\":\"sampler\",\"tags\":[]}");
        }
        Files.writeString(root.resolve("index.json"), "{\"name\":\"" + name + "\",\"entries\":[" + entries + "]}");
        return LibrarySource.of(root.toString(), Network.offline());
    }

    @Test
    void anExactNameWinsOverAnEarlierSubstring() throws Exception {
        assertThat(resolved(library(), "FluidR3_GM/Trumpet")).isEqualTo("exact FluidR3 GM/Trumpet");
    }

    @Test
    void theLibraryIsKnownByNameAndByDirectory() throws Exception {
        assertThat(resolved(library(), "FluidR3 GM/Violin")).isEqualTo("exact FluidR3 GM/Violin");
        assertThat(resolved(library(), "_shared/Sine Oscillator")).isEqualTo("exact Built-in/Sine Oscillator");
    }

    @Test
    void caseAndPunctuationDoNotMatter() throws Exception {
        assertThat(resolved(library(), "fluidr3_gm/pad 2 warm")).isEqualTo("normalized FluidR3 GM/Pad 2 (warm)");
    }

    @Test
    void aDirectoryNameIsFound() throws Exception {
        assertThat(resolved(library(), "Built-in/Sawtooth")).isEqualTo("directory Built-in/Sawtooth Oscillator");
    }

    @Test
    void aPrefixComesBeforeASubstring() throws Exception {
        PresetRepository repository = new PresetRepository(List.of(written("L", "Grand Piano", "Piano One")));
        assertThat(resolved(repository, "L/Piano")).isEqualTo("prefix L/Piano One");
    }

    @Test
    void aSubstringIsFoundInIndexOrder() throws Exception {
        assertThat(resolved(library(), "FluidR3_GM/Piano")).isEqualTo("substring FluidR3 GM/Acoustic Grand Piano");
    }

    @Test
    void aSynonymFindsTheGeneralMidiName() throws Exception {
        assertThat(resolved(library(), "FluidR3_GM/Fingered Bass")).isEqualTo("alias FluidR3 GM/Electric Bass (finger)");
    }

    @Test
    void theStandardKitIsAllSingleKeyPercussion() throws Exception {
        Resolution.Found found = (Resolution.Found) library().resolve("FluidR3_GM/Standard");
        assertThat(((Resolution.Target.Kit) found.target()).drums()).hasSize(47);
        assertThat(found.target().fullName()).isEqualTo("FluidR3 GM/Standard Kit");
        assertThat(found.match()).isEqualTo(Match.KIT);
    }

    @Test
    void drumWordsOfTheKitArePercussionKeys() throws Exception {
        assertThat(resolved(library(), "FluidR3_GM/Standard Kit/Kick")).isEqualTo("kit FluidR3 GM/Percussion_C2_36");
        assertThat(resolved(library(), "FluidR3_GM/Standard Kit/Closed Hi-Hat")).isEqualTo("kit FluidR3 GM/Percussion_Gb2_42");
        assertThat(resolved(library(), "FluidR3_GM/Standard Kit/Snare")).isEqualTo("kit FluidR3 GM/Percussion_D2_38");
    }

    @Test
    void aLibraryWithoutPercussionHasNoKit() throws Exception {
        assertThat(resolved(library(), "GeneralUserGS/Standard Kit")).isEqualTo("missing");
    }

    @Test
    void aNameWithoutLibraryPrefersBuiltInThenFluid() throws Exception {
        assertThat(resolved(library(), "Reverb")).isEqualTo("exact Built-in/Reverb");
        assertThat(resolved(library(), "Violin")).isEqualTo("exact FluidR3 GM/Violin");
    }

    @Test
    void theFirstSourceWins() throws Exception {
        PresetRepository repository = new PresetRepository(List.of(written("A", "X"), written("B", "X")));
        assertThat(resolved(repository, "X")).isEqualTo("exact A/X");
    }

    @Test
    void aRegexSearchesLibraryAndName() throws Exception {
        Resolution.Found found = (Resolution.Found) library().resolve(PresetRef.regex("^FluidR3_GM/.*organ", "i"));
        assertThat(found.target().fullName()).isEqualTo("FluidR3 GM/Church Organ");
        assertThat(found.candidates()).contains("FluidR3 GM/Drawbar Organ");
    }

    @Test
    void aRegexWithoutEndStops() throws Exception {
        PresetRepository repository = new PresetRepository(List.of(written("L", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")));
        assertThat(((Resolution.Missing) repository.resolve(PresetRef.regex("(a+)+\\1b", ""))).problem()).contains("takes too long");
    }

    @Test
    void aBrokenRegexIsRefused() {
        assertThatThrownBy(() -> PresetRef.regex("(", "")).isInstanceOf(PresetException.class).hasMessageContaining("Unclosed group");
    }

    @Test
    void aMissingNameOffersTheNearestAndSaysWhere() throws Exception {
        Resolution.Missing missing = (Resolution.Missing) library().resolve("FluidR3_GM/Voilin");
        assertThat(missing.candidates()).hasSize(5).startsWith("FluidR3 GM/Violin");
        assertThat(missing.problem()).isEqualTo("Preset 'Voilin' is not in FluidR3 GM; did you mean 'FluidR3 GM/Violin'?");
        assertThat(missing.cause()).isNull();
    }

    /** In letters Bass and Pad are nearer to Banjo than Keys, which is what stands in for it. */
    @Test
    void aNameOfGeneralMidiOffersItsFamilyFirst() {
        PresetRepository starter = new PresetRepository(List.of());
        assertThat(starter.resolve("Nowhere/Banjo").candidates()).first().isEqualTo("Starter/Keys");
        assertThat(starter.resolve("Nowhere/Acoustic Grand Piano").candidates()).first().isEqualTo("Starter/Keys");
        assertThat(starter.resolve("Nowhere/Violin").candidates()).first().isEqualTo("Starter/Strings");
        assertThat(starter.resolve("Nowhere/Fretless Bass").candidates()).first().isEqualTo("Starter/Bass");
    }

    @Test
    void aDrumWithoutItsKitOffersTheKit() throws Exception {
        assertThat(library().resolve("FluidR3_GM/Kick").candidates()).first().isEqualTo("FluidR3 GM/Standard Kit/Kick");
    }

    @Test
    void anUnreadableRootIsToldFromAMissingName() throws Exception {
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.resolve("none").toString(), Network.offline())));
        assertThatThrownBy(repository::requireReadable).isInstanceOf(PresetException.class)
                .hasMessageContaining("index.json: no such file");
        assertThat(((Resolution.Missing) repository.resolve("A/B")).cause()).isNotNull();
    }

    @Test
    void aBadEntryCostsThatEntryAlone() throws Exception {
        Path root = Files.createDirectories(folder.resolve("bad"));
        Files.writeString(root.resolve("index.json"), """
                {"name":"L","entries":[
                {"type":"index","name":"S","path":"\\uD800"},
                {"type":"index","name":"Gone","path":"gone/index.json"},
                {"type":"preset","name":"No Path"},
                {"type":"preset","name":"Away","path":"../../../etc/passwd"},
                {"type":"preset","name":"Empty","path":""},
                {"type":"preset","name":"Keys","path":"k.json","keyRange":{"low":-3,"high":200}},
                {"type":"weird"}, 7,
                {"type":"preset","name":"Good","path":"good.json"}]}""");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(root.toString(), Network.offline())));
        assertThat(resolved(repository, "L/Good")).isEqualTo("exact L/Good");
        repository.requireReadable();
        assertThat(((Resolution.Missing) repository.resolve("L/Away")).problem()).isEqualTo("Preset 'L/Away' was not found, and part of a "
                + "library could not be read: " + root + "/index.json: entries[0].path: the path has a character that no file name has");
    }

    /** A library whose index has a number of presets, all of one name, in a folder of that name. */
    private PresetRepository flat(String name, int presets) throws Exception {
        Path root = Files.createDirectories(folder.resolve(name));
        String entry = ",{\"type\":\"preset\",\"name\":\"" + name + "\",\"path\":\"a\"}";
        Files.writeString(root.resolve("index.json"), "{\"name\":\"L\",\"entries\":[" + entry.repeat(presets).substring(1) + "]}");
        return new PresetRepository(List.of(LibrarySource.of(root.toString(), Network.offline())));
    }

    @Test
    void aFlatIndexHasAtMost200000Entries() throws Exception {
        PresetRepository most = flat("most", 200_000);
        most.requireReadable();
        assertThat(resolved(most, "L/most")).isEqualTo("exact L/most");
        assertThatThrownBy(flat("more", 200_001)::requireReadable)
                .hasMessageContaining("entries: more than 200000 entries; split the index");
    }

    @Test
    void theIndexesOfALibraryHaveAtMost200000PresetsTogetherAndOneTooManyCostsItsOwn() throws Exception {
        flat("one", 100_000);
        flat("two", 100_000);
        flat("three", 1);
        String subs = Stream.of("one", "two", "three")
                .map(name -> "{\"type\":\"index\",\"name\":\"" + name + "\",\"path\":\"" + name + "/index.json\"}")
                .collect(Collectors.joining(","));
        Files.writeString(folder.resolve("index.json"),
                "{\"name\":\"R\",\"entries\":[{\"type\":\"index\",\"name\":\"S\",\"path\":\"s.json\"}]}");
        Files.writeString(folder.resolve("s.json"), "{\"name\":\"S\",\"entries\":[" + subs + "]}");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.toString(), Network.offline())));
        assertThat(resolved(repository, "S/two/two")).isEqualTo("exact S/two/two");
        assertThat(((Resolution.Missing) repository.resolve("S/three/three")).problem())
                .contains("three/index.json: more than 200000 " + "presets with those before it; name its folder as a library too");
    }

    @Test
    void anIndexHasAtMost32Megabytes() throws Exception {
        PresetRepository repository = flat("large", 1);
        Path index = folder.resolve("large/index.json");
        Files.writeString(index, " ".repeat(LibrarySource.LARGEST_JSON - (int) Files.size(index)), StandardOpenOption.APPEND);
        repository.requireReadable();
        Files.writeString(index, " ", StandardOpenOption.APPEND);
        PresetRepository larger = new PresetRepository(List.of(LibrarySource.of(folder.resolve("large").toString(), Network.offline())));
        assertThatThrownBy(larger::requireReadable).hasMessageContaining("larger than 32 MiB");
    }

    @Test
    void aLinkLeadsOutOfALibraryOnlyIntoAnotherOne() throws Exception {
        Path secret = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(secret.resolve("p.json"), "secret");
        LibrarySource mine = written("Mine", "P");
        Files.createDirectories(folder.resolve("Mine/p"));
        Files.createSymbolicLink(folder.resolve("Mine/p/P"), secret);
        assertThatThrownBy(() -> mine.read("p/P/p.json", 100)).hasMessageContaining("it is a link out of the library")
                .hasMessageNotContaining("secret");
        assertThat(mine.linkingInto(List.of(secret)).read("p/P/p.json", 100)).asString().isEqualTo("secret");
    }

    @Test
    void anIndexThatListsItselfEnds() throws Exception {
        Path root = Files.createDirectories(folder.resolve("loop"));
        Files.writeString(root.resolve("index.json"),
                "{\"name\":\"L\",\"entries\":[" + "{\"type\":\"index\",\"name\":\"Me\",\"path\":\"index.json\"}]}");
        assertThat(resolved(new PresetRepository(List.of(LibrarySource.of(root.toString(), Network.offline()))), "Me/X"))
                .isEqualTo("missing");
    }

    @Test
    void nestedIndexesKeepTheirNames() throws Exception {
        Path root = Files.createDirectories(folder.resolve("n/a/b"));
        Files.writeString(folder.resolve("n/index.json"),
                "{\"name\":\"R\",\"entries\":[" + "{\"type\":\"index\",\"name\":\"L\",\"path\":\"a/index.json\"}]}");
        Files.writeString(folder.resolve("n/a/index.json"),
                "{\"name\":\"L\",\"entries\":[" + "{\"type\":\"index\",\"name\":\"Sub\",\"path\":\"b/index.json\"}]}");
        Files.writeString(root.resolve("index.json"), "{\"name\":\"S\",\"entries\":["
                + "{\"type\":\"preset\",\"name\":\"P\",\"path\":\"p.json\",\"category\":\"synth\",\"tags\":[]}]}");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.resolve("n").toString(), Network.offline())));
        assertThat(resolved(repository, "L/Sub/P")).isEqualTo("exact L/Sub/P");
        assertThat(((Resolution.Found) repository.resolve("L/P")).target().path()).isEqualTo("a/b/p.json");
    }

    @Test
    void theTablesOfGeneralMidiAreComplete() {
        GeneralMidi midi = new GeneralMidi();
        assertThat(midi.programs()).extracting(GeneralMidi.Term::number)
                .containsExactlyElementsOf(IntStream.range(0, 128).boxed().toList());
        assertThat(midi.drums()).extracting(GeneralMidi.Term::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(35, 81).boxed().toList());
        List<String> names = midi.programs().stream().flatMap(t -> t.names().stream().map(Names::plain).distinct()).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void aNameWithoutLettersIsNearToNothing() throws Exception {
        for (String name : List.of(" ", "/", ".*", "\uD83D\uDE00")) {
            assertThat(library().resolve(name).candidates()).as(name).isEmpty();
        }
    }

    @Test
    void aWebPageInPlaceOfAnIndexIsCalledOne() throws Exception {
        Files.writeString(folder.resolve("index.json"), "\n<!DOCTYPE html><html></html>");
        PresetRepository repository = new PresetRepository(List.of(LibrarySource.of(folder.toString(), Network.offline())));
        assertThatThrownBy(repository::requireReadable).hasMessageEndingWith("index.json: it is a web page, not JSON");
    }

    @Test
    void initialsAreNearToTheirName() throws Exception {
        PresetRepository repository = new PresetRepository(List.of(written("Mine", "Zither", "Acoustic Grand Piano")));
        assertThat(repository.resolve("Mine/agp").candidates().getFirst()).isEqualTo("Mine/Acoustic Grand Piano");
        assertThat(Names.initials("Acoustic Grand Piano")).isEqualTo("agp");
        assertThat(Names.initials("  2nd (soft) Lead-Synth")).isEqualTo("2sls");
    }
}
