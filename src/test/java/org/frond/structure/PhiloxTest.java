package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Known answers are those published with the reference implementation, Random123. */
class PhiloxTest {

    private static final int DRAWS = 200_000;

    @Test
    void zeroCounterUnderZeroKeyGivesThePublishedWords() {
        assertArrayEquals(new int[] {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}, Philox.block(0, 0, 0, 0, 0, 0));
    }

    @Test
    void allOnesGiveThePublishedWords() {
        assertArrayEquals(new int[] {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd},
                Philox.block(-1, -1, -1, -1, -1, -1));
    }

    @Test
    void digitsOfPiGiveThePublishedWords() {
        assertArrayEquals(new int[] {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1},
                Philox.block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    @Test
    void uniformUsesTheFirstTwoWordsAsItsLeadingBits() {
        long leading = 0x6627e8d5e169c58dL >>> 11;
        assertEquals(leading * 0x1p-53, new Philox(0, 0).uniform(0, 0, 0));
    }

    @Test
    void uniformHasMeanOneHalfAndVarianceOneTwelfth() {
        Philox random = new Philox(7, 0);
        double[] values = IntStream.range(0, DRAWS).mapToDouble(random::uniform).toArray();
        double mean = mean(values);
        assertEquals(0.5, mean, 5 * Math.sqrt(1.0 / 12 / DRAWS));
        assertEquals(1.0 / 12, moment(values, mean, 2), 5 * Math.sqrt(1.0 / 180 / DRAWS));
    }

    @Test
    void normalHasTheMomentsOfTheNormalDistribution() {
        Philox random = new Philox(7, 0);
        double[] values = IntStream.range(0, DRAWS).mapToDouble(random::normal).toArray();
        assertEquals(0, mean(values), 5 / Math.sqrt(DRAWS));
        assertEquals(1, moment(values, 0, 2), 5 * Math.sqrt(2.0 / DRAWS));
        assertEquals(3, moment(values, 0, 4), 5 * Math.sqrt(96.0 / DRAWS));
    }

    @Test
    void streamsAndSeedsDiffer() {
        double value = new Philox(1, 0).uniform(3, 4, 5);
        assertNotEquals(value, new Philox(1, 1).uniform(3, 4, 5));
        assertNotEquals(value, new Philox(2, 0).uniform(3, 4, 5));
        assertNotEquals(value, new Philox(1L << 32 | 1, 0).uniform(3, 4, 5));
    }

    private static double mean(double[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).sum() / values.length;
    }

    private static double moment(double[] values, double mean, int order) {
        return IntStream.range(0, values.length).mapToDouble(i -> Math.pow(values[i] - mean, order)).sum()
                / values.length;
    }
}
