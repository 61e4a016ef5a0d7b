package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** How the area of a crack is expected to grow in a step, from how it grew in the two before. */
class TrendTest {

    /** The trend after two steps of given lengths over which the area grew as told. */
    private static State.Trend after(double first, double firstStep, double second, double secondStep, double third) {
        State.Trend one = new State.Trend(1, first, firstStep, 0, 0, 0);
        double growth = one.growth(second);
        assertEquals(Math.log(second / first) / firstStep, growth, 1e-15);
        State.Trend two = new State.Trend(1, second, secondStep, growth, 0, 0);
        assertEquals(Math.log(third / second) / secondStep, two.growth(third), 1e-15);
        return two;
    }

    @Test
    void exponentialGrowthIsPredictedExactly() {
        // A = e^(2t) at t = 0, 0.1 and 0.3 s; its mean over the next 0.2 s is (e^0.4 - 1)/0.4 of its start
        State.Trend trend = after(1, 0.1, Math.exp(0.2), 0.2, Math.exp(0.6));
        assertEquals(Math.expm1(0.4) / 0.4, trend.meanGrowth(Math.exp(0.6), 0.2), 1e-14);
    }

    @Test
    void shrinkingIsPredictedAsWell() {
        State.Trend trend = after(1, 0.1, Math.exp(-0.2), 0.2, Math.exp(-0.6));
        assertEquals(-Math.expm1(-0.4) / 0.4, trend.meanGrowth(Math.exp(-0.6), 0.2), 1e-14);
    }

    @Test
    void aCrackThatRanOnceIsExpectedToGrowAsBefore() {
        State.Trend trend = after(1, 1, Math.exp(0.01), 1, 3);
        assertEquals(Math.expm1(0.01) / 0.01, trend.meanGrowth(3, 1), 1e-14);
    }

    @Test
    void aCrackThatHasStoppedIsExpectedToHold() {
        assertEquals(1, after(1, 1, 2, 1, 2).meanGrowth(2, 1));
        assertEquals(1, after(1, 1, 2, 1, 1.9).meanGrowth(1.9, 1), "it grew, and shrank since");
    }

    @Test
    void nothingIsExpectedOfAMuchLongerStep() {
        State.Trend trend = after(1, 1, 2, 1, 4);
        assertEquals(3 / Math.log(4), trend.meanGrowth(4, 2), 1e-14);
        assertEquals(1, trend.meanGrowth(4, 2.1));
    }

    @Test
    void nothingIsExpectedOfTheFirstSteps() {
        assertEquals(1, State.Trend.NONE.meanGrowth(2, 1));
        assertEquals(1, new State.Trend(1, 1, 1, 0, 0, 0).meanGrowth(2, 1));
    }
}
