// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.ui.tests.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextPresentationListener;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.ITextViewerExtension4;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.songwalker.lang.ide.Highlights;
import org.songwalker.ui.tests.workbench.Ui;

/** The colours of a program during edits. */
class ColourTest {
    private static final String[] PIECES = {"\"", "//", "/*", "*/", "\n", " ", "C4", "const ", "(", ")", "/", "0.5", "e", "{", "}", "="};
    private ITextEditor editor;

    @AfterEach
    void close() {
        Ui.close(editor);
    }

    private ITextViewer open(String text) throws Exception {
        editor = Ui.program(Ui.file("recoloured.sw", text));
        return editor.getAdapter(ITextViewer.class);
    }

    /** Offset, colour and font of every character that is not plain. */
    private static List<String> shown(StyledText widget) {
        List<String> characters = new ArrayList<>();
        for (StyleRange range : widget.getStyleRanges()) {
            if (range.foreground != null) {
                String style = range.foreground.getRed() + " " + range.foreground.getGreen() + " " + range.foreground.getBlue() + " "
                        + range.fontStyle;
                for (int i = 0; i < range.length; i++) {
                    characters.add(range.start + i + ": " + style);
                }
            }
        }
        return characters;
    }

    @Test
    void after200EditsTheColoursEqualThoseOfAFreshEditor() throws Exception {
        ITextViewer viewer = open(
                "// a comment\nconst s = Oscillator({type: 'sine'})\ns(midi.note) *midi.velocity /4\n" + "/* two\nlines */\nC4 E4 /8\n");
        IDocument document = viewer.getDocument();
        Random random = new Random(20261121);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(document.getLength() + 1);
            int length = random.nextInt(3) == 0 ? Math.min(random.nextInt(6), document.getLength() - from) : 0;
            document.replace(from, length, length > 0 && random.nextBoolean() ? "" : PIECES[random.nextInt(PIECES.length)]);
            List<String> kept = shown(viewer.getTextWidget());
            viewer.invalidateTextPresentation();
            assertEquals(shown(viewer.getTextWidget()), kept, "after edit " + i + ": " + document.get());
            assertEquals(Highlights.of(document.get()).stream().mapToInt(Highlights.Span::length).sum(), kept.size(), document.get());
        }
    }

    @Test
    void aKeyIn2000LinesRepaintsOnlyItsToken() throws Exception {
        String line = "C4 /4 D4 /8 E4 /8 // of a song\n";
        ITextViewer viewer = open(line.repeat(2_000));
        List<Integer> painted = new ArrayList<>();
        ITextPresentationListener listener = presentation -> painted.add(presentation.getExtent().getLength());
        ((ITextViewerExtension4) viewer).addTextPresentationListener(listener);
        viewer.getDocument().replace(line.length() * 1_000 + 1, 1, "5"); // C4 to C5
        assertEquals(List.of(2), painted);
        viewer.getDocument().replace(line.length() * 1_000, 0, "/*"); // everything after it becomes a comment
        assertEquals(2, painted.size());
        assertTrue(painted.getLast() > 999 * line.length(), painted.toString());
    }
}
