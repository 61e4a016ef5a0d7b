package org.frond.grid;

import java.util.List;

/** What the components of a field are together, and which of them come in which order. */
public enum Rank {

    /** One number. */
    SCALAR,
    /** A vector: x, y, z. */
    VECTOR,
    /** A symmetric tensor in Voigt's order: xx, yy, xy in the plane, xx, yy, zz, yz, xz, xy in space. */
    SYMMETRIC_TENSOR,
    /** Numbers in an order that their description tells. */
    LIST;

    private static final List<String> AXES = List.of("x", "y", "z");
    private static final List<String> PLANE = List.of("xx", "yy", "xy");
    private static final List<String> SPACE = List.of("xx", "yy", "zz", "yz", "xz", "xy");

    /** Names of so many components, in their order; none for a scalar and a list. */
    public List<String> components(int count) {
        return switch (this) {
            case SCALAR, LIST -> List.of();
            case VECTOR -> AXES.subList(0, count);
            case SYMMETRIC_TENSOR -> count == PLANE.size() ? PLANE : SPACE;
        };
    }
}
