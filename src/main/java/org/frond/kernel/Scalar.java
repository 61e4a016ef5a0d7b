package org.frond.kernel;

/** The types of values; conditions are INT, as in C. */
enum Scalar {
    INT("int"),
    REAL("real"),
    VOID("void");

    private final String text;

    Scalar(String text) {
        this.text = text;
    }

    /** The type of an operation on two values. */
    static Scalar common(Scalar left, Scalar right) {
        return left == REAL || right == REAL ? REAL : INT;
    }

    @Override
    public String toString() {
        return text;
    }
}
