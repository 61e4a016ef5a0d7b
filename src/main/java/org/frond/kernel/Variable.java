package org.frond.kernel;

import java.util.List;

/**
 * A declared variable or parameter. Two variables of the same name are different objects, so shadowing needs no care
 * after the tree has been read.
 */
final class Variable {

    enum Storage { SCALAR, PRIVATE_ARRAY, GLOBAL_ARRAY }

    private final String name;
    private final Scalar type;
    private final Storage storage;
    private final List<Integer> shape;
    private final boolean constant;
    private boolean reassigned;

    private Variable(String name, Scalar type, Storage storage, List<Integer> shape, boolean constant) {
        this.name = name;
        this.type = type;
        this.storage = storage;
        this.shape = shape;
        this.constant = constant;
    }

    static Variable scalar(String name, Scalar type, boolean constant) {
        return new Variable(name, type, Storage.SCALAR, List.of(), constant);
    }

    /** An array of the work item; an empty shape means a parameter {@code real* v} that takes any one-axis array. */
    static Variable privateArray(String name, Scalar type, List<Integer> shape, boolean constant) {
        return new Variable(name, type, Storage.PRIVATE_ARRAY, shape, constant);
    }

    static Variable globalArray(String name, Scalar type, boolean constant) {
        return new Variable(name, type, Storage.GLOBAL_ARRAY, List.of(), constant);
    }

    String name() {
        return name;
    }

    Scalar type() {
        return type;
    }

    Storage storage() {
        return storage;
    }

    List<Integer> shape() {
        return shape;
    }

    boolean isScalar() {
        return storage == Storage.SCALAR;
    }

    /** Number of indices that lead to one value. */
    int axes() {
        return isScalar() ? 0 : Math.max(1, shape.size());
    }

    /** Whether the text declares it {@code const}. */
    boolean constant() {
        return constant;
    }

    /** Whether it keeps its first value. */
    boolean keepsItsValue() {
        return !reassigned;
    }

    void reassign() {
        reassigned = true;
    }

    @Override
    public String toString() {
        return name;
    }
}
