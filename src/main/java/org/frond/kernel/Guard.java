package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.Read;

/**
 * A kernel's first statement, {@code if (i >= nx || j >= ny) return;}, taken apart: what ends the row becomes the bound
 * of the loop along it, what concerns the whole row is asked once. The loop is left without a branch, which the JIT
 * rewards.
 *
 * @param bounds the row ends before each of these
 * @param row    the row is empty if one of these holds
 * @param body   what remains for each item
 */
record Guard(List<Expression> bounds, List<Expression> row, List<Statement> body) {

    static Guard of(Routine kernel) {
        Variable i = kernel.row().orElseThrow().i();
        List<Expression> bounds = new ArrayList<>();
        List<Expression> row = new ArrayList<>();
        boolean guarded = !kernel.body().isEmpty() && kernel.body().get(0) instanceof Statement.If choice
                && choice.otherwise().isEmpty() && choice.then().size() == 1
                && choice.then().get(0) instanceof Statement.Return
                && takeApart(choice.condition(), i, bounds, row);
        return guarded
                ? new Guard(bounds, row, kernel.body().subList(1, kernel.body().size()))
                : new Guard(List.of(), List.of(), kernel.body());
    }

    private static boolean takeApart(Expression condition, Variable i, List<Expression> bounds, List<Expression> row) {
        if (condition instanceof Binary binary && binary.operator().equals("||")) {
            return takeApart(binary.left(), i, bounds, row) && takeApart(binary.right(), i, bounds, row);
        }
        if (!Walk.any(condition, Walk.readOf(i))) {
            return row.add(condition);
        }
        if (condition instanceof Binary binary && binary.left() instanceof Read read && read.variable() == i
                && !Walk.any(binary.right(), Walk.readOf(i)) && binary.right().type() == Scalar.INT) {
            return switch (binary.operator()) {
                case ">=" -> bounds.add(binary.right());
                case ">" -> bounds.add(Folding.binary("+", binary.right(), new IntLiteral(1)));
                default -> false;
            };
        }
        return false;
    }
}
