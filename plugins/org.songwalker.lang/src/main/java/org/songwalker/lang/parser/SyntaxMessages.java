// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import java.util.Map;
import org.antlr.runtime.MismatchedTokenException;
import org.antlr.runtime.MissingTokenException;
import org.antlr.runtime.RecognitionException;
import org.antlr.runtime.Token;
import org.antlr.runtime.UnwantedTokenException;
import org.eclipse.xtext.nodemodel.SyntaxErrorMessage;
import org.eclipse.xtext.parser.antlr.SyntaxErrorMessageProvider;
import org.jspecify.annotations.Nullable;

/** Words the errors of parser and scanner for people, each with its code (language reference 11). */
public class SyntaxMessages extends SyntaxErrorMessageProvider {
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("RULE_IDENT", "a name"), Map.entry("RULE_NUMBER", "a number"),
            Map.entry("RULE_NOTE", "a note"), Map.entry("RULE_STRING", "a text in quotes"), Map.entry("RULE_SEP", "the end of the line"),
            Map.entry("RULE_LPAREN_ADJ", "'('"), Map.entry("RULE_LBRACK_ADJ", "'['"), Map.entry("RULE_RANGE", "'..'"),
            Map.entry("RULE_DOTS", "a rest"), Map.entry("RULE_DOTS_ADJ", "dots"), Map.entry("RULE_NOTE_DOTS", "dots of a note value"),
            Map.entry("RULE_REGEX", "a regular expression"));

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IValueConverterErrorContext context) {
        return new SyntaxErrorMessage(context.getDefaultMessage(), "L004");
    }

    @Override
    public SyntaxErrorMessage getSyntaxErrorMessage(IParserErrorContext context) {
        RecognitionException error = context.getRecognitionException();
        if (error == null) {
            return new SyntaxErrorMessage(context.getDefaultMessage(), "P001");
        }
        String found = found(error.token, context.getTokenNames());
        String expected = expected(error, context.getTokenNames());
        SyntaxErrorMessage foreign = foreign(error.token, expected);
        if (foreign != null) {
            return foreign;
        }
        if (expected != null && (expected.equals("')'") || expected.equals("']'") || expected.equals("'}'"))) {
            return new SyntaxErrorMessage("expected " + expected + ", found " + found, "P002");
        }
        if (error instanceof UnwantedTokenException) {
            return new SyntaxErrorMessage("unexpected " + found + (expected == null ? "" : "; expected " + expected), "P001");
        }
        return new SyntaxErrorMessage("expected " + (expected == null ? "a value or a statement" : expected) + ", found " + found, "P001");
    }

    /** An assignment where a condition ends: other languages compare with = too. */
    private static @Nullable SyntaxErrorMessage foreign(@Nullable Token token, @Nullable String expected) {
        String text = token == null || token.getText() == null ? "" : token.getText();
        if (text.equals("=") && "')'".equals(expected)) {
            return new SyntaxErrorMessage("= assigns a value, and a condition compares; write ==", "P008");
        }
        return null;
    }

    private static @Nullable String expected(RecognitionException error, String[] names) {
        int type = switch (error) {
            case MissingTokenException missing -> missing.expecting;
            case UnwantedTokenException unwanted -> unwanted.expecting;
            case MismatchedTokenException mismatched -> mismatched.expecting;
            default -> Token.INVALID_TOKEN_TYPE;
        };
        return type > 3 && type < names.length ? name(names[type]) : null;
    }

    private static String name(String token) {
        return NAMES.getOrDefault(token, token);
    }

    private static String found(@Nullable Token token, String[] names) {
        if (token == null || token.getType() == Token.EOF || token.getText() == null) {
            return "the end of the file";
        }
        boolean separator = token.getType() < names.length && names[Math.max(0, token.getType())].equals("RULE_SEP");
        return separator ? "the end of the line" : "'" + token.getText() + "'";
    }
}
