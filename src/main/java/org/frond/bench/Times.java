package org.frond.bench;

import java.util.Arrays;

/**
 * How long something took, over some repetitions [s].
 *
 * @param median      middle value; of an even number the lower one
 * @param fastest     smallest value
 * @param slowest     largest value
 * @param repetitions how often it was done
 */
public record Times(double median, double fastest, double slowest, int repetitions) {

    /** Nothing was done. */
    static final Times NONE = new Times(0, 0, 0, 0);

    /** Summarises repetitions. */
    static Times of(double[] seconds) {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        return new Times(sorted[(sorted.length - 1) / 2], sorted[0], sorted[sorted.length - 1], sorted.length);
    }

    /** The times of one of several equal parts. */
    Times per(int parts) {
        return new Times(median / parts, fastest / parts, slowest / parts, repetitions);
    }
}
