package org.frond.kernel;

import java.util.Set;

/**
 * A parameter of a kernel.
 *
 * @param name its name
 * @param kind what is passed for it
 * @param read whether the kernel uses the value it is passed, or, for an array, what it finds there
 */
public record Parameter(String name, Kind kind, boolean read) {

    /** What is passed for a parameter. */
    public enum Kind {
        /** An array that the kernel only reads. */
        INPUT,
        /** An array that the kernel writes. */
        OUTPUT,
        INT,
        REAL
    }

    private static final Set<String> GEOMETRY = Set.of("nx", "ny", "nz", "pitch", "plane", "size", "length");
    private static final String SPACING = "h";

    /** Whether it is the geometry of what a kernel is launched over, which is filled in by name. */
    public boolean isGeometry() {
        return kind == Kind.INT && GEOMETRY.contains(name) || kind == Kind.REAL && name.equals(SPACING);
    }

    static boolean isGeometry(Variable variable) {
        return variable.isScalar()
                && new Parameter(variable.name(), variable.type() == Scalar.INT ? Kind.INT : Kind.REAL, true).isGeometry();
    }

    static Parameter of(Variable variable, Function kernel) {
        boolean read = Walk.reads(kernel.body(), variable);
        if (variable.isScalar()) {
            return new Parameter(variable.name(), variable.type() == Scalar.INT ? Kind.INT : Kind.REAL, read);
        }
        if (variable.type() == Scalar.INT) {
            throw new TranslationException(kernel.at(), "the array " + variable + " of this kernel must be of real, buffers hold nothing else");
        }
        return new Parameter(variable.name(), variable.constant() ? Kind.INPUT : Kind.OUTPUT, read);
    }
}
