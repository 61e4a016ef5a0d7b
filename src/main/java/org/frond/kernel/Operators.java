package org.frond.kernel;

import java.util.Map;

/** The operators that C and Java share: precedence, and arithmetic on ints. */
final class Operators {

    /** Precedence of a ternary choice, of a unary operator or cast, and of an atom. */
    static final int CHOICE = 1;
    static final int UNARY = 12;
    static final int ATOM = 13;

    private static final Map<String, Integer> PRECEDENCE = Map.ofEntries(
            Map.entry("||", 2), Map.entry("&&", 3), Map.entry("|", 4), Map.entry("^", 5), Map.entry("&", 6),
            Map.entry("==", 7), Map.entry("!=", 7),
            Map.entry("<", 8), Map.entry("<=", 8), Map.entry(">", 8), Map.entry(">=", 8),
            Map.entry("<<", 9), Map.entry(">>", 9), Map.entry("+", 10), Map.entry("-", 10),
            Map.entry("*", 11), Map.entry("/", 11), Map.entry("%", 11));

    private Operators() {
    }

    static int precedence(String operator) {
        return PRECEDENCE.get(operator);
    }

    static boolean isLogical(String operator) {
        return operator.equals("&&") || operator.equals("||");
    }

    static boolean isComparison(String operator) {
        return PRECEDENCE.get(operator) == 7 || PRECEDENCE.get(operator) == 8;
    }

    static boolean isCondition(String operator) {
        return isLogical(operator) || isComparison(operator);
    }

    /** Whether the operator exists for ints only. */
    static boolean isOfInts(String operator) {
        return switch (operator) {
            case "%", "&", "|", "^", "<<", ">>" -> true;
            default -> false;
        };
    }

    /** The value in C of an operation on two ints. */
    static int apply(String operator, int a, int b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / b;
            case "%" -> a % b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "<" -> a < b ? 1 : 0;
            case "<=" -> a <= b ? 1 : 0;
            case ">" -> a > b ? 1 : 0;
            case ">=" -> a >= b ? 1 : 0;
            case "==" -> a == b ? 1 : 0;
            case "!=" -> a != b ? 1 : 0;
            case "&&" -> a != 0 && b != 0 ? 1 : 0;
            case "||" -> a != 0 || b != 0 ? 1 : 0;
            default -> throw new IllegalArgumentException("no such operator: " + operator);
        };
    }
}
