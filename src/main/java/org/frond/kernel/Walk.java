package org.frond.kernel;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        return expressions(statement).stream().anyMatch(expression -> any(expression, asked))
                || inside(statement).stream().anyMatch(step -> any(step, asked));
    }

    /** Whether the statements use the value of a parameter: not where they only overwrite it. */
    static boolean reads(List<Statement> statements, Variable parameter) {
        return statements.stream().anyMatch(statement -> reads(statement, parameter));
    }

    private static boolean reads(Statement statement, Variable parameter) {
        Predicate<Expression> use = expression -> expression instanceof Read read && read.variable() == parameter
                || expression instanceof Element element && element.array() == parameter
                || expression instanceof Whole whole && whole.array() == parameter;
        boolean overwrites = statement instanceof Statement.Assign assign && assign.operator().equals("=")
                && assign.target() instanceof Element element && element.array() == parameter;
        List<Expression> used = overwrites ? List.of(((Statement.Assign) statement).value()) : expressions(statement);
        return used.stream().anyMatch(expression -> any(expression, use))
                || inside(statement).stream().anyMatch(step -> reads(step, parameter));
    }

    /** The expressions of a statement itself. */
    private static List<Expression> expressions(Statement statement) {
        if (statement instanceof Statement.Declare declare) {
            return declare.value().stream().toList();
        }
        if (statement instanceof Statement.Assign assign) {
            return List.of(assign.target(), assign.value());
        }
        if (statement instanceof Statement.For loop) {
            return List.of(loop.from(), loop.whilst(), loop.step().target(), loop.step().value());
        }
        if (statement instanceof Statement.If choice) {
            return List.of(choice.condition());
        }
        if (statement instanceof Statement.Return end) {
            return end.value().stream().toList();
        }
        return statement instanceof Statement.Invoke invoke ? List.of(invoke.call()) : List.of();
    }

    /** The statements inside a statement. */
    private static List<Statement> inside(Statement statement) {
        if (statement instanceof Statement.For loop) {
            return loop.body();
        }
        if (statement instanceof Statement.If choice) {
            return Stream.concat(choice.then().stream(), choice.otherwise().stream()).toList();
        }
        return statement instanceof Statement.Block block ? block.statements() : List.of();
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
