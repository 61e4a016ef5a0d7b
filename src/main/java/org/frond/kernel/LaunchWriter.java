package org.frond.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writer of the Java by which the program launches its kernels: a class per kernel file, in it a method per kernel. The
 * method takes what the kernel reads, in the kernel's order and under its names; {@code into} takes what it writes and gives a
 * {@code Launch}. So a field that is read and one that is written cannot change places unnoticed. Parameters that several kernels
 * share under one name are a record.
 *
 * <pre>kernels.run(FractureKernels.degradation(grid, d, residual).into(g));</pre>
 */
final class LaunchWriter {

    static final String PACKAGE = "org.frond.launch";

    private static final int WIDTH = 120;
    private static final String INTO = "into";

    private final StringBuilder text = new StringBuilder();

    private LaunchWriter() {
    }

    /** The texts of the classes by full name. */
    static Map<String, String> write(List<KernelSource> sources) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, List<Function>> plane = KernelSet.read(sources, new Build(2, Real.DOUBLE)).byFile();
        Map<String, List<Function>> box = KernelSet.read(sources, new Build(3, Real.DOUBLE)).byFile();
        for (KernelSource source : sources) {
            List<Function> kernels = plane.getOrDefault(source.name(), List.of());
            if (!signatures(kernels).equals(signatures(box.getOrDefault(source.name(), List.of())))) {
                throw new TranslationException(source.name() + ": its kernels take other parameters in 2-D than in 3-D");
            }
            kernels.forEach(kernel -> kernel.shared().stream().filter(LaunchWriter::isRecord).forEach(shared ->
                    texts.put(PACKAGE + "." + recordName(shared.name()), record(shared, kernel))));
            if (!kernels.isEmpty()) {
                LaunchWriter writer = new LaunchWriter();
                writer.file(source, kernels);
                texts.put(PACKAGE + "." + className(source.name()), writer.text.toString());
            }
        }
        return texts;
    }

    /** The name of the class that launches the kernels of a file: elastic-2.cl becomes Elastic2Kernels. */
    static String className(String file) {
        return JavaWriter.className(file) + "Kernels";
    }

    private static List<String> signatures(List<Function> kernels) {
        return kernels.stream().map(kernel -> kernel.name() + " " + Items.of(kernel) + " " + Kernel.of(kernel).parameters().stream()
                .map(parameter -> parameter.kind() + " " + parameter.name()).toList()).toList();
    }

    /** Whether a list of parameters is passed at all: geometry is not. */
    private static boolean isRecord(Function.Shared shared) {
        return shared.parameters().stream().anyMatch(variable -> !Parameter.isGeometry(variable));
    }

    /** REACTIVE_METAL becomes ReactiveMetal. */
    private static String recordName(String list) {
        return Arrays.stream(list.split("_")).map(word -> word.substring(0, 1) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    private static String record(Function.Shared shared, Function kernel) {
        LaunchWriter writer = new LaunchWriter();
        Names names = new Names();
        List<String> components = new ArrayList<>();
        for (Variable variable : shared.parameters()) {
            Parameter parameter = Parameter.of(variable, kernel);
            if (parameter.kind() == Parameter.Kind.OUTPUT || parameter.isGeometry()) {
                throw new TranslationException(kernel.at(), shared.name() + " mixes " + variable + " with what is read");
            }
            components.add(type(parameter) + " " + names.fresh(variable.name()));
        }
        writer.line("package " + PACKAGE + ";");
        writer.line("");
        if (components.stream().anyMatch(component -> component.startsWith("Buffer"))) {
            writer.line("import org.frond.device.Buffer;");
            writer.line("");
        }
        writer.documentation("", escaped(shared.documentation()));
        writer.signature("public record " + recordName(shared.name()), components, ") {");
        writer.line("}");
        return writer.text.toString();
    }

    private void file(KernelSource source, List<Function> kernels) {
        String body = kernels.stream().map(LaunchWriter::kernel).collect(Collectors.joining());
        line("package " + PACKAGE + ";");
        line("");
        line("import org.frond.device.Buffer;");
        line("import org.frond.device.Launch;");
        line("import org.frond.device.Range;");
        if (body.contains("Grid grid")) {
            line("import org.frond.grid.Grid;");
        }
        line("");
        documentation("", ("Launches of {@code kernels/" + source.name() + "}.\n\n" + opening(source)).strip());
        line("public final class " + className(source.name()) + " {");
        line("");
        line("    private " + className(source.name()) + "() {");
        line("    }");
        text.append(body);
        line("}");
    }

    /** What a file says of itself first: its comment up to the first empty line. */
    private static String opening(KernelSource source) {
        return source.text().lines().takeWhile(line -> line.startsWith("//") && !line.strip().equals("//"))
                .map(line -> escaped(line.substring(2).strip())).collect(Collectors.joining("\n"));
    }

    private static String kernel(Function function) {
        LaunchWriter writer = new LaunchWriter();
        writer.launch(function, Items.of(function));
        return writer.text.toString();
    }

    private void launch(Function function, Items items) {
        Kernel kernel = Kernel.of(function);
        Names names = new Names();
        List<String> read = new ArrayList<>();
        List<String> written = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        passed.add('"' + kernel.name() + '"');
        passed.add(range(items, names, read));
        Map<Variable, String> records = records(function, names);
        for (Variable variable : function.parameters()) {
            Parameter parameter = Parameter.of(variable, function);
            String record = records.get(variable);
            if (record != null) {
                if (!read.contains(record)) {
                    read.add(record);
                }
                passed.add(name(record) + "." + variable.name() + "()");
            } else if (!parameter.isGeometry()) {
                String name = names.fresh(parameter.name());
                (parameter.kind() == Parameter.Kind.OUTPUT ? written : read).add(type(parameter) + " " + name);
                passed.add(name);
            }
        }
        if (written.isEmpty()) {
            throw new TranslationException(function.at(), "the kernel " + kernel.name() + " writes nothing");
        }
        String outputs = written.stream().map(LaunchWriter::name).collect(Collectors.joining(", "));
        String type = Character.toUpperCase(kernel.name().charAt(0)) + kernel.name().substring(1);
        line("");
        documentation("    ", (escaped(kernel.documentation()) + "\n\n" + over(items)).strip());
        signature("    public static " + type + " " + kernel.name(), read, ") {");
        line("        return " + (written.size() == 1 ? outputs : "(" + outputs + ")") + " ->");
        signature("                new Launch", passed, ");");
        line("    }");
        line("");
        line("    /** What {@link #" + kernel.name() + "} writes. */");
        line("    @FunctionalInterface");
        line("    public interface " + type + " {");
        signature("        Launch " + INTO, written, ");");
        line("    }");
    }

    /** The records that parameters of a kernel are in. */
    private static Map<Variable, String> records(Function function, Names names) {
        Map<Variable, String> records = new HashMap<>();
        function.shared().stream().filter(LaunchWriter::isRecord).forEach(shared -> {
            String type = recordName(shared.name());
            String record = type + " " + names.fresh(Character.toLowerCase(type.charAt(0)) + type.substring(1));
            shared.parameters().forEach(variable -> records.put(variable, record));
        });
        return records;
    }

    private static String range(Items items, Names names, List<String> read) {
        return switch (items) {
            case NODES, CELLS -> {
                String grid = names.fresh("grid");
                read.add("Grid " + grid);
                yield "Range." + items.name().toLowerCase(Locale.ROOT) + "(" + grid + ")";
            }
            case VALUES -> {
                String length = names.fresh("length");
                read.add("int " + length);
                yield "Range.flat(" + length + ")";
            }
            case OTHERS -> {
                String range = names.fresh("range");
                read.add("Range " + range);
                yield range;
            }
        };
    }

    private static String over(Items items) {
        return switch (items) {
            case NODES -> "Over the nodes of a grid.";
            case CELLS -> "Over the cells of a grid.";
            case VALUES -> "Over so many values.";
            case OTHERS -> "Over a part of a grid.";
        };
    }

    private static String type(Parameter parameter) {
        return switch (parameter.kind()) {
            case INPUT, OUTPUT -> "Buffer";
            case INT -> "int";
            case REAL -> "double";
        };
    }

    private static String name(String declaration) {
        return declaration.substring(declaration.indexOf(' ') + 1);
    }

    /** A comment as text of Java's documentation. */
    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("*/", "*&#47;").replace("@", "&#64;")
                .replace("\\", "&#92;");
    }

    private void documentation(String indent, String words) {
        line(indent + "/**");
        boolean ended = false;
        for (String line : words.lines().toList()) {
            line((indent + " * " + (ended && !line.isEmpty() ? "<p>" : "") + line).stripTrailing());
            ended = line.isEmpty();
        }
        line(indent + " */");
    }

    /** Something with a list in parentheses, broken where it gets too long. */
    private void signature(String start, List<String> list, String end) {
        String indent = start.substring(0, start.length() - start.stripLeading().length()) + "        ";
        StringBuilder line = new StringBuilder(start).append('(');
        for (int n = 0; n < list.size(); n++) {
            String next = list.get(n) + (n < list.size() - 1 ? "," : end);
            if (line.length() + next.length() + 1 > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent).append(next);
            } else {
                line.append(n > 0 ? " " : "").append(next);
            }
        }
        line(list.isEmpty() ? line + end : line.toString());
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
