package org.frond.kernel;

import java.util.List;
import java.util.stream.Collectors;
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

/** Writer of expressions as Java, with no more parentheses than Java needs. C's ints as conditions become comparisons. */
final class ExpressionWriter {

    private final Real real;

    ExpressionWriter(Real real) {
        this.real = real;
    }

    String type(Scalar type) {
        return type == Scalar.REAL ? real.type() : type.toString();
    }

    /** An expression as a value. */
    String value(Expression expression) {
        return value(expression, 0);
    }

    /** An expression as a condition. */
    String condition(Expression expression) {
        return condition(expression, 0);
    }

    private static boolean isBoolean(Expression expression) {
        return expression instanceof Binary binary && Operators.isCondition(binary.operator())
                || expression instanceof Unary unary && unary.operator().equals("!")
                || expression instanceof MathCall call && call.builtin() == Builtin.ISNAN;
    }

    private String condition(Expression expression, int outside) {
        if (expression instanceof IntLiteral literal) {
            return literal.value() != 0 ? "true" : "false";
        }
        if (!isBoolean(expression)) {
            return condition(new Binary("!=", expression, new IntLiteral(0)), outside);
        }
        if (expression instanceof Binary binary) {
            int inside = Operators.precedence(binary.operator());
            String text = Operators.isLogical(binary.operator())
                    ? condition(binary.left(), inside) + " " + binary.operator() + " " + condition(binary.right(), inside + 1)
                    : value(binary.left(), inside) + " " + binary.operator() + " " + value(binary.right(), inside + 1);
            return enclosed(text, inside, outside);
        }
        if (expression instanceof Unary unary) {
            return "!" + condition(unary.operand(), Operators.UNARY);
        }
        MathCall isNan = (MathCall) expression;
        return (real == Real.FLOAT ? "Float" : "Double") + ".isNaN(" + value(isNan.arguments().get(0)) + ")";
    }

    private String value(Expression expression, int outside) {
        if (isBoolean(expression)) {
            return enclosed(condition(expression, Operators.CHOICE + 1) + " ? 1 : 0", Operators.CHOICE, outside);
        }
        if (expression instanceof IntLiteral literal) {
            return Integer.toString(literal.value());
        }
        if (expression instanceof RealLiteral literal) {
            return literal(literal.digits());
        }
        if (expression instanceof Read read) {
            return read.variable().name();
        }
        if (expression instanceof Element element) {
            return element.array() + "[" + value(element.indices().get(0)) + "]";
        }
        if (expression instanceof Whole whole) {
            return whole.array().name();
        }
        if (expression instanceof Unary unary) {
            String operand = value(unary.operand(), Operators.UNARY);
            boolean signs = operand.startsWith("-");
            return enclosed(unary.operator() + (signs ? "(" + operand + ")" : operand), Operators.UNARY, outside);
        }
        if (expression instanceof Binary binary) {
            int inside = Operators.precedence(binary.operator());
            return enclosed(value(binary.left(), inside) + " " + binary.operator() + " " + value(binary.right(), inside + 1),
                    inside, outside);
        }
        if (expression instanceof Choice choice) {
            return enclosed(condition(choice.condition(), Operators.CHOICE + 1) + " ? " + value(choice.whenTrue())
                    + " : " + value(choice.whenFalse()), Operators.CHOICE, outside);
        }
        if (expression instanceof Cast cast) {
            return enclosed("(" + type(cast.type()) + ") " + value(cast.operand(), Operators.UNARY), Operators.UNARY, outside);
        }
        if (expression instanceof Call call) {
            return call.function().name() + "(" + list(call.arguments()) + ")";
        }
        if (expression instanceof MathCall call) {
            return mathCall(call, outside);
        }
        throw new IllegalStateException("no Java for " + expression);
    }

    private String mathCall(MathCall call, int outside) {
        String text = call.builtin().java() + "(" + list(call.arguments()) + ")";
        boolean rounds = real == Real.FLOAT && call.type() == Scalar.REAL && !call.builtin().hasFloatForm();
        return rounds ? enclosed("(float) " + text, Operators.UNARY, outside) : text;
    }

    /** A literal of the build's real type; what a float cannot hold becomes zero or infinity as in C. */
    private String literal(String digits) {
        if (real == Real.FLOAT && Float.isInfinite(Float.parseFloat(digits))) {
            return "Float.POSITIVE_INFINITY";
        }
        boolean vanishes = real == Real.FLOAT && Float.parseFloat(digits) == 0;
        return (vanishes ? "0.0" : digits) + real.suffix();
    }

    String list(List<Expression> expressions) {
        return expressions.stream().map(this::value).collect(Collectors.joining(", "));
    }

    private static String enclosed(String text, int inside, int outside) {
        return inside < outside ? "(" + text + ")" : text;
    }
}
