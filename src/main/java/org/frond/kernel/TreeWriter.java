package org.frond.kernel;

import java.util.List;
import java.util.stream.Collectors;
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
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/** Writer of trees for people: statements one per line, expressions in prefix form, such as {@code (+ n 1)}. */
final class TreeWriter {

    private TreeWriter() {
    }

    static String write(List<Statement> statements) {
        StringBuilder text = new StringBuilder();
        statements.forEach(statement -> write(statement, "", text));
        return text.toString();
    }

    private static void write(Statement statement, String indent, StringBuilder text) {
        if (statement instanceof Declare declare) {
            text.append(indent).append("declare ").append(declare.variable().type()).append(' ').append(declare.variable())
                    .append(declare.variable().shape().stream().map(length -> "[" + length + "]").collect(Collectors.joining()))
                    .append(declare.value().map(value -> " " + write(value)).orElse("")).append('\n');
        } else if (statement instanceof Assign assign) {
            text.append(indent).append(write(assign)).append('\n');
        } else if (statement instanceof Statement.For loop) {
            text.append(indent).append("for ").append(loop.variable()).append(" from ").append(write(loop.from()))
                    .append(" while ").append(write(loop.whilst())).append(" step ").append(write(loop.step())).append('\n');
            write(loop.body(), indent, text);
        } else if (statement instanceof Statement.If choice) {
            text.append(indent).append("if ").append(write(choice.condition())).append('\n');
            write(choice.then(), indent, text);
            if (!choice.otherwise().isEmpty()) {
                text.append(indent).append("else\n");
                write(choice.otherwise(), indent, text);
            }
        } else if (statement instanceof Statement.Return end) {
            text.append(indent).append("return").append(end.value().map(value -> " " + write(value)).orElse("")).append('\n');
        } else if (statement instanceof Statement.Invoke invoke) {
            text.append(indent).append(write(invoke.call())).append('\n');
        } else if (statement instanceof Statement.Block block) {
            text.append(indent).append("block\n");
            write(block.statements(), indent, text);
        }
    }

    private static void write(List<Statement> statements, String indent, StringBuilder text) {
        statements.forEach(statement -> write(statement, indent + "  ", text));
    }

    private static String write(Assign assign) {
        return "(" + assign.operator() + " " + write(assign.target()) + " " + write(assign.value()) + ")";
    }

    private static String write(Expression expression) {
        if (expression instanceof IntLiteral literal) {
            return Integer.toString(literal.value());
        }
        if (expression instanceof RealLiteral literal) {
            return literal.digits();
        }
        if (expression instanceof Read read) {
            return read.variable().name();
        }
        String head = head(expression);
        return "(" + head + Walk.children(expression).stream().map(child -> " " + write(child)).collect(Collectors.joining()) + ")";
    }

    private static String head(Expression expression) {
        if (expression instanceof Element element) {
            return "element " + element.array();
        }
        if (expression instanceof Expression.Whole whole) {
            return "array " + whole.array();
        }
        if (expression instanceof GlobalId id) {
            return "id " + id.axis();
        }
        if (expression instanceof Unary unary) {
            return unary.operator();
        }
        if (expression instanceof Binary binary) {
            return binary.operator();
        }
        if (expression instanceof Choice) {
            return "?";
        }
        if (expression instanceof Cast cast) {
            return cast.type().toString();
        }
        if (expression instanceof Call call) {
            return call.function().name();
        }
        return ((MathCall) expression).builtin().text();
    }
}
