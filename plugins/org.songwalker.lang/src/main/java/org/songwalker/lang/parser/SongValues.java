// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import org.eclipse.xtext.conversion.IValueConverter;
import org.eclipse.xtext.conversion.ValueConverter;
import org.eclipse.xtext.conversion.ValueConverterException;
import org.eclipse.xtext.conversion.impl.AbstractDeclarativeValueConverterService;
import org.eclipse.xtext.nodemodel.INode;

/** Converts tokens to values: strings without quotes and with their escapes resolved, numbers as doubles (language reference 2.4, 7.1). */
public class SongValues extends AbstractDeclarativeValueConverterService {

    @ValueConverter(rule = "STRING")
    public IValueConverter<String> strings() {
        return new Converter<>() {
            @Override
            public String toValue(String text, INode node) {
                return unescape(text.substring(1, text.length() - 1));
            }
        };
    }

    @ValueConverter(rule = "NUMBER")
    public IValueConverter<Double> numbers() {
        return new Converter<>() {
            @Override
            public Double toValue(String text, INode node) {
                try {
                    return Double.valueOf(text);
                } catch (NumberFormatException e) {
                    throw new ValueConverterException("'" + text + "' is not a number", node, e);
                }
            }
        };
    }

    /** Escapes: \n, \t, \\, \" and \'; any other keeps its backslash. */
    static String unescape(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            switch (next) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case '\\', '"', '\'' -> out.append(next);
                default -> {
                    out.append(c);
                    continue;
                }
            }
            i++;
        }
        return out.toString();
    }

    /** A converter that only reads: programs are never written from their tree. */
    private abstract static class Converter<T> implements IValueConverter<T> {
        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
