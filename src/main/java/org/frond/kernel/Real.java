package org.frond.kernel;

/** What {@code real} means in a build of the kernels. */
public enum Real {
    FLOAT("float", "f"),
    DOUBLE("double", "");

    private final String type;
    private final String suffix;

    Real(String type, String suffix) {
        this.type = type;
        this.suffix = suffix;
    }

    /** The type's name, the same in OpenCL C and Java. */
    public String type() {
        return type;
    }

    /** What Java writes behind a literal of this type. */
    String suffix() {
        return suffix;
    }
}
