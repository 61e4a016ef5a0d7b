package org.frond.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.frond.structure.Philox;
import org.junit.jupiter.api.Test;

class BootstrapTest {

    private static final Bootstrap BOOTSTRAP = new Bootstrap(new Philox(1, 0));

    @Test
    void equalValuesHaveAnIntervalOfNoWidth() {
        assertEquals(Optional.of(new Interval(3, 3)), BOOTSTRAP.ofMean(new double[] {3, 3, 3, 3, 3}));
    }

    /** The mean of n draws from n normal values has the deviation s/sqrt(n), and 95 % of them lie within 1.96 of these. */
    @Test
    void intervalOfAMeanIsThatOfTheNormalLaw() {
        int n = 400;
        Philox normal = new Philox(7, 0);
        double[] values = IntStream.range(0, n).mapToDouble(at -> normal.normal(at, 0, 0)).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double deviation = Math.sqrt(Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum() / n);
        Interval interval = BOOTSTRAP.ofMean(values).orElseThrow();
        double half = 1.96 * deviation / Math.sqrt(n);
        assertEquals(mean - half, interval.low(), 0.1 * half);
        assertEquals(mean + half, interval.high(), 0.1 * half);
    }

    @Test
    void intervalHoldsTheMeanInNinetyFiveOfAHundredSamples() {
        Philox normal = new Philox(11, 0);
        int samples = 400;
        long held = IntStream.range(0, samples).filter(sample -> BOOTSTRAP.ofMean(IntStream.range(0, 40)
                .mapToDouble(at -> normal.normal(sample, at, 0)).toArray()).orElseThrow().holds(0)).count();
        assertTrue(held >= 0.90 * samples && held <= 0.98 * samples, () -> "held in " + held + " of " + samples);
    }

    @Test
    void intervalHasTheSameBitsEveryTime() {
        double[] values = {1, 5, 2, 8, 3, 9};
        assertEquals(BOOTSTRAP.ofMean(values), new Bootstrap(new Philox(1, 0)).ofMean(values));
    }

    @Test
    void fewerThanFiveMembersHaveNoInterval() {
        assertTrue(BOOTSTRAP.ofMean(new double[] {1, 2, 3, 4}).isEmpty());
    }

    @Test
    void statisticThatIsNoNumberHasNoInterval() {
        assertTrue(BOOTSTRAP.ofMean(new double[] {1, 2, 3, 4, Double.NaN}).isEmpty());
    }
}
