// SPDX-License-Identifier: EPL-2.0 OR GPL-3.0-or-later
package org.songwalker.lang.ide;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.parser.IParseResult;
import org.jspecify.annotations.Nullable;
import org.songwalker.lang.compile.Compilation;
import org.songwalker.lang.compile.UsedFiles;
import org.songwalker.lang.song.Block;
import org.songwalker.lang.song.Decl;
import org.songwalker.lang.song.Definition;
import org.songwalker.lang.song.ForIn;
import org.songwalker.lang.song.ForStmt;
import org.songwalker.lang.song.Param;
import org.songwalker.lang.song.Program;
import org.songwalker.lang.song.Use;

/** Names that a program declares, read off its tree, which may be broken. */
final class Declarations {
    private Declarations() {}

    private static Iterator<EObject> everything(@Nullable IParseResult parsed) {
        EObject root = parsed == null ? null : parsed.getRootASTElement();
        return root == null ? Collections.emptyIterator() : root.eAllContents();
    }

    /**
     * Variables whose block holds the caret and that are declared before it, parameters and loop variables, and all tracks and functions.
     */
    static Set<String> visible(@Nullable IParseResult parsed, int caret) {
        Set<String> names = new LinkedHashSet<>();
        everything(parsed).forEachRemaining(object -> {
            String name = switch (object) {
                case Definition definition -> definition.getName();
                case Decl declared when end(declared) <= caret && holds(scope(declared), caret) -> declared.getName();
                case Param parameter when holds(parameter.eContainer() instanceof ForIn loop ? loop.eContainer() : parameter.eContainer(),
                        caret) -> parameter.getName();
                default -> null;
            };
            if (name != null) {
                names.add(name);
            }
        });
        return names;
    }

    private static @Nullable EObject scope(EObject declared) {
        EObject scope = declared.eContainer();
        while (scope != null && !(scope instanceof Block) && !(scope instanceof ForStmt) && scope.eContainer() != null) {
            scope = scope.eContainer();
        }
        return scope;
    }

    private static int end(EObject object) {
        ICompositeNode node = NodeModelUtils.findActualNodeFor(object);
        return node == null ? Integer.MAX_VALUE : node.getEndOffset();
    }

    private static boolean holds(@Nullable EObject scope, int caret) {
        if (scope == null || scope.eContainer() == null) {
            return true;
        }
        ICompositeNode node = NodeModelUtils.findActualNodeFor(scope);
        return node != null && node.getOffset() < caret && caret <= node.getEndOffset();
    }

    /** The names of a used file by the name it has here; those that it is used without a name for stand under an empty one. */
    static Map<String, Set<String>> used(@Nullable IParseResult parsed, UsedFiles files) {
        Map<String, Set<String>> names = new HashMap<>();
        everything(parsed).forEachRemaining(object -> {
            if (object instanceof Use use && use.getPath() != null && files.find("", use.getPath()) instanceof UsedFiles.Found found) {
                Set<String> of = names.computeIfAbsent(use.getAlias() == null ? "" : use.getAlias(), alias -> new LinkedHashSet<>());
                Outline.of(found.text()).stream().filter(entry -> switch (entry.kind()) {
                    case TRACK, FUNCTION, CONSTANT -> true;
                    case HANDLER, VARIABLE -> false;
                }).forEach(entry -> of.add(entry.name()));
            }
        });
        return names;
    }

    /** True if the program has a kit as instrument, so that drum words play. */
    static boolean kit(@Nullable IParseResult parsed) {
        return parsed != null && parsed.getRootASTElement() instanceof Program program && Compilation.kitAssigned(program);
    }
}
