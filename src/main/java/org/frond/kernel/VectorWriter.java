package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.MathCall;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.Unary;
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/**
 * Writer of Java that runs several items of a row at once, with {@code jdk.incubator.vector}: the same operations in the
 * same order as {@link ExpressionWriter}'s, so that every item gets the same bits. Where only some of the items take a
 * branch, both sides are computed and a mask chooses.
 */
final class VectorWriter {

    /** Names that the generated class declares: items at once, and the species that says so. */
    static final String SPECIES = "SPECIES";
    static final String LANES = "LANES";

    private static final String INDENT = "    ";

    private final ExpressionWriter scalars;
    private final Lanes lanes;
    private final String vector;
    private final String boxed;
    private final String oneByOne;
    private final List<String> lines = new ArrayList<>();
    private String indent = "";
    private int masks;
    private int patches;
    private boolean written;

    private VectorWriter(Real real, Lanes lanes, String oneByOne) {
        this.oneByOne = oneByOne;
        this.scalars = new ExpressionWriter(real);
        this.lanes = lanes;
        this.vector = vectorType(real);
        this.boxed = boxed(real);
    }

    /** The type of a vector: DoubleVector or FloatVector. */
    static String vectorType(Real real) {
        return boxed(real) + "Vector";
    }

    /** The type of an element as a type argument. */
    static String boxed(Real real) {
        return real == Real.FLOAT ? "Float" : "Double";
    }

    /**
     * The body of the loop over i, for {@link #LANES} items; nothing if they cannot run side by side.
     *
     * @param oneByOne a statement that runs them one after another instead
     */
    static Optional<List<String>> write(Variable item, List<Statement> body, Real real, String oneByOne) {
        try {
            VectorWriter writer = new VectorWriter(real, Lanes.of(item, body), oneByOne);
            writer.statements(body, Optional.empty());
            return Optional.of(writer.lines);
        } catch (Lanes.NotSideBySide reason) {
            return Optional.empty();
        }
    }

    private void line(String line) {
        lines.add(indent + line);
    }

    // statements

    private void statements(List<Statement> statements, Optional<String> mask) throws Lanes.NotSideBySide {
        for (Statement statement : statements) {
            statement(statement, mask);
        }
    }

    private void inside(List<Statement> statements, Optional<String> mask) throws Lanes.NotSideBySide {
        String before = indent;
        indent += INDENT;
        statements(statements, mask);
        indent = before;
    }

    private void statement(Statement statement, Optional<String> mask) throws Lanes.NotSideBySide {
        if (statement instanceof Declare declare) {
            declare(declare);
        } else if (statement instanceof Assign assign) {
            assign(assign, mask);
        } else if (statement instanceof Statement.If choice) {
            branch(choice, mask);
        } else if (statement instanceof Statement.For loop) {
            line("for (int " + loop.variable() + " = " + scalars.value(loop.from()) + "; " + scalars.condition(loop.whilst())
                    + "; " + loop.variable() + " " + loop.step().operator() + " " + scalars.value(loop.step().value()) + ") {");
            inside(loop.body(), mask);
            line("}");
        } else {
            throw new Lanes.NotSideBySide("an item ends early or calls a function of its own");
        }
    }

    private void declare(Declare declare) throws Lanes.NotSideBySide {
        Variable variable = declare.variable();
        if (variable.type() == Scalar.INT && declare.value().isPresent()) {
            for (Expression patch : lanes.patches(declare.value().get())) {
                demandSame(patch);
            }
        }
        String constant = variable.constant() ? "final " : "";
        if (!isVector(variable)) {
            line(constant + scalars.type(variable.type()) + " " + variable
                    + declare.value().map(value -> " = " + scalars.value(value)).orElse("") + ";");
        } else {
            line(constant + vector + " " + variable + " = "
                    + (declare.value().isPresent() ? vector(declare.value().get()) : vector + ".zero(" + SPECIES + ")") + ";");
        }
    }

    /** Leaves the items to the other form where a number differs between them, as it does between grains. */
    private void demandSame(Expression number) throws Lanes.NotSideBySide {
        if (written || !indent.isEmpty()) {
            throw new Lanes.NotSideBySide("a table is looked up after something was written, or inside a branch");
        }
        String numbers = "numbers$" + ++patches;
        line("final " + vector + " " + numbers + " = " + vector(number) + ";");
        line("if (!" + numbers + ".compare(VectorOperators.EQ, " + numbers + ".lane(0)).allTrue()) {");
        line(INDENT + oneByOne);
        line(INDENT + "continue;");
        line("}");
    }

    private boolean isVector(Variable variable) throws Lanes.NotSideBySide {
        return variable.type() == Scalar.REAL && lanes.varies(new Read(variable));
    }

    private void assign(Assign assign, Optional<String> mask) throws Lanes.NotSideBySide {
        if (assign.target() instanceof Element element) {
            written = true;
            String place = element.array() + ", " + scalars.value(element.indices().get(0));
            String value = vector(result(assign));
            // a store through a mask goes item by item in Java 17: items that are not chosen get again what they hold
            String all = mask.map(chosen -> vector + ".fromArray(" + SPECIES + ", " + place + ").blend(" + value + ", " + chosen + ")")
                    .orElse(value);
            line(all + ".intoArray(" + place + ");");
        } else if (isVector(((Read) assign.target()).variable())) {
            String value = vector(result(assign));
            line(scalars.value(assign.target()) + " = " + mask.map(chosen -> scalars.value(assign.target()) + ".blend("
                    + value + ", " + chosen + ")").orElse(value) + ";");
        } else {
            line(scalars.value(assign.target()) + " " + assign.operator() + " " + scalars.value(assign.value()) + ";");
        }
    }

    /** What the target holds afterwards. */
    private static Expression result(Assign assign) {
        String operator = assign.operator();
        return operator.equals("=") ? assign.value()
                : new Binary(operator.substring(0, operator.length() - 1), assign.target(), assign.value());
    }

    private void branch(Statement.If choice, Optional<String> mask) throws Lanes.NotSideBySide {
        if (!lanes.varies(choice.condition())) {
            line("if (" + scalars.condition(choice.condition()) + ") {");
            inside(choice.then(), mask);
            if (!choice.otherwise().isEmpty()) {
                line("} else {");
                inside(choice.otherwise(), mask);
            }
            line("}");
            return;
        }
        String chosen = "mask$" + ++masks;
        line("final VectorMask<" + boxed + "> " + chosen + " = " + mask(choice.condition()) + ";");
        String then = both(mask, chosen);
        // what a branch declares is its own
        line("if (" + then + ".anyTrue()) {");
        inside(choice.then(), Optional.of(then));
        line("}");
        if (!choice.otherwise().isEmpty()) {
            line("{");
            inside(choice.otherwise(), Optional.of(both(mask, chosen + ".not()")));
            line("}");
        }
    }

    private static String both(Optional<String> mask, String other) {
        return mask.map(outer -> outer + ".and(" + other + ")").orElse(other);
    }

    // expressions

    /** An expression as a vector. */
    private String vector(Expression expression) throws Lanes.NotSideBySide {
        if (!lanes.varies(expression)) {
            return vector + ".broadcast(" + SPECIES + ", " + scalars.value(expression) + ")";
        }
        if (expression.type() != Scalar.REAL && !(expression instanceof Choice)) {
            throw new Lanes.NotSideBySide("an int that varies along the row becomes a real");
        }
        if (expression instanceof Read read) {
            return read.variable().name();
        }
        if (expression instanceof Element element) {
            return vector + ".fromArray(" + SPECIES + ", " + element.array() + ", "
                    + scalars.value(element.indices().get(0)) + ")";
        }
        if (expression instanceof Unary unary) {
            return vector(unary.operand()) + ".neg()";
        }
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Choice choice) {
            return vector(choice.whenFalse()) + ".blend(" + operand(choice.whenTrue()) + ", " + mask(choice.condition()) + ")";
        }
        if (expression instanceof MathCall call) {
            return mathCall(call);
        }
        throw new Lanes.NotSideBySide("no vector form of " + expression);
    }

    /** An expression as the second operand of a vector's method, which takes a scalar as well. */
    private String operand(Expression expression) throws Lanes.NotSideBySide {
        return lanes.varies(expression) ? vector(expression) : scalars.value(expression);
    }

    private String binary(Binary binary) throws Lanes.NotSideBySide {
        String method = switch (binary.operator()) {
            case "+" -> "add";
            case "-" -> "sub";
            case "*" -> "mul";
            case "/" -> "div";
            default -> throw new Lanes.NotSideBySide("no vector form of " + binary.operator());
        };
        boolean swaps = (method.equals("add") || method.equals("mul")) && !lanes.varies(binary.left());
        Expression first = swaps ? binary.right() : binary.left();
        Expression second = swaps ? binary.left() : binary.right();
        return vector(first) + "." + method + "(" + operand(second) + ")";
    }

    private String mathCall(MathCall call) throws Lanes.NotSideBySide {
        List<Expression> arguments = call.arguments();
        return switch (call.builtin()) {
            case SQRT -> vector(arguments.get(0)) + ".sqrt()";
            case FABS -> vector(arguments.get(0)) + ".abs()";
            case FMIN -> vector(arguments.get(0)) + ".min(" + operand(arguments.get(1)) + ")";
            case FMAX -> vector(arguments.get(0)) + ".max(" + operand(arguments.get(1)) + ")";
            case FMA -> vector(arguments.get(0)) + ".fma(" + vector(arguments.get(1)) + ", " + vector(arguments.get(2)) + ")";
            default -> throw new Lanes.NotSideBySide("no vector form of " + call.builtin().text());
        };
    }

    /** A condition as a mask. */
    private String mask(Expression condition) throws Lanes.NotSideBySide {
        if (!lanes.varies(condition)) {
            return SPECIES + ".maskAll(" + scalars.condition(condition) + ")";
        }
        if (condition instanceof Unary unary && unary.operator().equals("!")) {
            return mask(unary.operand()) + ".not()";
        }
        if (condition instanceof MathCall call && call.builtin() == Builtin.ISNAN) {
            return vector(call.arguments().get(0)) + ".test(VectorOperators.IS_NAN)";
        }
        if (!(condition instanceof Binary binary) || !Operators.isCondition(binary.operator())) {
            throw new Lanes.NotSideBySide("an int that varies along the row is a condition");
        }
        if (Operators.isLogical(binary.operator())) {
            return mask(binary.left()) + (binary.operator().equals("&&") ? ".and(" : ".or(") + mask(binary.right()) + ")";
        }
        String comparison = switch (binary.operator()) {
            case "==" -> "EQ";
            case "!=" -> "NE";
            case "<" -> "LT";
            case "<=" -> "LE";
            case ">" -> "GT";
            default -> "GE";
        };
        return vector(binary.left()) + ".compare(VectorOperators." + comparison + ", " + operand(binary.right()) + ")";
    }
}
