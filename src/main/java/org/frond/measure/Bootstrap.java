package org.frond.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.frond.structure.Philox;

/**
 * The 95 % interval of a statistic by resampling: the statistic of {@value #RESAMPLES} samples drawn with replacement from the one
 * there is, between its 2.5 % and 97.5 % quantiles (B. Efron 1979, the percentile interval). The draws are Philox numbers, so that
 * the interval has the same bits every time.
 */
public final class Bootstrap {

    /** The quantiles of as many resamples are known to about a tenth of the interval. */
    public static final int RESAMPLES = 1000;
    /** Of fewer members a resample repeats itself too often: the interval would come out far too narrow. */
    public static final int FEWEST = 5;
    private static final double TAIL = 0.025;

    private final Philox numbers;

    public Bootstrap(Philox numbers) {
        this.numbers = numbers;
    }

    /**
     * The interval of a statistic of so many members.
     *
     * @param statistic of the members with these numbers, 0 .. count - 1, some of them repeated
     * @return empty for fewer than {@value #FEWEST} members, and where the statistic of a resample is no number
     */
    public Optional<Interval> interval(int count, ToDoubleFunction<int[]> statistic) {
        if (count < FEWEST) {
            return Optional.empty();
        }
        double[] found = new double[RESAMPLES];
        int[] drawn = new int[count];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            for (int at = 0; at < count; at++) {
                drawn[at] = (int) (numbers.uniform(resample, at) * count);
            }
            found[resample] = statistic.applyAsDouble(drawn);
        }
        Arrays.sort(found);
        // sorting puts what is no number last
        return Double.isFinite(found[0]) && Double.isFinite(found[RESAMPLES - 1])
                ? Optional.of(new Interval(quantile(found, TAIL), quantile(found, 1 - TAIL))) : Optional.empty();
    }

    /** The interval of the mean of some values. */
    public Optional<Interval> ofMean(double[] values) {
        return interval(values.length, drawn -> Arrays.stream(drawn).mapToDouble(n -> values[n]).average().orElseThrow());
    }

    /** The quantile of sorted values, linear between them. */
    private static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        return sorted[below] + (place - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
    }
}
