package org.frond.material;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ArrheniusTest {

    private static final double ELECTRON_VOLT = 1.602176634e-19;

    /** (8.537e5/T) exp(-0.20 eV/kT) S/m (Heinz et al. 2021), at any temperature from the value at 298.15 K. */
    @Test
    void conductivityOfTheGrainFollowsTheMeasuredLaw() {
        Arrhenius law = new Arrhenius(0.2 * ELECTRON_VOLT);
        for (double temperature : new double[] {250, 298.15, 333, 573}) {
            double ratio = heinz(temperature) / heinz(298.15);
            assertEquals(ratio, law.ofConductivity(temperature), 1e-12 * ratio);
        }
        assertEquals(1, law.ofConductivity(298.15), 0.0);
        assertEquals(1.19, heinz(298.15), 0.005);
    }

    private static double heinz(double temperature) {
        return 8.537e5 / temperature * Math.exp(-0.2 * ELECTRON_VOLT / (1.380649e-23 * temperature));
    }

    @Test
    void noActivationEnergyMeansNoChange() {
        assertEquals(1, new Arrhenius(0).ofRate(700), 0.0);
    }
}
