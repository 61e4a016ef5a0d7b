package org.frond.formula;

import java.util.Arrays;
import java.util.List;
import org.frond.unit.Numbers;
import org.frond.unit.PlainUnit;
import org.frond.unit.QuantityException;

/**
 * A polynomial in u, f(u) = sum of a_n u^n.
 *
 * @param coefficients a_0, a_1, ...; at least one
 */
public record Polynomial(List<Double> coefficients) {

    /** Powers above this are refused: in doubles such a polynomial is no longer exact around u = 1. */
    private static final int HIGHEST = 20;

    /**
     * The polynomial that a formula is when multiplied out.
     *
     * @throws FormulaException if the formula is none: it names a place, calls a function or divides by u
     */
    public static Polynomial of(Formula formula) {
        double[] all = new Reader(formula.text()).visit(FormulaText.tree(formula.text()));
        int last = all.length - 1;
        while (last > 0 && all[last] == 0) {
            last--;
        }
        return new Polynomial(Arrays.stream(all).limit(last + 1L).boxed().toList());
    }

    /** The coefficients, lowest power first. */
    public double[] toArray() {
        return coefficients.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Multiplies a formula out. */
    private static final class Reader extends FormulaLanguageBaseVisitor<double[]> {

        private final String text;

        Reader(String text) {
            this.text = text;
        }

        private FormulaException refuse() {
            return new FormulaException("'" + text + "' must be a polynomial in u of degree " + HIGHEST
                    + " at most: numbers, u, + - * / ^ and brackets");
        }

        @Override
        protected double[] defaultResult() {
            throw refuse();
        }

        @Override
        public double[] visitParentheses(FormulaLanguageParser.ParenthesesContext node) {
            return visit(node.expression());
        }

        @Override
        public double[] visitQuantity(FormulaLanguageParser.QuantityContext node) {
            try {
                if (node.symbol == null) {
                    return new double[] {Numbers.parse(node.number.getText())};
                }
                String power = node.power == null ? "" : "^" + node.power.getText();
                return new double[] {PlainUnit.si(node.number.getText(), node.symbol.getText() + power)};
            } catch (QuantityException unknown) {
                throw new FormulaException("'" + text + "': " + unknown.getMessage());
            }
        }

        @Override
        public double[] visitVariable(FormulaLanguageParser.VariableContext node) {
            return switch (node.name.getText()) {
                case "u" -> new double[] {0, 1};
                case "pi" -> new double[] {Math.PI};
                default -> throw refuse();
            };
        }

        @Override
        public double[] visitUnary(FormulaLanguageParser.UnaryContext node) {
            return switch (node.operator.getText()) {
                case "-" -> times(visit(node.operand), new double[] {-1});
                case "+" -> visit(node.operand);
                default -> throw refuse();
            };
        }

        @Override
        public double[] visitPower(FormulaLanguageParser.PowerContext node) {
            double[] exponent = visit(node.right);
            if (exponent.length != 1 || exponent[0] != Math.rint(exponent[0]) || exponent[0] < 0 || exponent[0] > HIGHEST) {
                throw refuse();
            }
            double[] base = visit(node.left);
            double[] power = {1};
            for (int n = 0; n < exponent[0]; n++) {
                power = times(power, base);
            }
            return power;
        }

        @Override
        public double[] visitBinary(FormulaLanguageParser.BinaryContext node) {
            double[] left = visit(node.left);
            double[] right = visit(node.right);
            return switch (node.operator.getText()) {
                case "+" -> plus(left, right);
                case "-" -> plus(left, times(right, new double[] {-1}));
                case "*" -> times(left, right);
                case "/" -> {
                    if (right.length != 1 || right[0] == 0) {
                        throw refuse();
                    }
                    yield times(left, new double[] {1 / right[0]});
                }
                default -> throw refuse();
            };
        }

        private static double[] plus(double[] left, double[] right) {
            double[] sum = Arrays.copyOf(left, Math.max(left.length, right.length));
            for (int n = 0; n < right.length; n++) {
                sum[n] += right[n];
            }
            return sum;
        }

        private double[] times(double[] left, double[] right) {
            if (left.length + right.length - 2 > HIGHEST) {
                throw refuse();
            }
            double[] product = new double[left.length + right.length - 1];
            for (int l = 0; l < left.length; l++) {
                for (int r = 0; r < right.length; r++) {
                    product[l + r] += left[l] * right[r];
                }
            }
            return product;
        }
    }
}
