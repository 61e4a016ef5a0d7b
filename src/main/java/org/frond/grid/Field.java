package org.frond.grid;

/**
 * What a field is: its name, unit, location and meaning, declared once and read by everything that stores, plots or
 * documents it.
 *
 * @param name        name in files and configurations, such as {@code "concentration"}
 * @param symbol      symbol in formulas, such as {@code "c"}
 * @param unit        SI unit, {@code "1"} when dimensionless
 * @param location    node or cell
 * @param rank        what its components are together
 * @param components  1 for a scalar, the number of axes for a vector, 3 or 6 for a symmetric tensor
 * @param description one sentence for a stranger
 */
public record Field(String name, String symbol, String unit, Location location, Rank rank, int components, String description) {

    /** A field with one value per node. */
    public static Field node(String name, String symbol, String unit, String description) {
        return new Field(name, symbol, unit, Location.NODE, Rank.SCALAR, 1, description);
    }

    /** A field with one value per cell. */
    public static Field cell(String name, String symbol, String unit, String description) {
        return new Field(name, symbol, unit, Location.CELL, Rank.SCALAR, 1, description);
    }

    /** The same field as a vector of one component per axis. */
    public Field asVector(int dim) {
        return new Field(name, symbol, unit, location, Rank.VECTOR, dim, description);
    }

    /** The same field as a symmetric tensor. */
    public Field asSymmetricTensor(int dim) {
        return new Field(name, symbol, unit, location, Rank.SYMMETRIC_TENSOR, dim * (dim + 1) / 2, description);
    }
}
