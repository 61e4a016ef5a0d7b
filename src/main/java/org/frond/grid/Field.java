package org.frond.grid;

/**
 * What a field is: its name, unit, location and meaning, declared once and read by everything that stores, plots or
 * documents it.
 *
 * @param name        name in files and configurations, such as {@code "concentration"}
 * @param symbol      symbol in formulas, such as {@code "c"}
 * @param unit        SI unit, {@code "1"} when dimensionless
 * @param location    node or cell
 * @param components  1 for a scalar, the number of axes for a vector
 * @param description one sentence for a stranger
 */
public record Field(String name, String symbol, String unit, Location location, int components, String description) {

    /** A field with one value per node. */
    public static Field node(String name, String symbol, String unit, String description) {
        return new Field(name, symbol, unit, Location.NODE, 1, description);
    }

    /** A field with one value per cell. */
    public static Field cell(String name, String symbol, String unit, String description) {
        return new Field(name, symbol, unit, Location.CELL, 1, description);
    }

    /** The same field with several components. */
    public Field withComponents(int count) {
        return new Field(name, symbol, unit, location, count, description);
    }
}
