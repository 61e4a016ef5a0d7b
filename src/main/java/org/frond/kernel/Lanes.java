package org.frond.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Cast;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.Unary;
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/**
 * How the values of a kernel change along a row, from one item to the next: a real is the same for all items of a row or
 * varies; an int is the same, or grows by one with the item, as the index of a node does, or comes from a number per cell,
 * such as its grain, and is mostly the same for neighbours. A kernel in which an int varies in any other way cannot run
 * several items at once.
 */
final class Lanes {

    /** Says that the items of a row cannot run side by side. */
    static final class NotSideBySide extends Exception {

        private static final long serialVersionUID = 1L;

        NotSideBySide(String why) {
            super(why);
        }
    }

    private final Set<Variable> varying = new HashSet<>();
    private final Map<Variable, Integer> growth = new HashMap<>();
    private boolean patchesAllowed;
    private boolean changed;

    /** Analyses what a kernel does per item. */
    static Lanes of(Variable item, List<Statement> body) throws NotSideBySide {
        Lanes lanes = new Lanes();
        lanes.growth.put(item, 1);
        // a variable that is assigned later may make an earlier one vary where a loop goes round
        do {
            lanes.changed = false;
            lanes.statements(body, false);
        } while (lanes.changed);
        return lanes;
    }

    /** Whether a real, or a condition, differs between the items of a row. */
    boolean varies(Expression expression) throws NotSideBySide {
        if (expression instanceof Read read) {
            return read.type() == Scalar.INT ? growth(read) != 0 : varying.contains(read.variable());
        }
        if (expression instanceof Element element) {
            return growth(element.indices().get(0)) != 0;
        }
        if (expression.type() == Scalar.INT && isArithmetic(expression)) {
            return growth(expression) != 0;
        }
        boolean any = false;
        for (Expression child : Walk.children(expression)) {
            any |= varies(child);
        }
        return any;
    }

    /** By how much an int grows from one item to the next: 0 or 1. */
    int growth(Expression expression) throws NotSideBySide {
        if (expression instanceof Read read) {
            return growth.getOrDefault(read.variable(), 0);
        }
        if (expression instanceof Binary binary && isArithmetic(binary)) {
            int left = growth(binary.left());
            int right = growth(binary.right());
            int sum = switch (binary.operator()) {
                case "+" -> left + right;
                case "-" -> left - right;
                default -> left == 0 && right == 0 ? 0 : -1;
            };
            return allowed(sum);
        }
        if (expression instanceof Choice choice) {
            int whenTrue = growth(choice.whenTrue());
            boolean same = !varies(choice.condition()) && whenTrue == growth(choice.whenFalse());
            return allowed(same ? whenTrue : -1);
        }
        if (patchesAllowed && isPatch(expression)) {
            return 0;
        }
        boolean any = false;
        for (Expression child : Walk.children(expression)) {
            any |= varies(child);
        }
        return allowed(any ? -1 : 0);
    }

    /** Whether an int is made from a real that varies: the number of a grain. */
    private boolean isPatch(Expression expression) throws NotSideBySide {
        return expression instanceof Cast cast && cast.type() == Scalar.INT && cast.operand().type() == Scalar.REAL
                && varies(cast.operand());
    }

    /** The reals behind an int, in its declaration, which have to be the same for all items that run at once. */
    List<Expression> patches(Expression expression) throws NotSideBySide {
        if (isPatch(expression)) {
            return List.of(((Cast) expression).operand());
        }
        List<Expression> patches = new ArrayList<>();
        if (expression.type() == Scalar.INT) {
            for (Expression child : Walk.children(expression)) {
                patches.addAll(patches(child));
            }
        }
        return patches;
    }

    /** Whether an int is computed as a number, not as the answer to a condition. */
    private static boolean isArithmetic(Expression expression) {
        return expression instanceof Binary binary && binary.type() == Scalar.INT && !Operators.isCondition(binary.operator())
                || expression instanceof Unary unary && unary.type() == Scalar.INT && !unary.operator().equals("!")
                || expression instanceof Choice choice && choice.type() == Scalar.INT;
    }

    private static int allowed(int growth) throws NotSideBySide {
        if (growth != 0 && growth != 1) {
            throw new NotSideBySide("an int varies otherwise than by one per item");
        }
        return growth;
    }

    // statements; `apart` where only some items of a row get there

    private void statements(List<Statement> statements, boolean apart) throws NotSideBySide {
        for (Statement statement : statements) {
            statement(statement, apart);
        }
    }

    private void statement(Statement statement, boolean apart) throws NotSideBySide {
        if (statement instanceof Declare declare) {
            if (declare.value().isPresent()) {
                set(declare.variable(), declare.value().get(), false);
            }
        } else if (statement instanceof Assign assign) {
            if (assign.target() instanceof Read read) {
                set(read.variable(), assign.value(), apart);
            } else if (growth(((Element) assign.target()).indices().get(0)) == 0) {
                throw new NotSideBySide("all items of a row write to the same place");
            }
        } else if (statement instanceof Statement.If choice) {
            boolean parts = apart || varies(choice.condition());
            statements(choice.then(), parts);
            statements(choice.otherwise(), parts);
        } else if (statement instanceof Statement.For loop) {
            set(loop.variable(), loop.from(), apart);
            set(loop.variable(), loop.step().value(), apart);
            if (varies(loop.whilst())) {
                throw new NotSideBySide("a loop has a different number of trips for each item");
            }
            statements(loop.body(), apart);
        } else {
            throw new NotSideBySide("an item ends early or calls a function of its own");
        }
    }

    private void set(Variable variable, Expression value, boolean apart) throws NotSideBySide {
        if (variable.type() == Scalar.INT) {
            patchesAllowed = variable.keepsItsValue();
            int by = growth(value);
            patchesAllowed = false;
            if (by != 0 && !variable.keepsItsValue() || apart) {
                throw new NotSideBySide("an int that varies along the row is assigned anew");
            }
            if (by != 0 && growth.put(variable, by) == null) {
                changed = true;
            }
        } else if (apart || varies(value)) {
            changed |= varying.add(variable);
        }
    }
}
