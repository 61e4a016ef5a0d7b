package org.frond.sweep;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What values on successively finer levels say about their error, by Richardson's extrapolation after Roache (1994) and Celik et al.
 * (2008): with differences e1 = q2 - q1 and e2 = q3 - q2 and a ratio r between levels, the observed order is p = ln(e1/e2)/ln r and
 * the limit q3 + e2/(r^p - 1). Where the differences do not shrink, or the order is out of bounds, there is no limit to be told; the
 * error bar is then the largest difference that was seen.
 *
 * @param values on each level, the given one first
 * @param order  observed, if it is
 * @param limit  extrapolated, if there is an order
 * @param error  of the first value: its distance from the limit, or the largest difference from any other level
 * @param note   what the numbers do not show, in a sentence; empty where there is an order
 */
record Richardson(List<Double> values, OptionalDouble order, OptionalDouble limit, double error, String note) {

    /** Relative to the values: solvers end at 1e-8, so smaller differences show nothing. */
    private static final double SAME = 1e-7;
    /** Below it a limit lies too far beyond all values to be believed. */
    private static final double LEAST_ORDER = 0.5;
    /** No part of the method is of a higher one: such differences are of another origin. */
    private static final double HIGHEST_ORDER = 4;

    Richardson {
        values = List.copyOf(values);
    }

    /**
     * The estimate from two or three levels.
     *
     * @param ratio by which each level is finer than the one before
     */
    static Richardson of(List<Double> values, double ratio) {
        double error = values.stream().mapToDouble(value -> Math.abs(value - values.get(0))).max().orElseThrow();
        double scale = values.stream().mapToDouble(Math::abs).max().orElseThrow();
        if (error <= SAME * scale) {
            return without(values, error, "all agree to the tolerance of the solvers");
        }
        if (values.size() < 3) {
            return without(values, error, "two levels show no order");
        }
        double first = values.get(1) - values.get(0);
        double second = values.get(2) - values.get(1);
        if (first * second <= 0) {
            return without(values, error, "no order to be observed: the differences change their sign or vanish");
        }
        double order = Math.log(first / second) / Math.log(ratio);
        if (order < LEAST_ORDER || order > HIGHEST_ORDER) {
            return without(values, error, String.format(Locale.ROOT, "no order to be observed: it would be %.2f, outside %.1f to %.0f", order,
                    LEAST_ORDER, HIGHEST_ORDER));
        }
        double limit = values.get(2) + second / (Math.pow(ratio, order) - 1);
        return new Richardson(values, OptionalDouble.of(order), OptionalDouble.of(limit), Math.abs(values.get(0) - limit), "");
    }

    private static Richardson without(List<Double> values, double error, String note) {
        return new Richardson(values, OptionalDouble.empty(), OptionalDouble.empty(), error, note);
    }
}
