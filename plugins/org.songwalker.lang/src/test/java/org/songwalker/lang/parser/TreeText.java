// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.parser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.songwalker.lang.song.Binary;
import org.songwalker.lang.song.BoolLit;
import org.songwalker.lang.song.Call;
import org.songwalker.lang.song.Index;
import org.songwalker.lang.song.Junk;
import org.songwalker.lang.song.Member;
import org.songwalker.lang.song.NoteLit;
import org.songwalker.lang.song.NumberLit;
import org.songwalker.lang.song.Paren;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.RegexLit;
import org.songwalker.lang.song.StringLit;
import org.songwalker.lang.song.UndefinedLit;
import org.songwalker.lang.song.VarRef;
import org.songwalker.runtime.Numbers;

/** A tree as text, in the notation of parse-cases.txt. */
final class TreeText {

    String program(Program program) {
        List<String> parts = new ArrayList<>(program.getStatements().stream().map(this::object).toList());
        if (!program.getJunk().isEmpty()) {
            parts.add("JUNK[" + program.getJunk().stream().map(this::object).collect(Collectors.joining(" ")) + "]");
        }
        return String.join(" | ", parts);
    }

    private String object(EObject part) {
        return switch (part) {
            case NumberLit number -> Numbers.text(number.getValue());
            case NoteLit note -> note.getNote();
            case StringLit string -> string.getText();
            case RegexLit regex -> regex.getText();
            case BoolLit bool -> String.valueOf(bool.isYes());
            case UndefinedLit undefined -> "undefined";
            case VarRef ref -> ref.getName();
            case Paren paren -> "p" + object(paren.getExpr());
            case Member member -> object(member.getTarget()) + "." + member.getName();
            case Index index -> object(index.getTarget()) + "[" + object(index.getIndex()) + "]";
            case Call call ->
                    object(call.getTarget()) + call.getArgs().stream().map(this::object).collect(Collectors.joining(", ", "(", ")"));
            case Binary binary -> "(" + object(binary.getLeft()) + " " + binary.getOp() + " " + object(binary.getRight()) + ")";
            case Junk junk -> "Junk{token=" + junk.getToken() + "}";
            default -> features(part);
        };
    }

    private String features(EObject part) {
        List<String> features = new ArrayList<>();
        for (EStructuralFeature feature : part.eClass().getEAllStructuralFeatures()) {
            if (part.eIsSet(feature)) {
                features.add(feature.getName() + "=" + value(part.eGet(feature)));
            }
        }
        return part.eClass().getName() + "{" + String.join(" ", features) + "}";
    }

    private String value(Object value) {
        return switch (value) {
            case EObject part -> object(part);
            case List<?> list -> list.stream().map(this::value).collect(Collectors.joining(" ", "[", "]"));
            case Double number -> Numbers.text(number);
            default -> String.valueOf(value);
        };
    }
}
