package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChebyshevTest {

    /** What a step makes of y' = z y, y = 1, dt = 1. */
    private static double factor(Chebyshev method, double z) {
        double before = 1;
        double last = 1 + method.firstShare() * z;
        for (int stage = 2; stage <= method.stages(); stage++) {
            Chebyshev.Weights w = method.weights(stage);
            double next = 1 - w.mu() - w.nu() + w.mu() * last + w.nu() * before + w.share() * z * last + w.firstShare() * z;
            before = last;
            last = next;
        }
        return last;
    }

    @Test
    void twoStagesAreTheTaylorPolynomial() {
        assertEquals(1 - 0.7 + 0.245, factor(new Chebyshev(2), -0.7), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 9, 20})
    void anyNumberOfStagesIsOfSecondOrder(int stages) {
        double z = 1e-3;
        assertEquals(1 + z + z * z / 2, factor(new Chebyshev(stages), z), z * z * z);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2, 10, 55, 400})
    void nothingGrowsWithinTheReachThatIsAskedFor(double decay) {
        Chebyshev method = Chebyshev.reaching(decay);
        for (int n = 1; n <= 1000; n++) {
            double z = -decay * n / 1000;
            assertTrue(Math.abs(factor(method, z)) <= 1, "at " + z);
        }
    }
}
