package org.frond.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.frond.kernel.Expression.Element;
import org.frond.kernel.Expression.IntLiteral;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Expression.Whole;

/** Reader of functions and statements: from ANTLR's parse tree to the typed tree. As in C, names are declared before use. */
final class TreeReader {

    static final String DOCUMENTATION = "///";

    private final Scope scope;
    private final ExpressionReader expressions;
    private final CommonTokenStream tokens;
    private final UnitText unit;
    private Scalar result = Scalar.VOID;

    private TreeReader(Scope scope, ExpressionReader expressions, CommonTokenStream tokens, UnitText unit) {
        this.unit = unit;
        this.scope = scope;
        this.expressions = expressions;
        this.tokens = tokens;
    }

    /** All functions of a text by name, in the order of the text. */
    static Map<String, Function> read(UnitText unit) {
        BiFunction<Integer, Integer, Position> places = (line, column) -> place(unit, line, column);
        KernelLanguageParser parser = Parsing.parser(unit.text(), places);
        Scope scope = new Scope(unit.constants());
        KernelLanguageParser.UnitContext tree = parser.unit();
        CommonTokenStream tokens = (CommonTokenStream) parser.getTokenStream();
        TreeReader reader = new TreeReader(scope, new ExpressionReader(scope, places), tokens, unit);
        tree.function().forEach(function -> scope.define(reader.function(function)));
        return scope.functions();
    }

    private static Position place(UnitText unit, int line, int column) {
        if (unit.lines().isEmpty()) {
            return new Position("(no kernel text)", line, column);
        }
        Position start = unit.lines().get(Math.min(line, unit.lines().size()) - 1);
        return new Position(start.file(), start.line(), column);
    }

    private Function function(KernelLanguageParser.FunctionContext context) {
        boolean kernel = context.role().stream().anyMatch(role -> role.KERNEL() != null);
        result = type(context.type());
        Position at = expressions.at(context.name);
        if (kernel && result != Scalar.VOID) {
            throw new TranslationException(at, "a kernel returns void");
        }
        scope.enterFunction(kernel);
        scope.open();
        List<Variable> parameters = new ArrayList<>();
        List<Function.Shared> shared = new ArrayList<>();
        if (context.parameters() != null) {
            for (KernelLanguageParser.ParameterContext parameter : context.parameters().parameter()) {
                if (parameter.shared == null) {
                    parameters.add(parameter(parameter, expressions, kernel));
                } else {
                    shared.add(shared(parameter, kernel));
                    parameters.addAll(shared.get(shared.size() - 1).parameters());
                }
            }
        }
        List<Statement> body = block(context.block());
        scope.close();
        if (result != Scalar.VOID && !Statement.alwaysReturn(body)) {
            throw new TranslationException(at, context.name.getText() + " must return a " + result + " on every path");
        }
        return new Function(context.name.getText(), kernel, result, List.copyOf(parameters), List.copyOf(shared), body,
                documentation(context), at);
    }

    /** The {@code ///} lines right before a function. */
    private String documentation(KernelLanguageParser.FunctionContext context) {
        List<Token> hidden = tokens.getHiddenTokensToLeft(context.getStart().getTokenIndex());
        if (hidden == null) {
            return "";
        }
        return hidden.stream().map(Token::getText)
                .filter(text -> text.startsWith(DOCUMENTATION))
                .map(text -> text.substring(DOCUMENTATION.length()).strip())
                .collect(Collectors.joining("\n"));
    }

    private Function.Shared shared(KernelLanguageParser.ParameterContext context, boolean kernel) {
        String name = context.shared.getText();
        Position at = expressions.at(context);
        UnitText.Parameters list = unit.parameters().get(name);
        if (list == null) {
            throw new TranslationException(at, "unknown name " + name + Spelling.suggestion(name, unit.parameters().keySet()));
        }
        BiFunction<Integer, Integer, Position> here = (line, column) -> at;
        ExpressionReader reader = new ExpressionReader(scope, here);
        List<KernelLanguageParser.ParameterContext> parameters =
                Parsing.parser(list.text(), here).sharedParameters().parameters().parameter();
        return new Function.Shared(name, list.documentation(),
                parameters.stream().map(parameter -> parameter(parameter, reader, kernel)).toList());
    }

    private Variable parameter(KernelLanguageParser.ParameterContext context, ExpressionReader expressions, boolean kernel) {
        if (context.shared != null) {
            throw new TranslationException(expressions.at(context), "a list of parameters holds no other list: "
                    + context.shared.getText());
        }
        String name = context.name.getText();
        Position at = expressions.at(context);
        Scalar type = type(context.type());
        boolean global = context.qualifier().stream().anyMatch(qualifier -> qualifier.GLOBAL() != null);
        boolean constant = context.qualifier().stream().anyMatch(qualifier -> qualifier.CONST() != null);
        boolean pointer = context.star != null;
        List<Integer> shape = shape(context.dimension());
        if (type == Scalar.VOID) {
            throw new TranslationException(at, "a parameter is an int, a real or an array of them");
        }
        if (global != (pointer && global) || global && !shape.isEmpty() || pointer && !shape.isEmpty()) {
            throw new TranslationException(at, "an array parameter is written global " + type + "* " + name + ", "
                    + type + "* " + name + " or " + type + " " + name + "[N]");
        }
        boolean isPrivate = !global && (pointer || !shape.isEmpty());
        if (kernel && isPrivate) {
            throw new TranslationException(at, "an array parameter of a kernel is global: global " + type + "* " + name);
        }
        Variable variable = global ? Variable.globalArray(name, type, constant)
                : isPrivate ? Variable.privateArray(name, type, shape, constant)
                : Variable.scalar(name, type, constant);
        scope.declare(variable, at);
        return variable;
    }

    private List<Integer> shape(List<KernelLanguageParser.DimensionContext> dimensions) {
        List<Integer> shape = new ArrayList<>();
        for (KernelLanguageParser.DimensionContext dimension : dimensions) {
            int length = expressions.constantInt(dimension.expression(), "the length of an array");
            if (length < 1) {
                throw new TranslationException(expressions.at(dimension), "an array has at least one value, not " + length);
            }
            shape.add(length);
        }
        return List.copyOf(shape);
    }

    private static Scalar type(KernelLanguageParser.TypeContext context) {
        return context.INT() != null ? Scalar.INT : context.REAL() != null ? Scalar.REAL : Scalar.VOID;
    }

    private List<Statement> block(KernelLanguageParser.BlockContext context) {
        scope.open();
        List<Statement> statements = new ArrayList<>();
        context.statement().forEach(statement -> read(statement, statements));
        scope.close();
        return List.copyOf(statements);
    }

    /** The statements of a branch or loop, with or without braces. */
    private List<Statement> body(KernelLanguageParser.StatementContext context) {
        scope.open();
        List<Statement> statements = new ArrayList<>();
        read(context, statements);
        scope.close();
        return statements.size() == 1 && statements.get(0) instanceof Statement.Block block
                ? block.statements() : List.copyOf(statements);
    }

    private void read(KernelLanguageParser.StatementContext context, List<Statement> statements) {
        if (context instanceof KernelLanguageParser.BlockStatementContext block) {
            statements.add(new Statement.Block(block(block.block())));
        } else if (context instanceof KernelLanguageParser.DeclareStatementContext declare) {
            declaration(declare.declaration(), statements);
        } else if (context instanceof KernelLanguageParser.AssignStatementContext assign) {
            statements.add(assignment(assign.assignment()));
        } else if (context instanceof KernelLanguageParser.CallStatementContext call) {
            statements.add(invocation(call.call()));
        } else if (context instanceof KernelLanguageParser.ForStatementContext loop) {
            statements.add(loop(loop));
        } else if (context instanceof KernelLanguageParser.IfStatementContext choice) {
            statements.add(new Statement.If(expressions.condition(choice.condition), body(choice.then),
                    choice.otherwise == null ? List.of() : body(choice.otherwise)));
        } else if (context instanceof KernelLanguageParser.ReturnStatementContext end) {
            statements.add(end(end));
        }
    }

    private Statement invocation(KernelLanguageParser.CallContext context) {
        if (expressions.visitCall(context) instanceof Expression.Call call) {
            return new Statement.Invoke(call);
        }
        throw new TranslationException(expressions.at(context), "the result of " + context.name.getText() + " is not used");
    }

    private Statement end(KernelLanguageParser.ReturnStatementContext context) {
        Position at = expressions.at(context);
        boolean valued = context.expression() != null;
        if (valued != (result != Scalar.VOID)) {
            throw new TranslationException(at, valued ? "this function returns nothing" : "this function returns a " + result);
        }
        return new Statement.Return(valued
                ? Optional.of(expressions.converted(context.expression(), result, "the result"))
                : Optional.empty(), at);
    }

    private void declaration(KernelLanguageParser.DeclarationContext context, List<Statement> statements) {
        boolean constant = !context.CONST().isEmpty();
        Scalar type = type(context.type());
        if (type == Scalar.VOID) {
            throw new TranslationException(expressions.at(context), "a variable is an int or a real");
        }
        for (KernelLanguageParser.DeclaratorContext declarator : context.declarator()) {
            List<Integer> shape = shape(declarator.dimension());
            if (shape.isEmpty()) {
                statements.add(scalar(declarator, type, constant));
            } else {
                array(declarator, type, shape, constant, statements);
            }
        }
    }

    private Statement scalar(KernelLanguageParser.DeclaratorContext context, Scalar type, boolean constant) {
        String name = context.name.getText();
        Position at = expressions.at(context);
        if (context.expression().size() > 1 || context.getText().contains("{")) {
            throw new TranslationException(at, name + " is one value; write " + name + " = value");
        }
        if (constant && context.expression().isEmpty()) {
            throw new TranslationException(at, name + " is const and needs a value");
        }
        Optional<Expression> value = context.expression().stream().findFirst()
                .map(expression -> expressions.converted(expression, type, name));
        Variable variable = Variable.scalar(name, type, constant);
        scope.declare(variable, at);
        if (value.isEmpty()) {
            variable.reassign();
        }
        return new Statement.Declare(variable, value);
    }

    private void array(KernelLanguageParser.DeclaratorContext context, Scalar type, List<Integer> shape, boolean constant,
                       List<Statement> statements) {
        String name = context.name.getText();
        Position at = expressions.at(context);
        List<Expression> values = context.expression().stream()
                .map(expression -> expressions.converted(expression, type, name)).toList();
        boolean fits = values.isEmpty() || shape.size() == 1 && shape.get(0) == values.size() && context.getText().contains("{");
        if (!fits) {
            throw new TranslationException(at, "an array starts with all its values in braces, or without values");
        }
        Variable variable = Variable.privateArray(name, type, shape, constant);
        scope.declare(variable, at);
        statements.add(new Statement.Declare(variable, Optional.empty()));
        for (int n = 0; n < values.size(); n++) {
            statements.add(new Statement.Assign(new Element(variable, List.of(new IntLiteral(n)), at), "=", values.get(n)));
        }
    }

    private Statement.Assign assignment(KernelLanguageParser.AssignmentContext context) {
        Expression target = target(context.target());
        String operator = context.operator.getText();
        if (context.expression() == null) {
            return new Statement.Assign(target, operator.equals("++") ? "+=" : "-=", new IntLiteral(1));
        }
        String action = operator.substring(0, operator.length() - 1);
        Expression value = expressions.converted(context.expression(), target.type(), context.target().getText());
        if (Operators.isOfInts(action.isEmpty() ? "+" : action) && target.type() == Scalar.REAL) {
            throw new TranslationException(expressions.at(context), operator + " takes ints, " + context.target().getText()
                    + " is a real");
        }
        return new Statement.Assign(target, operator, value);
    }

    private Expression target(KernelLanguageParser.TargetContext context) {
        Position at = expressions.at(context);
        Expression target = expressions.visitTarget(context);
        Variable variable = target instanceof Read read ? read.variable()
                : target instanceof Element element ? element.array() : null;
        if (variable == null) {
            throw new TranslationException(at, context.getText() + (target instanceof Whole
                    ? " is a whole array; assign its values one by one" : " is a constant and cannot be assigned"));
        }
        if (variable.constant()) {
            throw new TranslationException(at, variable + " is const and cannot be assigned");
        }
        variable.reassign();
        return target;
    }

    private Statement loop(KernelLanguageParser.ForStatementContext context) {
        Position at = expressions.at(context);
        Expression from = expressions.converted(context.from, Scalar.INT, context.variable.getText());
        scope.open();
        Variable variable = Variable.scalar(context.variable.getText(), Scalar.INT, false);
        scope.declare(variable, at);
        Expression whilst = expressions.condition(context.whilst);
        List<Statement> body = body(context.body);
        if (!variable.keepsItsValue()) {
            throw new TranslationException(at, "the loop variable " + variable + " is assigned in the loop's body");
        }
        Statement.Assign step = assignment(context.step);
        if (!(step.target() instanceof Read read && read.variable() == variable)) {
            throw new TranslationException(expressions.at((ParserRuleContext) context.step),
                    "the step of this loop must change " + variable);
        }
        scope.close();
        return new Statement.For(variable, from, whilst, step, body, at);
    }
}
