package org.frond.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.formula.FormulaLanguageBaseVisitor;
import org.frond.formula.FormulaLanguageParser;
import org.frond.formula.FormulaText;

/**
 * A number, or a series of them, that follows from the files of a run: a formula whose names in quotes are columns,
 *
 * <pre>
 *   largest('Force on top along y') / 1 mm          at('Force', 'Time', 2 s)         atLargest('Time', 'Force')
 * </pre>
 *
 * Arithmetic goes value by value, comparisons give 1 and 0. {@code count, sum, first, last, least, largest, mean, rms} make
 * one number of a series, {@code item(x, 2)} is its second; {@code at(y, x, value)} interpolates, {@code atLargest(y, x)} is y
 * where x is largest, {@code integral(y, x)} is the trapezoidal rule, {@code slope(y, x)} the least-squares slope, and
 * {@code changes(x)} the series of what each number of x has more than the one before it.
 */
final class Measurement extends FormulaLanguageBaseVisitor<double[]> {

    /** What nothing has as well. */
    private static final Set<String> OF_NOTHING = Set.of("count", "sum");
    private static final Map<String, Function<double[], Double>> REDUCTIONS = Map.of(
            "count", values -> (double) values.length,
            "sum", values -> Arrays.stream(values).sum(),
            "first", values -> values[0],
            "last", values -> values[values.length - 1],
            "least", values -> Arrays.stream(values).min().orElseThrow(),
            "largest", values -> Arrays.stream(values).max().orElseThrow(),
            "mean", values -> Arrays.stream(values).average().orElseThrow(),
            "rms", values -> Math.sqrt(Arrays.stream(values).map(value -> value * value).average().orElseThrow()));

    private final String text;
    private final Function<String, double[]> columns;

    private Measurement(String text, Function<String, double[]> columns) {
        this.text = text;
        this.columns = columns;
    }

    /** @throws FormulaException if the text is no formula */
    static void check(String text) {
        FormulaText.tree(text);
    }

    /** The series of a measure; of length one where it is one number. */
    static double[] series(String text, Function<String, double[]> columns) {
        return new Measurement(text, columns).visit(FormulaText.tree(text));
    }

    /** The one number of a measure. */
    static double number(String text, Function<String, double[]> columns) {
        double[] values = series(text, columns);
        if (values.length != 1) {
            throw new CaseException("'" + text + "' is a series of " + values.length + " numbers; make one of it with "
                    + String.join(", ", new TreeSet<>(REDUCTIONS.keySet())) + " or at");
        }
        return values[0];
    }

    @Override
    public double[] visitQuoted(FormulaLanguageParser.QuotedContext node) {
        String quoted = node.getText();
        return columns.apply(quoted.substring(1, quoted.length() - 1));
    }

    @Override
    public double[] visitTable(FormulaLanguageParser.TableContext node) {
        throw new CaseException("'" + text + "': a table has no meaning in a measure");
    }

    @Override
    public double[] visitParentheses(FormulaLanguageParser.ParenthesesContext node) {
        return visit(node.expression());
    }

    @Override
    public double[] visitQuantity(FormulaLanguageParser.QuantityContext node) {
        String power = node.power == null ? "" : "^" + node.power.getText();
        String unit = node.symbol == null ? "" : " " + node.symbol.getText() + power;
        return new double[] {new Formula(node.number.getText() + unit).constant()};
    }

    @Override
    public double[] visitVariable(FormulaLanguageParser.VariableContext node) {
        return new double[] {new Formula(node.getText()).constant()};
    }

    @Override
    public double[] visitUnary(FormulaLanguageParser.UnaryContext node) {
        double sign = node.operator.getText().equals("-") ? -1 : 1;
        return Arrays.stream(visit(node.operand)).map(value -> sign * value).toArray();
    }

    @Override
    public double[] visitPower(FormulaLanguageParser.PowerContext node) {
        return combine(visit(node.left), visit(node.right), Math::pow);
    }

    @Override
    public double[] visitBinary(FormulaLanguageParser.BinaryContext node) {
        double[] left = visit(node.left);
        double[] right = visit(node.right);
        return switch (node.operator.getText()) {
            case "+" -> combine(left, right, Double::sum);
            case "-" -> combine(left, right, (a, b) -> a - b);
            case "*" -> combine(left, right, (a, b) -> a * b);
            case "/" -> combine(left, right, (a, b) -> a / b);
            case "<" -> combine(left, right, (a, b) -> a < b ? 1 : 0);
            case "<=" -> combine(left, right, (a, b) -> a <= b ? 1 : 0);
            case ">" -> combine(left, right, (a, b) -> a > b ? 1 : 0);
            case ">=" -> combine(left, right, (a, b) -> a >= b ? 1 : 0);
            case "and" -> combine(left, right, (a, b) -> a != 0 && b != 0 ? 1 : 0);
            case "or" -> combine(left, right, (a, b) -> a != 0 || b != 0 ? 1 : 0);
            default -> throw new CaseException("'" + text + "': " + node.operator.getText() + " is not for series");
        };
    }

    private double[] combine(double[] left, double[] right, DoubleBinaryOperator operator) {
        int length = Math.max(left.length, right.length);
        if (left.length != 1 && left.length != length || right.length != 1 && right.length != length) {
            throw new CaseException("'" + text + "' joins series of " + left.length + " and " + right.length + " numbers");
        }
        double[] values = new double[length];
        for (int n = 0; n < length; n++) {
            values[n] = operator.applyAsDouble(left[left.length == 1 ? 0 : n], right[right.length == 1 ? 0 : n]);
        }
        return values;
    }

    @Override
    public double[] visitCall(FormulaLanguageParser.CallContext node) {
        String name = node.name.getText();
        List<double[]> arguments = node.expression().stream().map(this::visit).toList();
        if (REDUCTIONS.containsKey(name) && arguments.size() == 1) {
            if (arguments.get(0).length == 0 && !OF_NOTHING.contains(name)) {
                throw new CaseException("'" + text + "': there is no " + name + " of nothing");
            }
            return new double[] {REDUCTIONS.get(name).apply(arguments.get(0))};
        }
        return switch (name + "/" + arguments.size()) {
            case "changes/1" -> changes(arguments.get(0));
            case "item/2" -> new double[] {item(arguments.get(0), arguments.get(1)[0])};
            case "at/3" -> new double[] {at(arguments.get(0), arguments.get(1), arguments.get(2)[0])};
            case "atLargest/2" -> new double[] {atLargest(arguments.get(0), arguments.get(1))};
            case "integral/2" -> new double[] {integral(arguments.get(0), arguments.get(1))};
            case "slope/2" -> new double[] {slope(arguments.get(0), arguments.get(1))};
            default -> pointwise(name, arguments);
        };
    }

    /** A function of numbers, value by value. */
    private double[] pointwise(String name, List<double[]> arguments) {
        int length = arguments.stream().mapToInt(values -> values.length).max().orElse(1);
        double[] values = new double[length];
        for (int n = 0; n < length; n++) {
            StringBuilder call = new StringBuilder(name).append('(');
            for (int a = 0; a < arguments.size(); a++) {
                double[] argument = arguments.get(a);
                call.append(a == 0 ? "" : ", ").append(argument[argument.length == 1 ? 0 : n]);
            }
            values[n] = new Formula(call.append(')').toString()).constant();
        }
        return values;
    }

    private static double[] changes(double[] values) {
        return IntStream.range(1, values.length).mapToDouble(n -> values[n] - values[n - 1]).toArray();
    }

    private double item(double[] values, double number) {
        if (!(number >= 1 && number <= values.length) || number != Math.rint(number)) {
            throw new CaseException("'" + text + "': there is no item " + number + " of " + values.length);
        }
        return values[(int) number - 1];
    }

    private double at(double[] y, double[] x, double value) {
        for (int n = 1; n < x.length; n++) {
            if ((x[n - 1] - value) * (x[n] - value) <= 0 && x[n] != x[n - 1]) {
                return y[n - 1] + (y[n] - y[n - 1]) * (value - x[n - 1]) / (x[n] - x[n - 1]);
            }
        }
        throw new CaseException("'" + text + "' asks for " + value + ", which is never reached");
    }

    private static double atLargest(double[] y, double[] x) {
        int best = 0;
        for (int n = 1; n < x.length; n++) {
            best = x[n] > x[best] ? n : best;
        }
        return y[best];
    }

    private static double integral(double[] y, double[] x) {
        double sum = 0;
        for (int n = 1; n < x.length; n++) {
            sum += 0.5 * (y[n] + y[n - 1]) * (x[n] - x[n - 1]);
        }
        return sum;
    }

    private static double slope(double[] y, double[] x) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double top = 0;
        double bottom = 0;
        for (int n = 0; n < x.length; n++) {
            top += (x[n] - meanX) * (y[n] - meanY);
            bottom += (x[n] - meanX) * (x[n] - meanX);
        }
        return top / bottom;
    }
}
