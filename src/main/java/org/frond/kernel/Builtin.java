package org.frond.kernel;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A function of the language, its name in OpenCL C and its name in Java. */
enum Builtin {
    SQRT("sqrt", 1, "Math.sqrt"),
    EXP("exp", 1, "Math.exp"),
    LOG("log", 1, "Math.log"),
    SIN("sin", 1, "Math.sin"),
    COS("cos", 1, "Math.cos"),
    SINH("sinh", 1, "Math.sinh"),
    COSH("cosh", 1, "Math.cosh"),
    TANH("tanh", 1, "Math.tanh"),
    ASINH("asinh", 1, "KernelMath.asinh"),
    ATAN2("atan2", 2, "Math.atan2"),
    FLOOR("floor", 1, "Math.floor"),
    FABS("fabs", 1, "Math.abs"),
    FMIN("fmin", 2, "Math.min"),
    FMAX("fmax", 2, "Math.max"),
    FMA("fma", 3, "Math.fma"),
    ISNAN("isnan", 1, "isNaN"),
    MIN("min", 2, "Math.min"),
    MAX("max", 2, "Math.max"),
    ABS("abs", 1, "Math.abs");

    private static final List<Builtin> WITH_FLOAT_FORM = List.of(FABS, FMIN, FMAX, FMA);

    private final String text;
    private final int arity;
    private final String java;

    Builtin(String text, int arity, String java) {
        this.text = text;
        this.arity = arity;
        this.java = java;
    }

    static Optional<Builtin> named(String name) {
        return Arrays.stream(values()).filter(builtin -> builtin.text.equals(name)).findFirst();
    }

    String text() {
        return text;
    }

    String java() {
        return java;
    }

    /** The parameters' types: int for min, max and abs, real for all others. */
    List<Scalar> parameters() {
        return Collections.nCopies(arity, ofInts() ? Scalar.INT : Scalar.REAL);
    }

    Scalar result() {
        return ofInts() || this == ISNAN ? Scalar.INT : Scalar.REAL;
    }

    /** Whether Java's function gives a float for floats; the others compute in double and are rounded. */
    boolean hasFloatForm() {
        return WITH_FLOAT_FORM.contains(this);
    }

    private boolean ofInts() {
        return this == MIN || this == MAX || this == ABS;
    }
}
