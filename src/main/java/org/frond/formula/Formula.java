package org.frond.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.frond.unit.Numbers;
import org.frond.unit.PlainUnit;
import org.frond.unit.QuantityException;

/**
 * A number that depends on place and time, such as {@code 6.3e-3 mm * t / 1 s} or {@code disc(5 um, 5 um, 1 um)}.
 *
 * <p>Numbers may carry a unit; the value is in SI units, angles in radians. Known are
 *
 * <pre>
 *   x y z [m]   t [s]   h, the edge of a cell [m]   u, the field's own value where it has one   pi
 *   + - * / ^   &lt; &lt;= &gt; &gt;=, also chained: 1 um &lt; x &lt; 2 um   and or not   condition ? value : value
 *   the functions of {@link Functions}: sin, cos, sqrt, exp, log, min, max, hypot ...
 *   disc(x, y, r), ball(x, y, z, r), box(x1, y1, x2, y2), box(x1, y1, z1, x2, y2, z2),
 *   band(x1, y1, x2, y2, w): within w/2 of the straight line from (x1, y1) to (x2, y2);
 *   segment(x1, y1, x2, y2): distance from it [m]
 *   table(a; 0.1: 2, 0.3: 5): straight between its points; table(a; log; ...): straight by the logarithm
 * </pre>
 *
 * Comparisons and shapes are 1 where they hold and 0 elsewhere; what is compared with no number (0/0) is no number.
 *
 * @param text the formula as it was written; two formulas are equal when their texts are
 */
public record Formula(String text) {

    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=");
    private static final Set<String> VARIABLES = new TreeSet<>(Set.of("x", "y", "z", "t", "h", "u"));
    /** A cell whose centre lies on a band's edge belongs to it on one side only; places are this exact against its width. */
    private static final double EDGE = 1e-6;

    /** Where and when a formula is asked for its value [m, s]; h is the edge of a cell, u the field's own value there. */
    public record Place(double x, double y, double z, double t, double h, double u) {

        /** A place where no field has a value. */
        public Place(double x, double y, double z, double t, double h) {
            this(x, y, z, t, h, 0);
        }

        /** The same place where the field has a value. */
        public Place with(double value) {
            return new Place(x, y, z, t, h, value);
        }
    }

    /** The functions of numbers as they are called, such as {@code hypot(a, b)}. */
    public static List<String> functions() {
        return Functions.calls();
    }

    /** A part of a formula. */
    private interface Part {
        double at(Place place);
    }

    /** A formula ready to be asked. */
    public static final class Ready {

        private final Part part;

        private Ready(Part part) {
            this.part = part;
        }

        /** Its value at a place and time. */
        public double at(Place place) {
            return part.at(place);
        }

        /** Whether it holds there. */
        public boolean holds(Place place) {
            return part.at(place) != 0;
        }
    }

    /** Names in a text that are followed by no bracket and are no unit of a number, in the order in which they stand there. */
    public static List<Name> namesIn(String text) {
        List<Name> names = new ArrayList<>();
        new FormulaLanguageBaseVisitor<Void>() {
            @Override
            public Void visitVariable(FormulaLanguageParser.VariableContext node) {
                names.add(new Name(node.name.getText(), node.name.getStartIndex(), node.name.getStopIndex() + 1));
                return null;
            }
        }.visit(FormulaText.tree(text));
        return names;
    }

    /** A name in a text, from a character to before another. */
    public record Name(String name, int from, int to) {
    }

    /** Whether a text is a number with or without a unit and a sign. */
    public static boolean isQuantity(String text) {
        FormulaLanguageParser.ExpressionContext tree = FormulaText.tree(text);
        while (tree instanceof FormulaLanguageParser.UnaryContext sign && !sign.operator.getText().equals("not")) {
            tree = sign.operand;
        }
        return tree instanceof FormulaLanguageParser.QuantityContext;
    }

    /** @throws FormulaException if the text is no formula */
    public Formula {
        new Reader(text).visit(FormulaText.tree(text));
    }

    /** The formula ready to be asked for many places. */
    public Ready ready() {
        return new Ready(new Reader(text).visit(FormulaText.tree(text)));
    }

    /** Its value where neither place nor time matter. */
    public double constant() {
        return ready().at(new Place(0, 0, 0, 0, 0));
    }

    /** Whether it is one number, with or without a unit. */
    public boolean isPlainNumber() {
        return FormulaText.tree(text) instanceof FormulaLanguageParser.QuantityContext;
    }

    /** The variables on which its value may depend, such as x, y and t; a shape depends on the axes in which it lies. */
    public Set<String> names() {
        return new Names().visit(FormulaText.tree(text));
    }

    /** Whether its value may depend on a variable, such as {@code t}. */
    public boolean mentions(String variable) {
        return names().contains(variable);
    }

    @Override
    public String toString() {
        return text;
    }

    /** The variables in the tree of a formula. */
    private static final class Names extends FormulaLanguageBaseVisitor<Set<String>> {

        private static final Set<String> PLANE = Set.of("x", "y");
        private static final Set<String> SPACE = Set.of("x", "y", "z");

        @Override
        public Set<String> visitVariable(FormulaLanguageParser.VariableContext node) {
            String name = node.name.getText();
            return VARIABLES.contains(name) ? Set.of(name) : Set.of();
        }

        @Override
        public Set<String> visitCall(FormulaLanguageParser.CallContext node) {
            Set<String> own = switch (node.name.getText()) {
                case "disc", "band", "segment" -> PLANE;
                case "ball" -> SPACE;
                case "box" -> node.expression().size() == 6 ? SPACE : PLANE;
                default -> Set.of();
            };
            return aggregateResult(own, visitChildren(node));
        }

        @Override
        protected Set<String> defaultResult() {
            return Set.of();
        }

        @Override
        protected Set<String> aggregateResult(Set<String> aggregate, Set<String> next) {
            Set<String> both = new TreeSet<>(aggregate);
            both.addAll(next);
            return both;
        }
    }

    /** Turns the tree of a formula into parts. */
    private static final class Reader extends FormulaLanguageBaseVisitor<Part> {

        private final String text;

        Reader(String text) {
            this.text = text;
        }

        private FormulaException refuse(String why) {
            return new FormulaException("'" + text + "': " + why);
        }

        @Override
        public Part visitParentheses(FormulaLanguageParser.ParenthesesContext node) {
            return visit(node.expression());
        }

        @Override
        public Part visitQuantity(FormulaLanguageParser.QuantityContext node) {
            double value = value(node);
            return place -> value;
        }

        private double value(FormulaLanguageParser.QuantityContext node) {
            try {
                if (node.symbol == null) {
                    return Numbers.parse(node.number.getText());
                }
                String power = node.power == null ? "" : "^" + node.power.getText();
                return PlainUnit.si(node.number.getText(), node.symbol.getText() + power);
            } catch (QuantityException unknown) {
                throw refuse(unknown.getMessage());
            }
        }

        @Override
        public Part visitQuoted(FormulaLanguageParser.QuotedContext node) {
            throw refuse("names in quotes have no meaning here");
        }

        @Override
        public Part visitVariable(FormulaLanguageParser.VariableContext node) {
            return switch (node.name.getText()) {
                case "x" -> Place::x;
                case "y" -> Place::y;
                case "z" -> Place::z;
                case "t" -> Place::t;
                case "h" -> Place::h;
                case "u" -> Place::u;
                case "pi" -> place -> Math.PI;
                default -> throw refuse("unknown name " + node.name.getText() + "; known are pi, "
                        + String.join(", ", VARIABLES));
            };
        }

        @Override
        public Part visitUnary(FormulaLanguageParser.UnaryContext node) {
            Part operand = visit(node.operand);
            return switch (node.operator.getText()) {
                case "-" -> place -> -operand.at(place);
                case "not" -> place -> choose(operand.at(place), () -> 0, () -> 1);
                default -> operand;
            };
        }

        @Override
        public Part visitPower(FormulaLanguageParser.PowerContext node) {
            Part left = visit(node.left);
            Part right = visit(node.right);
            return place -> Math.pow(left.at(place), right.at(place));
        }

        @Override
        public Part visitBinary(FormulaLanguageParser.BinaryContext node) {
            if (isComparison(node)) {
                return comparisons(node);
            }
            Part left = visit(node.left);
            Part right = visit(node.right);
            return switch (node.operator.getText()) {
                case "+" -> place -> left.at(place) + right.at(place);
                case "-" -> place -> left.at(place) - right.at(place);
                case "*" -> place -> left.at(place) * right.at(place);
                case "/" -> place -> left.at(place) / right.at(place);
                case "and" -> place -> choose(left.at(place), () -> truth(right.at(place)), () -> 0);
                default -> place -> choose(left.at(place), () -> 1, () -> truth(right.at(place)));
            };
        }

        private static boolean isComparison(FormulaLanguageParser.ExpressionContext node) {
            return node instanceof FormulaLanguageParser.BinaryContext binary && COMPARISONS.contains(binary.operator.getText());
        }

        /** One comparison, or a chain of them: a &lt; b &lt; c holds where a &lt; b and b &lt; c, as on paper. */
        private Part comparisons(FormulaLanguageParser.BinaryContext last) {
            List<String> signs = new LinkedList<>();
            List<Part> parts = new LinkedList<>();
            FormulaLanguageParser.ExpressionContext node = last;
            while (isComparison(node)) {
                FormulaLanguageParser.BinaryContext comparison = (FormulaLanguageParser.BinaryContext) node;
                signs.add(0, comparison.operator.getText());
                parts.add(0, visit(comparison.right));
                node = comparison.left;
            }
            parts.add(0, visit(node));
            List<Part> compared = List.copyOf(parts);
            List<String> by = List.copyOf(signs);
            return place -> {
                double left = compared.get(0).at(place);
                double holds = 1;
                for (int n = 0; n < by.size() && holds == 1; n++) {
                    double right = compared.get(n + 1).at(place);
                    holds = compare(left, by.get(n), right);
                    left = right;
                }
                return holds;
            };
        }

        private static double compare(double left, String sign, double right) {
            if (Double.isNaN(left) || Double.isNaN(right)) {
                return Double.NaN;
            }
            return truth(switch (sign) {
                case "<" -> left < right;
                case "<=" -> left <= right;
                case ">" -> left > right;
                default -> left >= right;
            });
        }

        @Override
        public Part visitChoice(FormulaLanguageParser.ChoiceContext node) {
            Part condition = visit(node.condition);
            Part whenTrue = visit(node.whenTrue);
            Part whenFalse = visit(node.whenFalse);
            return place -> choose(condition.at(place), () -> whenTrue.at(place), () -> whenFalse.at(place));
        }

        @Override
        public Part visitTable(FormulaLanguageParser.TableContext node) {
            boolean logarithmic = node.scale != null && node.scale.getText().equals("log");
            if (node.scale != null && !logarithmic) {
                throw refuse("a table is straight between its points, or log; there is no " + node.scale.getText());
            }
            double[] at = node.point().stream().mapToDouble(point -> constant(point.at)).toArray();
            double[] values = node.point().stream().mapToDouble(point -> constant(point.value)).toArray();
            Table table = Table.of(at, values, logarithmic, this::refuse);
            Part argument = visit(node.argument);
            return place -> table.at(argument.at(place));
        }

        /** A number of a table's point, which depends on nothing. */
        private double constant(FormulaLanguageParser.ExpressionContext node) {
            if (!new Names().visit(node).isEmpty()) {
                throw refuse("the points of a table depend on nothing");
            }
            return visit(node).at(new Place(0, 0, 0, 0, 0));
        }

        @Override
        public Part visitCall(FormulaLanguageParser.CallContext node) {
            List<Part> arguments = node.expression().stream().map(this::visit).toList();
            String name = node.name.getText();
            int count = arguments.size();
            if (name.equals("disc") && count == 3) {
                return shape(arguments, Reader::inDisc);
            }
            if (name.equals("ball") && count == 4) {
                return shape(arguments, Reader::inBall);
            }
            if (name.equals("box") && (count == 4 || count == 6)) {
                return shape(arguments, Reader::inBox);
            }
            if (name.equals("band") && count == 5) {
                return shape(arguments, Reader::inBand);
            }
            if (name.equals("segment") && count == 4) {
                return place -> distance(values(arguments, place), place);
            }
            ToDoubleFunction<double[]> function = Functions.find(name, count).orElseThrow(() -> refuse("there is no function "
                    + name + " of " + count + " arguments; functions are " + Functions.names()
                    + ", shapes are disc, ball, box, band and segment"));
            return place -> function.applyAsDouble(values(arguments, place));
        }

        private static double[] values(List<Part> parts, Place place) {
            double[] values = new double[parts.size()];
            for (int n = 0; n < values.length; n++) {
                values[n] = parts.get(n).at(place);
            }
            return values;
        }

        private static double truth(boolean holds) {
            return holds ? 1 : 0;
        }

        private static double truth(double value) {
            return choose(value, () -> 1, () -> 0);
        }

        /** What is no number neither holds nor does not. */
        private static double choose(double condition, DoubleSupplier whenTrue, DoubleSupplier whenFalse) {
            return Double.isNaN(condition) ? Double.NaN : condition != 0 ? whenTrue.getAsDouble() : whenFalse.getAsDouble();
        }

        private static Part shape(List<Part> arguments, BiPredicate<double[], Place> inside) {
            return place -> {
                double[] values = values(arguments, place);
                return Arrays.stream(values).anyMatch(Double::isNaN) ? Double.NaN : truth(inside.test(values, place));
            };
        }

        private static boolean inDisc(double[] a, Place place) {
            return Math.hypot(place.x - a[0], place.y - a[1]) < a[2];
        }

        private static boolean inBall(double[] a, Place place) {
            return Math.hypot(Math.hypot(place.x - a[0], place.y - a[1]), place.z - a[2]) < a[3];
        }

        private static boolean inBox(double[] a, Place place) {
            int axes = a.length / 2;
            double[] at = {place.x, place.y, place.z};
            for (int axis = 0; axis < axes; axis++) {
                double slack = EDGE * place.h;
                if (at[axis] < a[axis] - slack || at[axis] > a[axis + axes] + slack) {
                    return false;
                }
            }
            return true;
        }

        private static boolean inBand(double[] a, Place place) {
            double dx = a[2] - a[0];
            double dy = a[3] - a[1];
            double length = Math.hypot(dx, dy);
            double along = ((place.x - a[0]) * dx + (place.y - a[1]) * dy) / length;
            double across = ((place.y - a[1]) * dx - (place.x - a[0]) * dy) / length;
            double slack = EDGE * a[4];
            return along >= -slack && along <= length + slack && across >= -a[4] / 2 - slack && across < a[4] / 2 - slack;
        }

        private static double distance(double[] a, Place place) {
            double dx = a[2] - a[0];
            double dy = a[3] - a[1];
            double along = ((place.x - a[0]) * dx + (place.y - a[1]) * dy) / (dx * dx + dy * dy);
            double nearest = Math.min(1, Math.max(0, along));
            return Math.hypot(place.x - a[0] - nearest * dx, place.y - a[1] - nearest * dy);
        }
    }
}
