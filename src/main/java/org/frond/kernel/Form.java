package org.frond.kernel;

/** How the items of a row are run on the CPU; every item gets the same bits in each form. */
public enum Form {
    /** One after another. */
    ONE_BY_ONE,
    /** Several at once where the kernel allows it, with the module jdk.incubator.vector. */
    SIDE_BY_SIDE,
    /** One by one at first, side by side as soon as that has proved faster ({@link Contest}). */
    FASTER;

    /** The best form that this JVM has: it needs the module jdk.incubator.vector for more than one item at once. */
    public static Form best() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() ? FASTER : ONE_BY_ONE;
    }
}
