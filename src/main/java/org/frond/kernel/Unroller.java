package org.frond.kernel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frond.kernel.Expression.Binary;
import org.frond.kernel.Expression.Call;
import org.frond.kernel.Expression.Cast;
import org.frond.kernel.Expression.Choice;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.GlobalId;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.MathCall;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.Unary;
import org.frond.kernel.Expression.Whole;
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/**
 * The partial evaluator: it runs through one function, carries out what is known at translation time and writes down
 * the rest. Loops with constant bounds are unrolled, const ints with known values vanish, arrays of the work item become
 * scalars, functions that take such arrays are expanded in place.
 */
final class Unroller {

    /** Longest loop that is unrolled for the sake of an array index, and longest that is unrolled for speed. */
    static final int LONGEST = 64;
    private static final int SHORT = 16;

    private final Names names = new Names();
    private final Map<Variable, Expression> values = new HashMap<>();
    private final PrivateArrays arrays = new PrivateArrays(names);
    private final Map<Variable, Variable> globals = new HashMap<>();
    private final List<Variable> ids = new ArrayList<>();
    private final Set<Function> called;
    private final Scalar result;
    private final boolean everything;
    private List<Statement> out = new ArrayList<>();
    private int expansions;
    private int loopHeads;

    private Unroller(Set<Function> called, Scalar result, boolean everything) {
        this.called = called;
        this.result = result;
        this.everything = everything;
    }

    /** Evaluates a function; the functions that its result still calls are added to {@code called}. */
    static Routine unroll(Function function, Set<Function> called) {
        return new Unroller(called, function.result(), false).routine(function);
    }

    /** The same, with every function expanded in place that can be. */
    static Routine expand(Function function, Set<Function> called) {
        return new Unroller(called, function.result(), true).routine(function);
    }

    /** The functions that need a method of their own for the given kernels, in the order of their calls. */
    static List<Routine> methods(Set<Function> calledByKernels) {
        Set<Function> seen = new LinkedHashSet<>();
        List<Routine> methods = new ArrayList<>();
        Set<Function> open = new LinkedHashSet<>(calledByKernels);
        while (!open.isEmpty()) {
            Set<Function> next = new LinkedHashSet<>();
            for (Function function : open) {
                if (seen.add(function)) {
                    methods.add(unroll(function, next));
                }
            }
            open = next;
        }
        return methods;
    }

    private Routine routine(Function function) {
        List<Variable> parameters = function.parameters().stream().map(this::parameter).toList();
        Optional<RowIndices> row = function.kernel() ? Optional.of(rowIndices(function)) : Optional.empty();
        statements(function.body());
        return new Routine(function, parameters, row, Declarations.settle(out));
    }

    private RowIndices rowIndices(Function kernel) {
        for (int axis = 0; axis < 3; axis++) {
            ids.add(Variable.scalar(names.fresh(idName(kernel, axis)), Scalar.INT, true));
        }
        return new RowIndices(ids.get(0), ids.get(1), ids.get(2), names.fresh(ids.get(0) + "0"), names.fresh(ids.get(0) + "1"));
    }

    /** The name that a kernel gives to its index along an axis. */
    private static String idName(Function kernel, int axis) {
        for (Statement statement : kernel.body()) {
            if (statement instanceof Declare declare && declare.variable().keepsItsValue()
                    && declare.value().equals(Optional.of(new GlobalId(axis)))) {
                return declare.variable().name();
            }
        }
        return List.of("i", "j", "k").get(axis);
    }

    private Variable parameter(Variable parameter) {
        String name = names.fresh(parameter.name());
        if (parameter.isScalar()) {
            Variable scalar = scalar(name, parameter);
            values.put(parameter, new Read(scalar));
            return scalar;
        }
        Variable array = Variable.globalArray(name, parameter.type(), parameter.constant());
        globals.put(parameter, array);
        return array;
    }

    private static Variable scalar(String name, Variable like) {
        Variable scalar = Variable.scalar(name, like.type(), like.constant());
        if (!like.keepsItsValue()) {
            scalar.reassign();
        }
        return scalar;
    }

    // statements

    private void statements(List<Statement> statements) {
        for (Statement statement : statements) {
            statement(statement);
            if (!out.isEmpty() && Statement.alwaysReturn(out.subList(out.size() - 1, out.size()))) {
                return;
            }
        }
    }

    /** What the given step writes down, kept apart from the rest. */
    private List<Statement> apart(Runnable step) {
        List<Statement> before = out;
        out = new ArrayList<>();
        step.run();
        List<Statement> written = out;
        out = before;
        return written;
    }

    private void statement(Statement statement) {
        if (statement instanceof Declare declare) {
            declare(declare);
        } else if (statement instanceof Assign assign) {
            assign(assign);
        } else if (statement instanceof Statement.For loop) {
            loop(loop);
        } else if (statement instanceof Statement.If choice) {
            branch(choice);
        } else if (statement instanceof Statement.Invoke invoke) {
            invoke(invoke.call());
        } else if (statement instanceof Statement.Return end) {
            if (expansions > 0) {
                throw new TranslationException(end.at(), "a return inside a loop of a function that is expanded in place; "
                        + "return at the function's end");
            }
            out.add(new Statement.Return(end.value().map(value -> widen(evaluate(value), result)), end.at()));
        } else if (statement instanceof Statement.Block block) {
            statements(block.statements());
        }
    }

    private void declare(Declare declare) {
        Variable variable = declare.variable();
        if (!variable.isScalar()) {
            arrays.declare(variable).forEach(scalar -> out.add(new Declare(scalar, Optional.empty())));
            return;
        }
        Optional<Expression> value = declare.value().map(given -> widen(evaluate(given), variable.type()));
        boolean known = value.filter(given -> given instanceof IntLiteral
                || given instanceof Read read && read.type() == variable.type() && read.variable().keepsItsValue()).isPresent();
        if (known && variable.keepsItsValue()) {
            values.put(variable, value.get());
        } else {
            declareScalar(variable, value);
        }
    }

    private void declareScalar(Variable variable, Optional<Expression> value) {
        Variable scalar = scalar(names.fresh(variable.name()), variable);
        values.put(variable, new Read(scalar));
        out.add(new Declare(scalar, value));
    }

    private void assign(Assign assign) {
        Expression target = evaluate(assign.target());
        Expression value = widen(evaluate(assign.value()), target.type());
        String operator = assign.operator();
        boolean sum = operator.equals("+=") || operator.equals("-=");
        if (sum && value instanceof IntLiteral literal && literal.value() == 0) {
            return;
        }
        if (sum && value instanceof Unary unary && unary.operator().equals("-")) {
            operator = operator.equals("+=") ? "-=" : "+=";
            value = unary.operand();
        }
        if (!(operator.equals("=") && value.equals(target) && value instanceof Read)) {
            out.add(new Assign(target, operator, value));
        }
    }

    private void branch(Statement.If choice) {
        Expression condition = evaluate(choice.condition());
        if (condition instanceof IntLiteral literal) {
            statements(literal.value() != 0 ? choice.then() : choice.otherwise());
            return;
        }
        List<Statement> then = apart(() -> statements(choice.then()));
        List<Statement> otherwise = apart(() -> statements(choice.otherwise()));
        branch(condition, then, otherwise);
    }

    private void branch(Expression condition, List<Statement> then, List<Statement> otherwise) {
        if (then.isEmpty() && otherwise.isEmpty()) {
            return;
        }
        out.add(then.isEmpty()
                ? new Statement.If(Folding.unary("!", condition), otherwise, List.of())
                : new Statement.If(condition, then, otherwise));
    }

    private void loop(Statement.For loop) {
        Expression from = evaluate(loop.from());
        Trips trips = Trips.of(loop, from, (expression, value) -> {
            values.put(loop.variable(), value);
            return inLoopHead(expression, loop.at());
        });
        boolean indexes = Walk.any(loop.body(), Walk.privateIndexBy(loop.variable()));
        boolean reads = Walk.any(loop.body(), Walk.readOf(loop.variable()));
        int count = trips.values().size();
        if (trips.known() && indexes && count > LONGEST) {
            throw new TranslationException(loop.at(), "a loop over the values of a private array has at most " + LONGEST + " trips");
        }
        if (trips.known() && (count <= 1 || indexes || reads && count <= SHORT)) {
            for (IntLiteral trip : trips.values()) {
                values.put(loop.variable(), trip);
                statements(loop.body());
            }
        } else {
            keep(loop, from);
        }
    }

    private void keep(Statement.For loop, Expression from) {
        Variable variable = Variable.scalar(names.fresh(loop.variable().name()), Scalar.INT, false);
        values.put(loop.variable(), new Read(variable));
        Expression whilst = inLoopHead(loop.whilst(), loop.at());
        Assign step = new Assign(new Read(variable), loop.step().operator(), inLoopHead(loop.step().value(), loop.at()));
        List<Statement> body = apart(() -> statements(loop.body()));
        out.add(new Statement.For(variable, from, whilst, step, body, loop.at()));
    }

    /** The value of an expression that has no room for statements of its own. */
    private Expression inLoopHead(Expression expression, Position at) {
        List<Expression> value = new ArrayList<>();
        loopHeads++;
        boolean plain = apart(() -> value.add(evaluate(expression))).isEmpty();
        loopHeads--;
        if (!plain) {
            throw new TranslationException(at, "the head of a loop calls a function that takes a private array; call it before");
        }
        return value.get(0);
    }

    // functions

    private void invoke(Call call) {
        if (mustExpand(call.function())) {
            expand(call);
        } else {
            called.add(call.function());
            out.add(new Statement.Invoke(new Call(call.function(), arguments(call), call.at())));
        }
    }

    /** Whether only expansion passes its arrays, or makes it fast: the JIT inlines small methods only. */
    private boolean mustExpand(Function function) {
        boolean loops = function.body().stream().anyMatch(Statement.For.class::isInstance);
        return function.takesPrivateArray()
                || (loops || everything) && loopHeads == 0 && !Statement.returnsInLoop(function.body());
    }

    private Expression call(Call call) {
        if (mustExpand(call.function())) {
            return expand(call).orElseThrow();
        }
        List<Expression> arguments = arguments(call);
        boolean partlyKnown = arguments.isEmpty() || arguments.stream().anyMatch(IntLiteral.class::isInstance);
        if (partlyKnown && Statement.isFormula(call.function().body())) {
            List<Expression> value = new ArrayList<>();
            boolean oneExpression = apart(() -> expand(call).ifPresent(value::add)).isEmpty();
            if (oneExpression) {
                return value.get(0);
            }
        }
        called.add(call.function());
        return new Call(call.function(), arguments, call.at());
    }

    private List<Expression> arguments(Call call) {
        List<Expression> arguments = new ArrayList<>();
        for (int n = 0; n < call.arguments().size(); n++) {
            Expression argument = call.arguments().get(n);
            arguments.add(argument instanceof Whole whole
                    ? new Whole(globals.get(whole.array()), List.of(), whole.at())
                    : widen(evaluate(argument), call.function().parameters().get(n).type()));
        }
        return arguments;
    }

    /** Writes down a function's body in place of its call; the result is the function's value. */
    private Optional<Expression> expand(Call call) {
        Function function = call.function();
        List<Runnable> bindings = new ArrayList<>();
        for (int n = 0; n < function.parameters().size(); n++) {
            bindings.add(binding(function.parameters().get(n), call.arguments().get(n), function));
        }
        bindings.forEach(Runnable::run);
        expansions++;
        Optional<Expression> result = tail(function.body(), function.result());
        expansions--;
        return result;
    }

    private Runnable binding(Variable parameter, Expression argument, Function function) {
        if (argument instanceof Whole whole) {
            if (whole.array().storage() == Variable.Storage.GLOBAL_ARRAY) {
                Variable global = globals.get(whole.array());
                return () -> globals.put(parameter, global);
            }
            PrivateArrays.Part part = arrays.select(whole.array(), evaluate(whole.indices()), whole.at());
            return () -> arrays.pass(parameter, part);
        }
        Expression value = Folding.convert(evaluate(argument), parameter.type());
        boolean unused = !Walk.any(function.body(), Walk.readOf(parameter));
        if (parameter.keepsItsValue() && (unused || Walk.isFixed(value) || Statement.isFormula(function.body()) && Walk.isCheapAndFixed(value))) {
            return () -> values.put(parameter, value);
        }
        return () -> declareScalar(parameter, Optional.of(value));
    }

    /** Evaluates statements up to the return on each path; its value is the result. */
    private Optional<Expression> tail(List<Statement> statements, Scalar type) {
        for (int n = 0; n < statements.size(); n++) {
            Statement statement = statements.get(n);
            List<Statement> rest = statements.subList(n + 1, statements.size());
            if (statement instanceof Statement.Return end) {
                return end.value().map(value -> Folding.convert(evaluate(value), type));
            }
            if (Statement.mayReturn(List.of(statement)) && statement instanceof Statement.Block block) {
                return tail(joined(block.statements(), rest), type);
            }
            if (Statement.mayReturn(List.of(statement)) && statement instanceof Statement.If choice) {
                return tail(choice, rest, type);
            }
            statement(statement);
        }
        return Optional.empty();
    }

    private Optional<Expression> tail(Statement.If choice, List<Statement> rest, Scalar type) {
        Expression condition = evaluate(choice.condition());
        List<Statement> whenTrue = joined(choice.then(), rest);
        List<Statement> whenFalse = joined(choice.otherwise(), rest);
        if (condition instanceof IntLiteral literal) {
            return tail(literal.value() != 0 ? whenTrue : whenFalse, type);
        }
        if (type == Scalar.VOID) {
            branch(condition, apart(() -> tail(whenTrue, type)), apart(() -> tail(whenFalse, type)));
            return Optional.empty();
        }
        return Optional.of(either(condition, type, () -> tail(whenTrue, type).orElseThrow(),
                () -> tail(whenFalse, type).orElseThrow()));
    }

    private static List<Statement> joined(List<Statement> first, List<Statement> second) {
        List<Statement> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    // expressions

    private Expression evaluate(Expression expression) {
        if (expression instanceof Read read) {
            return values.get(read.variable());
        }
        if (expression instanceof Element element) {
            return element(element);
        }
        if (expression instanceof GlobalId id) {
            return new Read(ids.get(id.axis()));
        }
        if (expression instanceof Unary unary) {
            return Folding.unary(unary.operator(), evaluate(unary.operand()));
        }
        if (expression instanceof Binary binary) {
            return Operators.isLogical(binary.operator()) ? logical(binary)
                    : Folding.binary(binary.operator(), evaluate(binary.left()), evaluate(binary.right()));
        }
        if (expression instanceof Choice choice) {
            Expression condition = evaluate(choice.condition());
            if (condition instanceof IntLiteral literal) {
                return Folding.convert(evaluate(literal.value() != 0 ? choice.whenTrue() : choice.whenFalse()), choice.type());
            }
            return either(condition, choice.type(), () -> evaluate(choice.whenTrue()), () -> evaluate(choice.whenFalse()));
        }
        if (expression instanceof Cast cast) {
            return Folding.cast(cast.type(), evaluate(cast.operand()));
        }
        if (expression instanceof Call call) {
            return call(call);
        }
        if (expression instanceof MathCall call) {
            return mathCall(call);
        }
        return expression;
    }

    private Expression logical(Binary binary) {
        Expression left = evaluate(binary.left());
        boolean and = binary.operator().equals("&&");
        if (left instanceof IntLiteral literal && (literal.value() != 0) != and) {
            return new IntLiteral(and ? 0 : 1);
        }
        List<Expression> right = new ArrayList<>();
        List<Statement> steps = apart(() -> right.add(evaluate(binary.right())));
        if (steps.isEmpty()) {
            return Folding.binary(binary.operator(), left, right.get(0));
        }
        Expression decided = new IntLiteral(and ? 0 : 1);
        return and ? either(left, Scalar.INT, () -> evaluate(binary.right()), () -> decided)
                : either(left, Scalar.INT, () -> decided, () -> evaluate(binary.right()));
    }

    private interface Source {
        Expression get();
    }

    /** One of two values; a choice if both are plain expressions, else an if statement that sets a new variable. */
    private Expression either(Expression condition, Scalar type, Source whenTrue, Source whenFalse) {
        List<Expression> values = new ArrayList<>();
        List<Statement> then = apart(() -> values.add(whenTrue.get()));
        List<Statement> otherwise = apart(() -> values.add(whenFalse.get()));
        if (then.isEmpty() && otherwise.isEmpty()) {
            Expression yes = values.get(0);
            Expression no = values.get(1);
            return new Choice(condition, widen(yes, type), widen(no, type));
        }
        Variable chosen = Variable.scalar(names.fresh("chosen"), type, false);
        chosen.reassign();
        out.add(new Declare(chosen, Optional.empty()));
        then.add(new Assign(new Read(chosen), "=", widen(values.get(0), type)));
        otherwise.add(new Assign(new Read(chosen), "=", widen(values.get(1), type)));
        out.add(new Statement.If(condition, then, otherwise));
        return new Read(chosen);
    }

    private Expression mathCall(MathCall call) {
        List<Scalar> types = call.builtin().parameters();
        List<Expression> arguments = new ArrayList<>();
        for (int n = 0; n < types.size(); n++) {
            arguments.add(Folding.convert(evaluate(call.arguments().get(n)), types.get(n)));
        }
        if (arguments.stream().allMatch(IntLiteral.class::isInstance)) {
            int first = ((IntLiteral) arguments.get(0)).value();
            int last = ((IntLiteral) arguments.get(arguments.size() - 1)).value();
            return new IntLiteral(switch (call.builtin()) {
                case MIN -> Math.min(first, last);
                case MAX -> Math.max(first, last);
                default -> Math.abs(first);
            });
        }
        return new MathCall(call.builtin(), arguments);
    }

    private Expression element(Element element) {
        List<Expression> indices = evaluate(element.indices());
        if (element.array().storage() == Variable.Storage.GLOBAL_ARRAY) {
            return new Element(globals.get(element.array()), indices, element.at());
        }
        return new Read(arrays.select(element.array(), indices, element.at()).scalars().get(0));
    }

    private List<Expression> evaluate(List<Expression> expressions) {
        return expressions.stream().map(this::evaluate).toList();
    }

    /** An int literal where a real is wanted becomes a real one; Java widens all other ints by itself. */
    private static Expression widen(Expression value, Scalar type) {
        return value instanceof IntLiteral ? Folding.convert(value, type) : value;
    }
}
