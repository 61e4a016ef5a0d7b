package org.frond.bench;

/**
 * A number that a result must meet before its time counts.
 *
 * @param what      what it is
 * @param expected  from an independent program or a formula
 * @param found     what came out
 * @param tolerance largest difference allowed, relative to the expected value
 */
public record Check(String what, double expected, double found, double tolerance) {

    /** Whether the result meets it. */
    public boolean passed() {
        return Math.abs(found - expected) <= tolerance * Math.abs(expected);
    }
}
