package org.frond.kernel;

import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Cast;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.RealLiteral;
import org.frond.kernel.Expression.Unary;

/**
 * Arithmetic at translation time: operations on int literals are carried out, neutral int operands vanish. Real
 * arithmetic is left as written, apart from signs (a + -b = a - b) and products with one, which are exact.
 */
final class Folding {

    private Folding() {
    }

    /** An expression of literals, folded through and through. */
    static Expression fold(Expression expression) {
        if (expression instanceof Unary unary) {
            return unary(unary.operator(), fold(unary.operand()));
        }
        if (expression instanceof Binary binary) {
            return binary(binary.operator(), fold(binary.left()), fold(binary.right()));
        }
        if (expression instanceof Choice choice) {
            return choice(fold(choice.condition()), fold(choice.whenTrue()), fold(choice.whenFalse()), choice.type());
        }
        if (expression instanceof Cast cast) {
            return cast(cast.type(), fold(cast.operand()));
        }
        return expression;
    }

    static Expression unary(String operator, Expression operand) {
        if (operator.equals("+")) {
            return operand;
        }
        if (operand instanceof IntLiteral literal) {
            return new IntLiteral(switch (operator) {
                case "-" -> -literal.value();
                case "~" -> ~literal.value();
                default -> literal.value() == 0 ? 1 : 0;
            });
        }
        if (operator.equals("-") && operand instanceof Unary inner && inner.operator().equals("-")) {
            return inner.operand();
        }
        return new Unary(operator, operand);
    }

    static Expression binary(String operator, Expression left, Expression right) {
        if (left instanceof IntLiteral a && right instanceof IntLiteral b
                && !(b.value() == 0 && (operator.equals("/") || operator.equals("%")))) {
            return new IntLiteral(Operators.apply(operator, a.value(), b.value()));
        }
        if (Operators.isLogical(operator)) {
            return logical(operator, left, right);
        }
        if (left.type() == Scalar.INT && right.type() == Scalar.INT) {
            return ofInts(operator, left, right);
        }
        if (operator.equals("*") && isOne(right)) {
            return convert(left, Scalar.REAL);
        }
        if (operator.equals("*") && isOne(left)) {
            return convert(right, Scalar.REAL);
        }
        return signed(operator, left, right);
    }

    private static Expression logical(String operator, Expression left, Expression right) {
        boolean and = operator.equals("&&");
        if (left instanceof IntLiteral literal) {
            boolean decided = (literal.value() != 0) != and;
            return decided ? new IntLiteral(and ? 0 : 1) : truth(right);
        }
        if (right instanceof IntLiteral literal && (literal.value() != 0) == and) {
            return truth(left);
        }
        return new Binary(operator, left, right);
    }

    /** 1 for every value but 0. */
    private static Expression truth(Expression value) {
        boolean isTruth = value instanceof Binary binary && Operators.isCondition(binary.operator())
                || value instanceof Unary unary && unary.operator().equals("!");
        return isTruth ? value : new Binary("!=", value, new IntLiteral(0));
    }

    private static Expression ofInts(String operator, Expression left, Expression right) {
        switch (operator) {
            case "+" -> {
                if (is(left, 0)) {
                    return right;
                }
                if (is(right, 0)) {
                    return left;
                }
                if (right instanceof Binary sum && (sum.operator().equals("+") || sum.operator().equals("-"))) {
                    return ofInts(sum.operator(), ofInts("+", left, sum.left()), sum.right());
                }
            }
            case "-", "<<", ">>", "^", "|" -> {
                if (is(right, 0)) {
                    return left;
                }
                if (is(left, 0) && (operator.equals("|") || operator.equals("^"))) {
                    return right;
                }
            }
            case "*" -> {
                if (is(left, 0) || is(right, 0)) {
                    return new IntLiteral(0);
                }
                if (is(left, 1)) {
                    return right;
                }
                if (is(right, 1)) {
                    return left;
                }
                if (is(right, -1)) {
                    return unary("-", left);
                }
                if (is(left, -1)) {
                    return unary("-", right);
                }
            }
            case "&" -> {
                if (is(left, 0) || is(right, 0)) {
                    return new IntLiteral(0);
                }
            }
            case "/" -> {
                if (is(right, 1)) {
                    return left;
                }
            }
            default -> { }
        }
        return signed(operator, left, right);
    }

    private static Expression signed(String operator, Expression left, Expression right) {
        boolean sum = operator.equals("+") || operator.equals("-");
        if (sum && right instanceof Unary unary && unary.operator().equals("-")) {
            return new Binary(opposite(operator), left, unary.operand());
        }
        if (sum && right instanceof IntLiteral literal && literal.value() < 0 && left.type() == Scalar.INT) {
            return new Binary(opposite(operator), left, new IntLiteral(-literal.value()));
        }
        return new Binary(operator, left, right);
    }

    static String opposite(String operator) {
        return operator.equals("+") ? "-" : "+";
    }

    static Expression choice(Expression condition, Expression whenTrue, Expression whenFalse, Scalar type) {
        if (condition instanceof IntLiteral literal) {
            return convert(literal.value() != 0 ? whenTrue : whenFalse, type);
        }
        return new Choice(condition, whenTrue, whenFalse);
    }

    /** The implicit conversion of C: an int where a real is wanted. */
    static Expression convert(Expression value, Scalar type) {
        return type == Scalar.REAL && value.type() == Scalar.INT ? cast(Scalar.REAL, value) : value;
    }

    static Expression cast(Scalar type, Expression operand) {
        if (operand.type() == type) {
            return operand;
        }
        if (type == Scalar.REAL && operand instanceof IntLiteral literal) {
            RealLiteral size = new RealLiteral(Math.abs((long) literal.value()) + ".0");
            return literal.value() < 0 ? new Unary("-", size) : size;
        }
        return new Cast(type, operand);
    }

    private static boolean isOne(Expression expression) {
        return is(expression, 1) || expression instanceof RealLiteral literal && Double.parseDouble(literal.digits()) == 1;
    }

    private static boolean is(Expression expression, int value) {
        return expression instanceof IntLiteral literal && literal.value() == value;
    }
}
