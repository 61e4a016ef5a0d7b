package org.frond.kernel;

import java.util.List;
import java.util.Optional;

/** A step of the typed tree. */
sealed interface Statement {

    record Declare(Variable variable, Optional<Expression> value) implements Statement {
    }

    /** {@code target operator value}; the target is a {@link Expression.Read} or an {@link Expression.Element}. */
    record Assign(Expression target, String operator, Expression value) implements Statement {
    }

    /** {@code for (int variable = from; whilst; step) body}. */
    record For(Variable variable, Expression from, Expression whilst, Assign step, List<Statement> body, Position at)
            implements Statement {
    }

    record If(Expression condition, List<Statement> then, List<Statement> otherwise) implements Statement {
    }

    record Return(Optional<Expression> value, Position at) implements Statement {
    }

    /** A call whose result, if any, is not used. */
    record Invoke(Expression.Call call) implements Statement {
    }

    record Block(List<Statement> statements) implements Statement {
    }

    /** Whether a body consists of const declarations, choices and returns only. */
    static boolean isFormula(List<Statement> body) {
        return body.stream().allMatch(statement ->
                statement instanceof Return
                || statement instanceof Declare declare && declare.variable().keepsItsValue()
                || statement instanceof Block block && isFormula(block.statements())
                || statement instanceof If choice && isFormula(choice.then()) && isFormula(choice.otherwise()));
    }

    /** Whether nothing after these statements can run. */
    static boolean alwaysReturn(List<Statement> statements) {
        return statements.stream().anyMatch(Statement::alwaysReturns);
    }

    private static boolean alwaysReturns(Statement statement) {
        if (statement instanceof Block block) {
            return alwaysReturn(block.statements());
        }
        if (statement instanceof If choice) {
            return alwaysReturn(choice.then()) && alwaysReturn(choice.otherwise());
        }
        return statement instanceof Return;
    }

    /** Whether a return stands inside a loop. */
    static boolean returnsInLoop(List<Statement> statements) {
        return statements.stream().anyMatch(Statement::returnsInLoop);
    }

    private static boolean returnsInLoop(Statement statement) {
        if (statement instanceof Block block) {
            return returnsInLoop(block.statements());
        }
        if (statement instanceof If choice) {
            return returnsInLoop(choice.then()) || returnsInLoop(choice.otherwise());
        }
        return statement instanceof For loop && mayReturn(loop.body());
    }

    /** Whether a return stands anywhere in these statements. */
    static boolean mayReturn(List<Statement> statements) {
        return statements.stream().anyMatch(Statement::mayReturn);
    }

    private static boolean mayReturn(Statement statement) {
        if (statement instanceof Block block) {
            return mayReturn(block.statements());
        }
        if (statement instanceof If choice) {
            return mayReturn(choice.then()) || mayReturn(choice.otherwise());
        }
        if (statement instanceof For loop) {
            return mayReturn(loop.body());
        }
        return statement instanceof Return;
    }
}
