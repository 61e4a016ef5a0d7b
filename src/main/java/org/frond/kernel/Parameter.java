package org.frond.kernel;

/**
 * A parameter of a kernel.
 *
 * @param name its name
 * @param kind what is passed for it
 */
public record Parameter(String name, Kind kind) {

    /** What is passed for a parameter. */
    public enum Kind {
        /** An array that the kernel only reads. */
        INPUT,
        /** An array that the kernel writes. */
        OUTPUT,
        INT,
        REAL
    }

    static Parameter of(Variable variable, Position at) {
        if (variable.isScalar()) {
            return new Parameter(variable.name(), variable.type() == Scalar.INT ? Kind.INT : Kind.REAL);
        }
        if (variable.type() == Scalar.INT) {
            throw new TranslationException(at, "the array " + variable + " of this kernel must be of real, buffers hold nothing else");
        }
        return new Parameter(variable.name(), variable.constant() ? Kind.INPUT : Kind.OUTPUT);
    }
}
