package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.RealLiteral;
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/**
 * The placing of declarations without value: each moves down to the assignment that gives the first value. Where there
 * is no such single place the variable starts at zero, which Java demands and C leaves open; unused ones vanish.
 */
final class Declarations {

    private Declarations() {
    }

    static List<Statement> settle(List<Statement> statements) {
        List<Statement> settled = new ArrayList<>();
        statements.forEach(statement -> settled.add(inside(statement)));
        for (int n = settled.size() - 1; n >= 0; n--) {
            if (settled.get(n) instanceof Declare declare && declare.value().isEmpty()) {
                place(declare.variable(), n, settled);
            }
        }
        return List.copyOf(settled);
    }

    private static Statement inside(Statement statement) {
        if (statement instanceof Statement.If choice) {
            return new Statement.If(choice.condition(), settle(choice.then()), settle(choice.otherwise()));
        }
        if (statement instanceof Statement.For loop) {
            return new Statement.For(loop.variable(), loop.from(), loop.whilst(), loop.step(), settle(loop.body()), loop.at());
        }
        return statement;
    }

    private static void place(Variable variable, int declared, List<Statement> statements) {
        int first = firstUse(variable, statements, declared + 1);
        if (first == statements.size()) {
            statements.remove(declared);
        } else if (isFirstValue(statements.get(first), variable)) {
            Assign assign = (Assign) statements.get(first);
            statements.set(first, new Declare(variable, Optional.of(assign.value())));
            statements.remove(declared);
        } else if (!beginsByAssigning(statements.subList(first, statements.size()), variable)) {
            Expression zero = variable.type() == Scalar.INT ? new IntLiteral(0) : new RealLiteral("0.0");
            statements.set(declared, new Declare(variable, Optional.of(zero)));
        }
    }

    private static int firstUse(Variable variable, List<Statement> statements, int from) {
        int first = from;
        while (first < statements.size() && !Walk.any(statements.get(first), Walk.readOf(variable))) {
            first++;
        }
        return first;
    }

    private static boolean isFirstValue(Statement statement, Variable variable) {
        return statement instanceof Assign assign && assign.operator().equals("=")
                && assign.target() instanceof Read read && read.variable() == variable
                && !Walk.any(assign.value(), Walk.readOf(variable));
    }

    /** Whether on every path the first use is a plain assignment. */
    private static boolean beginsByAssigning(List<Statement> statements, Variable variable) {
        int first = firstUse(variable, statements, 0);
        if (first == statements.size()) {
            return false;
        }
        return isFirstValue(statements.get(first), variable)
                || statements.get(first) instanceof Statement.If choice
                && !Walk.any(choice.condition(), Walk.readOf(variable))
                && beginsByAssigning(choice.then(), variable) && beginsByAssigning(choice.otherwise(), variable);
    }
}
