package org.frond.sweep;

import org.frond.config.Study;
import org.frond.structure.Philox;
import org.frond.structure.RandomStream;
import org.hipparchus.random.SobolSequenceGenerator;

/** The points of a drawn design in the unit cube, one share from 0 to below 1 for each axis; they depend on the seed alone. */
final class Points {

    private static final int PERMUTATION = 1;
    private static final int WITHIN = 2;
    private static final double BITS = 0x1p53;

    private Points() {
    }

    /** As many points as the design says, in so many dimensions. */
    static double[][] of(Study.Design design, int axes) {
        Philox numbers = RandomStream.DESIGN.of(design.seed());
        return switch (design.kind()) {
            case RANDOM -> random(numbers, design.count(), axes);
            case LATIN_HYPERCUBE -> latinHypercube(numbers, design.count(), axes);
            case SOBOL -> sobol(numbers, design.count(), axes);
            case GRID, LIST, ADAPTIVE -> throw new IllegalArgumentException("a " + design.kind() + " is not drawn");
        };
    }

    private static double[][] random(Philox numbers, int count, int axes) {
        double[][] points = new double[count][axes];
        for (int n = 0; n < count; n++) {
            for (int axis = 0; axis < axes; axis++) {
                points[n][axis] = numbers.uniform(n, axis);
            }
        }
        return points;
    }

    /** Along each axis one point in each of as many equal parts as there are points, in random order (McKay, Beckman, Conover 1979). */
    private static double[][] latinHypercube(Philox numbers, int count, int axes) {
        double[][] points = new double[count][axes];
        for (int axis = 0; axis < axes; axis++) {
            int[] part = new int[count];
            for (int n = 0; n < count; n++) {
                int other = (int) (numbers.uniform(n, axis, PERMUTATION) * (n + 1));
                part[n] = part[other];
                part[other] = n;
            }
            for (int n = 0; n < count; n++) {
                points[n][axis] = Math.min((part[n] + numbers.uniform(n, axis, WITHIN)) / count, Math.nextDown(1.0));
            }
        }
        return points;
    }

    /**
     * Sobol's sequence (Joe and Kuo's direction numbers) with a random digital shift: the bits of each coordinate are flipped by those
     * of one random number, which leaves every power of two of points as evenly spread as before.
     */
    private static double[][] sobol(Philox numbers, int count, int axes) {
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(axes);
        double[][] points = new double[count][];
        for (int n = 0; n < count; n++) {
            points[n] = sequence.nextVector();
            for (int axis = 0; axis < axes; axis++) {
                long shift = (long) (numbers.uniform(0, axis) * BITS);
                points[n][axis] = ((long) (points[n][axis] * BITS) ^ shift) / BITS;
            }
        }
        return points;
    }
}
