package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Call;
import org.frond.kernel.Expression.Cast;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.GlobalId;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.MathCall;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.RealLiteral;
import org.frond.kernel.Expression.Unary;
import org.frond.kernel.Expression.Whole;

/** Reader of expressions: from ANTLR's parse tree to the typed tree, refusing whatever has no meaning. */
final class ExpressionReader extends KernelLanguageBaseVisitor<Expression> {

    private static final String POINTERS = "pointer arithmetic is not in the kernel language; pass the array and an int index";
    private static final int AXES = 3;

    private final Scope scope;
    private final BiFunction<Integer, Integer, Position> places;

    ExpressionReader(Scope scope, BiFunction<Integer, Integer, Position> places) {
        this.scope = scope;
        this.places = places;
    }

    /** The value of a directive, which may use the constants known so far. */
    static Expression constant(String text, Map<String, Expression> constants, Position at) {
        BiFunction<Integer, Integer, Position> places = (line, column) -> at;
        Scope scope = new Scope(constants);
        scope.open();
        return new ExpressionReader(scope, places).value(Parsing.parser(text, places).constant().expression());
    }

    Position at(Token token) {
        return places.apply(token.getLine(), token.getCharPositionInLine() + 1);
    }

    Position at(ParserRuleContext context) {
        return at(context.getStart());
    }

    /** An expression that has a value: neither a whole array nor a call of a void function. */
    Expression value(ParserRuleContext context) {
        Expression expression = visit(context);
        if (expression instanceof Whole whole) {
            throw new TranslationException(at(context), whole.array() + " is an array; give "
                    + whole.array().axes() + (whole.array().axes() == 1 ? " index" : " indices"));
        }
        if (expression.type() == Scalar.VOID) {
            throw new TranslationException(at(context), "this function returns nothing");
        }
        return expression;
    }

    Expression ofInt(ParserRuleContext context, String what) {
        Expression expression = value(context);
        if (expression.type() != Scalar.INT) {
            throw new TranslationException(at(context), what + " must be an int, this is a real");
        }
        return expression;
    }

    Expression condition(ParserRuleContext context) {
        Expression expression = value(context);
        if (expression.type() != Scalar.INT) {
            throw new TranslationException(at(context), "a condition must be an int or a comparison; write x != 0");
        }
        return expression;
    }

    /** A value that is to become one of the given type; a real becomes an int only by a cast. */
    Expression converted(ParserRuleContext context, Scalar type, String what) {
        Expression expression = value(context);
        if (type == Scalar.INT && expression.type() == Scalar.REAL) {
            throw new TranslationException(at(context), what + " is an int and this is a real; write (int) in front");
        }
        return expression;
    }

    /** The value of a constant int expression, such as the length of an array. */
    int constantInt(ParserRuleContext context, String what) {
        if (Folding.fold(value(context)) instanceof IntLiteral literal) {
            return literal.value();
        }
        throw new TranslationException(at(context), what + " must be an int constant");
    }

    @Override
    public Expression visitParentheses(KernelLanguageParser.ParenthesesContext context) {
        return visit(context.expression());
    }

    @Override
    public Expression visitCallExpression(KernelLanguageParser.CallExpressionContext context) {
        return visitCall(context.call());
    }

    @Override
    public Expression visitTargetExpression(KernelLanguageParser.TargetExpressionContext context) {
        return visitTarget(context.target());
    }

    @Override
    public Expression visitTarget(KernelLanguageParser.TargetContext context) {
        String name = context.name.getText();
        if (scope.isConstant(name)) {
            if (!context.dimension().isEmpty()) {
                throw new TranslationException(at(context), name + " is a constant and has no indices");
            }
            return scope.constants().get(name);
        }
        Variable variable = scope.variable(name, at(context));
        List<Expression> indices = context.dimension().stream()
                .map(dimension -> ofInt(dimension.expression(), "an index")).toList();
        if (indices.size() > variable.axes()) {
            throw new TranslationException(at(context), name + " takes " + variable.axes() + " indices, not " + indices.size());
        }
        if (variable.isScalar()) {
            return new Read(variable);
        }
        return indices.size() == variable.axes()
                ? new Element(variable, indices, at(context))
                : new Whole(variable, indices, at(context));
    }

    @Override
    public Expression visitInteger(KernelLanguageParser.IntegerContext context) {
        String digits = context.getText();
        try {
            boolean octal = digits.length() > 1 && digits.startsWith("0") && !digits.startsWith("0x") && !digits.startsWith("0X");
            if (octal) {
                throw new TranslationException(at(context), "octal integers are not in the kernel language");
            }
            return new IntLiteral(Integer.decode(digits));
        } catch (NumberFormatException e) {
            throw new TranslationException(at(context), digits + " does not fit an int");
        }
    }

    @Override
    public Expression visitFloating(KernelLanguageParser.FloatingContext context) {
        String text = context.getText();
        boolean suffixed = text.endsWith("f") || text.endsWith("F");
        return new RealLiteral(suffixed ? text.substring(0, text.length() - 1) : text);
    }

    @Override
    public Expression visitCast(KernelLanguageParser.CastContext context) {
        if (context.type().VOID() != null) {
            throw new TranslationException(at(context), "casts are (int) and (real)");
        }
        return new Cast(context.type().INT() != null ? Scalar.INT : Scalar.REAL, value(context.expression()));
    }

    @Override
    public Expression visitUnary(KernelLanguageParser.UnaryContext context) {
        String operator = context.operator.getText();
        if (operator.equals("*") || operator.equals("&")) {
            throw new TranslationException(at(context), POINTERS);
        }
        Expression operand = value(context.expression());
        if ((operator.equals("~") || operator.equals("!")) && operand.type() == Scalar.REAL) {
            throw new TranslationException(at(context), operator + " takes an int, this is a real");
        }
        return new Unary(operator, operand);
    }

    @Override
    public Expression visitBinary(KernelLanguageParser.BinaryContext context) {
        String operator = context.operator.getText();
        if (visit(context.left) instanceof Whole || visit(context.right) instanceof Whole) {
            throw new TranslationException(at(context), POINTERS);
        }
        Expression left = value(context.left);
        Expression right = value(context.right);
        boolean real = left.type() == Scalar.REAL || right.type() == Scalar.REAL;
        if (real && (Operators.isOfInts(operator) || Operators.isLogical(operator))) {
            throw new TranslationException(at(context.operator), operator + " takes ints, one of these is a real");
        }
        return new Binary(operator, left, right);
    }

    @Override
    public Expression visitChoice(KernelLanguageParser.ChoiceContext context) {
        return new Choice(condition(context.condition), value(context.whenTrue), value(context.whenFalse));
    }

    @Override
    public Expression visitCall(KernelLanguageParser.CallContext context) {
        String name = context.name.getText();
        Position at = at(context);
        if (name.equals("pow") || name.equals("pown") || name.equals("powr")) {
            throw new TranslationException(at, name + " is not in the kernel language, it costs 60 multiplications; "
                    + "write x * x * x, x * sqrt(x) or exp(a * log(x))");
        }
        if (name.equals("get_global_id")) {
            return globalId(context);
        }
        Optional<Builtin> builtin = Builtin.named(name);
        if (builtin.isPresent()) {
            return mathCall(builtin.get(), context);
        }
        Function function = scope.function(name, at);
        requireCount(context, function.parameters().size());
        List<Expression> arguments = new ArrayList<>();
        for (int n = 0; n < function.parameters().size(); n++) {
            arguments.add(argument(function.parameters().get(n), context.expression(n), name));
        }
        return new Call(function, List.copyOf(arguments), at);
    }

    private Expression globalId(KernelLanguageParser.CallContext context) {
        if (!scope.inKernel()) {
            throw new TranslationException(at(context), "get_global_id stands in kernels only; pass the index as a parameter");
        }
        requireCount(context, 1);
        int axis = constantInt(context.expression(0), "the axis of get_global_id");
        if (axis < 0 || axis >= AXES) {
            throw new TranslationException(at(context), "the axis of get_global_id is 0, 1 or 2, not " + axis);
        }
        return new GlobalId(axis);
    }

    private Expression mathCall(Builtin builtin, KernelLanguageParser.CallContext context) {
        List<Scalar> types = builtin.parameters();
        requireCount(context, types.size());
        List<Expression> arguments = new ArrayList<>();
        for (int n = 0; n < types.size(); n++) {
            Expression argument = value(context.expression(n));
            if (types.get(n) == Scalar.INT && argument.type() == Scalar.REAL) {
                throw new TranslationException(at(context.expression(n)), builtin.text() + " is for ints; for reals use f"
                        + builtin.text());
            }
            arguments.add(argument);
        }
        return new MathCall(builtin, List.copyOf(arguments));
    }

    private Expression argument(Variable parameter, ParserRuleContext context, String function) {
        String what = "parameter " + parameter.name() + " of " + function;
        if (parameter.isScalar()) {
            return converted(context, parameter.type(), what);
        }
        if (!(visit(context) instanceof Whole whole)) {
            throw new TranslationException(at(context), what + " is an array");
        }
        Variable array = whole.array();
        boolean global = parameter.storage() == Variable.Storage.GLOBAL_ARRAY;
        if (array.storage() != parameter.storage()) {
            throw new TranslationException(at(context), what + " is a " + (global ? "global" : "private") + " array, "
                    + array.name() + " is not");
        }
        if (array.type() != parameter.type()) {
            throw new TranslationException(at(context), what + " is an array of " + parameter.type() + ", "
                    + array.name() + " of " + array.type());
        }
        if (array.constant() && !parameter.constant()) {
            throw new TranslationException(at(context), what + " may be written, " + array.name() + " is const");
        }
        List<Integer> shape = array.shape().subList(Math.min(whole.indices().size(), array.shape().size()), array.shape().size());
        boolean anyLength = parameter.shape().isEmpty() && shape.size() <= 1;
        if (!global && !anyLength && !shape.isEmpty() && !parameter.shape().equals(shape)) {
            throw new TranslationException(at(context), what + " has the shape " + parameter.shape() + ", this array " + shape);
        }
        return whole;
    }

    private void requireCount(KernelLanguageParser.CallContext context, int wanted) {
        int given = context.expression().size();
        if (given != wanted) {
            throw new TranslationException(at(context), context.name.getText() + " takes " + wanted + " arguments, not " + given);
        }
    }
}
