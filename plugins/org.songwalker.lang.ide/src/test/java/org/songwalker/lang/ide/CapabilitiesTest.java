// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.songwalker.lang.ide.RawClient.at;
import static org.songwalker.lang.ide.RawClient.document;
import static org.songwalker.lang.ide.RawClient.edit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every capability that the server advertises gives a right answer; one that this test does not know fails it. */
class CapabilitiesTest {
    private static final String SONG = "file:///song.sw";
    private static final String TEXT = "track tune(speed) {\n    C4 *midi.velocity /4\n}\nconst s = Osillator({})\n";
    private static final String EVERYTHING = """
            {"processId":null,"rootUri":null,"capabilities":{
              "general":{"positionEncodings":["utf-8","utf-16"]},
              "workspace":{"workspaceFolders":true,"applyEdit":true,"executeCommand":{},"symbol":{},"semanticTokens":{},"configuration":true},
              "textDocument":{"completion":{},"hover":{},"signatureHelp":{},"declaration":{},"definition":{},"typeDefinition":{},"implementation":{},
                "references":{},"documentHighlight":{},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"codeLens":{},"documentLink":{},
                "codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}},"colorProvider":{},"formatting":{},
                "rangeFormatting":{},"onTypeFormatting":{},"rename":{"prepareSupport":true},"foldingRange":{},"selectionRange":{},
                "linkedEditingRange":{},"callHierarchy":{},"semanticTokens":{},"moniker":{},"typeHierarchy":{},"inlineValue":{},"inlayHint":{},
                "diagnostic":{}}}}
            """;

    @Test
    void whatIsAdvertisedWorks() throws Exception {
        try (RawClient client = RawClient.start()) {
            JsonObject capabilities = client.result("initialize", EVERYTHING).getAsJsonObject().getAsJsonObject("capabilities");
            client.open(SONG, TEXT);
            assertThat(capabilities.keySet()).contains("textDocumentSync", "completionProvider", "documentSymbolProvider",
                    "codeActionProvider");
            for (Map.Entry<String, JsonElement> capability : capabilities.entrySet()) {
                works(client, capability.getKey(), capability.getValue());
            }
        }
    }

    @Test
    void codeActionsAreOfferedOnlyToEditorsThatTakeThem() throws Exception {
        try (RawClient client = RawClient.start()) {
            JsonObject capabilities = client.result("initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}")
                    .getAsJsonObject()
                    .getAsJsonObject("capabilities");
            assertThat(capabilities.keySet()).containsExactlyInAnyOrder("textDocumentSync", "completionProvider", "documentSymbolProvider");
            client.open(SONG, TEXT);
            JsonObject symbol = client.result("textDocument/documentSymbol", document(SONG)).getAsJsonArray().get(0).getAsJsonObject();
            assertThat(symbol.getAsJsonObject("location").get("uri").getAsString()).isEqualTo(SONG); // flat, for editors without trees
        }
    }

    private static void works(RawClient client, String name, JsonElement value) throws Exception {
        switch (name) {
            case "textDocumentSync" -> {
                assertThat(value).hasToString("{\"openClose\":true,\"change\":2}");
                client.change(SONG, 2, "[" + edit(3, 10, 3, 19, "Oscillator") + "]");
                assertThat(client.diagnostics(SONG, 2).toString()).doesNotContain("Osillator");
                client.change(SONG, 3, "[{\"text\":" + RawClient.quoted(TEXT) + "}]");
                assertThat(client.diagnostics(SONG, 3).toString()).contains("Osillator");
            }
            case "completionProvider" -> {
                assertThat(value).hasToString("{\"resolveProvider\":false,\"triggerCharacters\":[\".\"]}");
                assertThat(client.result("textDocument/completion", at(SONG, 1, 13)).getAsJsonObject().getAsJsonArray("items").asList())
                        .extracting(item -> item.getAsJsonObject().get("label").getAsString())
                        .contains("velocity", "channel")
                        .doesNotContain("track");
            }
            case "documentSymbolProvider" -> assertThat(client.result("textDocument/documentSymbol", document(SONG)))
                    .hasToString("[" + "{\"name\":\"tune\",\"kind\":12,\"range\":" + RawClient.range(0, 0, 2, 1) + ",\"selectionRange\":"
                            + RawClient.range(0, 6, 0, 10) + "},{\"name\":\"s\",\"kind\":14,\"range\":" + RawClient.range(3, 0, 3, 23)
                            + ",\"selectionRange\":" + RawClient.range(3, 6, 3, 7) + "}]");
            case "codeActionProvider" -> {
                assertThat(value).hasToString("{\"codeActionKinds\":[\"quickfix\"]}");
                JsonObject action = client.result("textDocument/codeAction", fixes("{\"diagnostics\":[],\"only\":[\"quickfix\"]}"))
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject();
                assertThat(action.get("title").getAsString()).isEqualTo("Change to 'Oscillator'");
                assertThat(action.getAsJsonObject("edit")).hasToString(
                        "{\"changes\":{\"" + SONG + "\":[{\"range\":" + RawClient.range(3, 10, 3, 19) + ",\"newText\":\"Oscillator\"}]}}");
                assertThat(client.result("textDocument/codeAction", fixes("{\"diagnostics\":[],\"only\":[\"refactor\"]}")).getAsJsonArray())
                        .isEmpty();
            }
            default -> throw new AssertionError("the server advertises " + name + ", and no test shows that it works");
        }
    }

    private static String fixes(String context) {
        return "{\"textDocument\":{\"uri\":\"" + SONG + "\"},\"range\":" + RawClient.range(3, 12, 3, 12) + ",\"context\":" + context + "}";
    }
}
