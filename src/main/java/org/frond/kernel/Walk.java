package org.frond.kernel;

import java.util.List;
import java.util.function.Predicate;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Call;
import org.frond.kernel.Expression.Cast;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.MathCall;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.RealLiteral;
import org.frond.kernel.Expression.Unary;
import org.frond.kernel.Expression.Whole;

/** Questions to a tree, answered by a walk over all of its expressions. */
final class Walk {

    private Walk() {
    }

    static List<Expression> children(Expression expression) {
        if (expression instanceof Element element) {
            return element.indices();
        }
        if (expression instanceof Whole whole) {
            return whole.indices();
        }
        if (expression instanceof Unary unary) {
            return List.of(unary.operand());
        }
        if (expression instanceof Binary binary) {
            return List.of(binary.left(), binary.right());
        }
        if (expression instanceof Choice choice) {
            return List.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
        }
        if (expression instanceof Cast cast) {
            return List.of(cast.operand());
        }
        if (expression instanceof Call call) {
            return call.arguments();
        }
        if (expression instanceof MathCall call) {
            return call.arguments();
        }
        return List.of();
    }

    /** Whether the expression or a part of it is as asked. */
    static boolean any(Expression expression, Predicate<Expression> asked) {
        return asked.test(expression) || children(expression).stream().anyMatch(child -> any(child, asked));
    }

    /** Whether any expression in the statements, targets of assignments included, is as asked. */
    static boolean any(List<Statement> statements, Predicate<Expression> asked) {
        return statements.stream().anyMatch(statement -> any(statement, asked));
    }

    static boolean any(Statement statement, Predicate<Expression> asked) {
        if (statement instanceof Statement.Declare declare) {
            return declare.value().stream().anyMatch(value -> any(value, asked));
        }
        if (statement instanceof Statement.Assign assign) {
            return any(assign.target(), asked) || any(assign.value(), asked);
        }
        if (statement instanceof Statement.For loop) {
            return any(loop.from(), asked) || any(loop.whilst(), asked) || any(loop.step(), asked)
                    || any(loop.body(), asked);
        }
        if (statement instanceof Statement.If choice) {
            return any(choice.condition(), asked) || any(choice.then(), asked) || any(choice.otherwise(), asked);
        }
        if (statement instanceof Statement.Return end) {
            return end.value().stream().anyMatch(value -> any(value, asked));
        }
        if (statement instanceof Statement.Invoke invoke) {
            return any(invoke.call(), asked);
        }
        return any(((Statement.Block) statement).statements(), asked);
    }

    /** Asks for reads of a scalar variable. */
    static Predicate<Expression> readOf(Variable variable) {
        return expression -> expression instanceof Read read && read.variable() == variable;
    }

    /** Asks for uses that need the variable's value at translation time: in an index of an array of the work item. */
    static Predicate<Expression> privateIndexBy(Variable variable) {
        return expression -> {
            if (expression instanceof Element element && element.array().storage() == Variable.Storage.PRIVATE_ARRAY) {
                return element.indices().stream().anyMatch(index -> any(index, readOf(variable)));
            }
            if (expression instanceof Whole whole) {
                return whole.indices().stream().anyMatch(index -> any(index, readOf(variable)));
            }
            return expression instanceof Call call && call.function().takesPrivateArray()
                    && call.arguments().stream().anyMatch(argument -> any(argument, readOf(variable)));
        };
    }

    /** Whether an expression is a literal or a variable that does not change. */
    static boolean isFixed(Expression value) {
        return value instanceof IntLiteral || value instanceof RealLiteral
                || value instanceof Unary unary && unary.operand() instanceof RealLiteral
                || value instanceof Read read && read.variable().keepsItsValue();
    }

    /** Whether an expression can stand wherever its value is wanted: int arithmetic on variables that do not change. */
    static boolean isCheapAndFixed(Expression value) {
        boolean arithmetic = value.type() == Scalar.INT && (value instanceof Unary || value instanceof Binary);
        return isFixed(value) || arithmetic && Walk.children(value).stream().allMatch(Walk::isCheapAndFixed);
    }
}
