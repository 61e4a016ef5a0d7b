package org.frond.kernel;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writer of the class that tells what kernels were compiled ahead: a {@link Catalogue}. */
final class CatalogueWriter {

    static final String CLASS = "Contents";

    private CatalogueWriter() {
    }

    static String write(String inPackage, String fingerprint, Collection<Kernel> kernels) {
        return String.format(Locale.ROOT, """
                package %s;

                import java.util.List;
                import org.frond.kernel.Catalogue;
                import org.frond.kernel.Kernel;
                import org.frond.kernel.Parameter;

                /** The kernels of this package. */
                public final class %s implements Catalogue {

                    @Override
                    public String fingerprint() {
                        return %s;
                    }

                    @Override
                    public List<Kernel> kernels() {
                        return List.of(
                %s);
                    }
                }
                """, inPackage, CLASS, literal(fingerprint),
                kernels.stream().map(CatalogueWriter::kernel).collect(Collectors.joining(",\n")));
    }

    private static String kernel(Kernel kernel) {
        return kernel.parameters().stream().map(CatalogueWriter::parameter).collect(Collectors.joining(", ",
                "new Kernel(" + literal(kernel.name()) + ", " + literal(kernel.file()) + ", " + literal(kernel.documentation())
                        + ", List.of(new Parameter[] {", "}))"));
    }

    private static String parameter(Parameter parameter) {
        return "new Parameter(" + literal(parameter.name()) + ", Parameter.Kind." + parameter.kind() + ", " + parameter.read() + ")";
    }

    private static String literal(String text) {
        return text.chars().mapToObj(CatalogueWriter::escaped).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> character >= ' ' && character < 0x7f ? Character.toString(character)
                    : String.format(Locale.ROOT, "\\u%04x", character);
        };
    }
}
