package org.frond.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.kernel.Expression.Read;
import org.frond.kernel.Statement.Assign;
import org.frond.kernel.Statement.Declare;

/**
 * Writer of Java: one class per kernel file, in it one static method per kernel that runs a part of a row, the scalar
 * functions as private methods, and one {@link RowKernel} per kernel. Where asked, kernels that can do so get a second
 * method and a second {@link RowKernel} that run several items at once and leave the rest of a row to the first.
 */
final class JavaWriter {

    private static final String INDENT = "    ";
    private static final int WIDTH = 116;

    private final String inPackage;
    private final Build build;
    private final boolean vectors;
    private final ExpressionWriter expressions;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    /** What ends a work item at this place: next item, from inside an inner loop or not, or the method's return. */
    private String end = "return";

    private JavaWriter(String inPackage, Build build, boolean vectors) {
        this.inPackage = inPackage;
        this.build = build;
        this.vectors = vectors;
        this.expressions = new ExpressionWriter(build.real());
    }

    /**
     * The class of a kernel file, with the given kernels.
     *
     * @param inPackage the package it shall be in
     * @param vectors whether kernels that can do so get a second form, see {@link #wideRowsName}
     */
    static String write(String inPackage, String file, List<Function> kernels, Build build, boolean vectors) {
        JavaWriter writer = new JavaWriter(inPackage, build, vectors);
        writer.file(file, kernels);
        return writer.text.toString();
    }

    /** The name of the class of a kernel file: elastic-2.cl becomes Elastic2. */
    static String className(String file) {
        return capital(Arrays.stream(file.replaceFirst("\\.cl$", "").split("[^A-Za-z0-9]+"))
                .map(JavaWriter::capital).collect(Collectors.joining()));
    }

    /** The name of the class that runs the rows of a kernel, nested in its file's class. */
    static String rowsName(String kernel) {
        return capital(kernel) + "Rows";
    }

    /** The name of the class that runs the rows of a kernel several items at once, if there is one. */
    static String wideRowsName(String kernel) {
        return rowsName(wide(kernel));
    }

    private static String wide(String kernel) {
        return kernel + "SideBySide";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private void file(String file, List<Function> kernels) {
        Set<Function> called = new LinkedHashSet<>();
        line("package " + inPackage + ";");
        line("");
        int imports = text.length();
        line("import org.frond.kernel.RowKernel;");
        line("");
        line("/** Kernels of " + file + " in " + build.dim() + "-D, real = " + build.real().type() + ". */");
        open("public final class " + className(file));
        int constants = text.length();
        kernels.forEach(kernel -> kernel(Unroller.unroll(kernel, called)));
        List<Function> able = vectors ? kernels.stream().filter(kernel -> wideKernel(kernel, called)).toList() : List.of();
        Unroller.methods(called).forEach(this::function);
        kernels.forEach(kernel -> rows(kernel, kernel.name()));
        able.forEach(kernel -> rows(kernel, wide(kernel.name())));
        close();
        String vector = VectorWriter.vectorType(build.real());
        if (text.indexOf(vector + ".") >= 0) {
            text.insert(constants, "\n" + INDENT + "private static final VectorSpecies<" + VectorWriter.boxed(build.real()) + "> "
                    + VectorWriter.SPECIES + " = " + vector + ".SPECIES_PREFERRED;\n" + INDENT + "private static final int "
                    + VectorWriter.LANES + " = " + VectorWriter.SPECIES + ".length();\n");
        }
        List<String> used = new ArrayList<>();
        for (String type : List.of(vector, "VectorMask", "VectorOperators", "VectorSpecies")) {
            if (text.indexOf(type) >= 0) {
                used.add("import jdk.incubator.vector." + type + ";\n");
            }
        }
        if (text.indexOf("KernelMath.") >= 0) {
            used.add("import org.frond.kernel.KernelMath;\n");
        }
        text.insert(imports, String.join("", used));
    }

    // methods

    private void kernel(Routine kernel) {
        RowIndices row = kernel.row().orElseThrow();
        Guard guard = begin(kernel, kernel.function().name());
        open((Statement.returnsInLoop(guard.body()) ? "item: " : "") + "for (int " + row.i() + " = " + row.begin() + "; "
                + row.i() + " < " + row.end() + "; " + row.i() + "++)");
        end = "continue";
        statements(guard.body());
        end = "return";
        close();
        close();
    }

    /** Writes the method that runs several items at once, if there can be one; returns whether there is. */
    private boolean wideKernel(Function function, Set<Function> called) {
        Set<Function> calledHere = new LinkedHashSet<>();
        Routine kernel = Unroller.expand(function, calledHere);
        RowIndices row = kernel.row().orElseThrow();
        String arguments = kernel.parameters().stream().map(Variable::name).collect(Collectors.joining(", "));
        String plain = function.name() + "(" + arguments + ", " + row.i() + ", %s, " + row.j() + ", " + row.k() + ");";
        Optional<List<String>> items = VectorWriter.write(row.i(), Guard.of(kernel).body(), build.real(),
                String.format(Locale.ROOT, plain, row.i() + " + " + VectorWriter.LANES));
        items.ifPresent(lines -> {
            called.addAll(calledHere);
            begin(kernel, wide(function.name()));
            line("int " + row.i() + " = " + row.begin() + ";");
            open("for (; " + row.i() + " <= " + row.end() + " - " + VectorWriter.LANES + "; " + row.i() + " += "
                    + VectorWriter.LANES + ")");
            lines.forEach(this::line);
            close();
            line(String.format(Locale.ROOT, plain, row.end()));
            close();
        });
        return items.isPresent();
    }

    /** The beginning of a method that runs a part of a row; returns what is left to write for each item. */
    private Guard begin(Routine kernel, String name) {
        RowIndices row = kernel.row().orElseThrow();
        List<String> parameters = parameters(kernel);
        parameters.addAll(List.of("int " + row.begin(), "int " + row.end(), "int " + row.j(), "int " + row.k()));
        line("");
        documentation(kernel.function());
        signature("static void " + name, parameters);
        Guard guard = Guard.of(kernel);
        if (!guard.row().isEmpty()) {
            open("if (" + guard.row().stream().map(expressions::condition).collect(Collectors.joining(" || ")) + ")");
            line("return;");
            close();
        }
        guard.bounds().forEach(bound ->
                line(row.end() + " = Math.min(" + row.end() + ", " + expressions.value(bound) + ");"));
        return guard;
    }

    private void function(Routine function) {
        line("");
        documentation(function.function());
        signature("private static " + expressions.type(function.function().result()) + " " + function.function().name(),
                parameters(function));
        statements(function.body());
        close();
    }

    private List<String> parameters(Routine routine) {
        return routine.parameters().stream()
                .map(parameter -> expressions.type(parameter.type()) + (parameter.isScalar() ? " " : "[] ") + parameter)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private void documentation(Function function) {
        String words = function.documentation().replace("*/", "* /").replace("\\", "\\\\");
        if (words.lines().count() == 1) {
            line("/** " + words + " */");
        } else if (!words.isEmpty()) {
            line("/**");
            words.lines().forEach(line -> line((" * " + line).stripTrailing()));
            line(" */");
        }
    }

    /** The first line of a method, broken where it gets too long. */
    private void signature(String start, List<String> parameters) {
        StringBuilder line = new StringBuilder(start).append('(');
        for (int n = 0; n < parameters.size(); n++) {
            String parameter = parameters.get(n) + (n < parameters.size() - 1 ? "," : ") {");
            if (depth * INDENT.length() + line.length() + parameter.length() + 1 > WIDTH) {
                line(line.toString());
                line = new StringBuilder(INDENT).append(INDENT);
                line.append(parameter);
            } else {
                line.append(n > 0 ? " " : "").append(parameter);
            }
        }
        line(parameters.isEmpty() ? line + ") {" : line.toString());
        depth++;
    }

    private void rows(Function kernel, String method) {
        line("");
        line("/** Runs " + method + " row by row. */");
        open("public static final class " + rowsName(method) + " implements RowKernel");
        line("@Override");
        open("public void rows(Object[] arguments, int begin, int end, int firstRow, int lastRow, int rowsPerPlane)");
        Names names = new Names();
        List.of("arguments", "begin", "end", "firstRow", "lastRow", "rowsPerPlane", "row").forEach(names::fresh);
        List<String> arguments = new ArrayList<>();
        for (Variable parameter : kernel.parameters()) {
            String type = expressions.type(parameter.type()) + (parameter.isScalar() ? "" : "[]");
            String name = names.fresh(parameter.name());
            line("final " + type + " " + name + " = (" + boxed(type) + ") arguments[" + arguments.size() + "];");
            arguments.add(name);
        }
        arguments.addAll(List.of("begin", "end", "row % rowsPerPlane", "row / rowsPerPlane"));
        open("for (int row = firstRow; row < lastRow; row++)");
        line(method + "(" + String.join(", ", arguments) + ");");
        close();
        close();
        close();
    }

    private static String boxed(String type) {
        return switch (type) {
            case "int" -> "Integer";
            case "float" -> "Float";
            case "double" -> "Double";
            default -> type;
        };
    }

    // statements

    private void statements(List<Statement> statements) {
        statements.forEach(this::statement);
    }

    private void statement(Statement statement) {
        if (statement instanceof Declare declare) {
            Variable variable = declare.variable();
            line((variable.constant() ? "final " : "") + expressions.type(variable.type()) + " " + variable
                    + declare.value().map(value -> " = " + expressions.value(value)).orElse("") + ";");
        } else if (statement instanceof Assign assign) {
            line(assignment(assign) + ";");
        } else if (statement instanceof Statement.If choice) {
            branch(choice);
        } else if (statement instanceof Statement.For loop) {
            open("for (int " + loop.variable() + " = " + expressions.value(loop.from()) + "; "
                    + expressions.condition(loop.whilst()) + "; " + assignment(loop.step()) + ")");
            String before = end;
            end = end.equals("return") ? end : "continue item";
            statements(loop.body());
            end = before;
            close();
        } else if (statement instanceof Statement.Return value) {
            line(end + value.value().map(result -> " " + expressions.value(result)).orElse("") + ";");
        } else if (statement instanceof Statement.Invoke invoke) {
            line(expressions.value(invoke.call()) + ";");
        }
    }

    private String assignment(Assign assign) {
        String target = expressions.value(assign.target());
        boolean byOne = assign.value().equals(new Expression.IntLiteral(1)) && assign.target() instanceof Read;
        return switch (assign.operator()) {
            case "+=" -> byOne ? target + "++" : target + " += " + expressions.value(assign.value());
            case "-=" -> byOne ? target + "--" : target + " -= " + expressions.value(assign.value());
            default -> target + " " + assign.operator() + " " + expressions.value(assign.value());
        };
    }

    private void branch(Statement.If choice) {
        open("if (" + expressions.condition(choice.condition()) + ")");
        statements(choice.then());
        if (!choice.otherwise().isEmpty()) {
            depth--;
            line("} else {");
            depth++;
            statements(choice.otherwise());
        }
        close();
    }

    // lines

    private void open(String head) {
        line(head + " {");
        depth++;
    }

    private void close() {
        depth--;
        line("}");
    }

    private void line(String line) {
        if (!line.isEmpty()) {
            text.append(INDENT.repeat(depth)).append(line);
        }
        text.append('\n');
    }
}
