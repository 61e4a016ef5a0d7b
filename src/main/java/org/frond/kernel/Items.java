package org.frond.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.GlobalId;
import org.frond.kernel.Expression.Read;

/** What the items of a kernel are, told by the guard it begins with. */
enum Items {

    /** The nodes of a grid: {@code if (i > nx || j > ny || k > nz) return;}. */
    NODES(Set.of("0 > nx", "1 > ny", "2 > nz")),
    /** The cells of a grid: {@code if (i >= nx || j >= ny || k >= nz) return;}. */
    CELLS(Set.of("0 >= nx", "1 >= ny", "2 >= nz")),
    /** The values of a buffer: {@code if (n >= length) return;}. */
    VALUES(Set.of("0 >= length")),
    /** A part of a grid that the launch names. */
    OTHERS(Set.of());

    private final Set<String> guard;

    Items(Set<String> guard) {
        this.guard = guard;
    }

    static Items of(Function kernel) {
        Map<Variable, Integer> indices = new HashMap<>();
        for (Statement statement : kernel.body()) {
            if (statement instanceof Statement.Declare declare && declare.value().orElse(null) instanceof GlobalId id) {
                indices.put(declare.variable(), id.axis());
            } else if (statement instanceof Statement.If choice) {
                return guardedBy(choice.condition(), indices);
            }
        }
        return OTHERS;
    }

    private static Items guardedBy(Expression condition, Map<Variable, Integer> indices) {
        List<Expression> parts = new ArrayList<>();
        takeApart(condition, parts);
        Set<String> guard = new HashSet<>();
        for (Expression part : parts) {
            guard.add(part instanceof Binary binary && binary.left() instanceof Read index && indices.containsKey(index.variable())
                    && binary.right() instanceof Read end
                    ? indices.get(index.variable()) + " " + binary.operator() + " " + end.variable() : "something else");
        }
        for (Items items : values()) {
            if (items.guard.equals(guard)) {
                return items;
            }
        }
        return OTHERS;
    }

    private static void takeApart(Expression condition, List<Expression> parts) {
        if (condition instanceof Binary binary && binary.operator().equals("||")) {
            takeApart(binary.left(), parts);
            takeApart(binary.right(), parts);
        } else {
            parts.add(condition);
        }
    }
}
