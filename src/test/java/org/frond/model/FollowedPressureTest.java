package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pressure of metal that follows what is plated, against solutions of dV/dt = r(p) in closed form. */
class FollowedPressureTest {

    private static final double THERMAL = 104e6;

    /** One step from V: the pressure that the reaction felt is found, and V at its end returned. */
    private static double step(double volume, double opened, double compliance, double modulus, double dt,
            DoubleUnaryOperator rate) {
        FollowedPressure followed = new FollowedPressure(
                new Compression(volume, opened, compliance, modulus), dt, 1, THERMAL, 0, 0);
        int evaluations = 0;
        while (!followed.agrees(rate.applyAsDouble(followed.felt()))) {
            evaluations++;
            assertTrue(evaluations < 12, "the secant method is quick");
        }
        return volume + dt * rate.applyAsDouble(followed.felt());
    }

    /**
     * Metal in a rigid cavity, w = 10 um wide per unit of reacting area, M = 7.56 GPa, plated at 5 mV by linear kinetics: the
     * pressure relaxes to F V/Omega = 20.29 MPa with the time constant w R T F/(M Omega^2 i0) = 55.9 s.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.5, 3})
    void pressureInARigidCavityRelaxesExactlyForAnyStep(double stepOverTime) {
        double modulus = 7.56e9;
        double width = 10e-6;
        double faraday = 96485.33212;
        double stall = 0.005 * faraday / Specimen.SODIUM;
        double tau = width * 8.314462618 * Specimen.TEMPERATURE * faraday / (modulus * Specimen.SODIUM * Specimen.SODIUM * 10);
        assertEquals(20.29e6, stall, 5e3);
        assertEquals(55.9, tau, 0.05);
        // what relaxes dp/dt = (stall - p)/tau with p = M (V/w - 1)
        DoubleUnaryOperator rate = p -> width / (modulus * tau) * (stall - p);
        double volume = width;
        double time = 0;
        while (time < 2 * tau) {
            volume = step(volume, width, 0, modulus, stepOverTime * tau, rate);
            time += stepOverTime * tau;
        }
        double exact = stall * (1 - Math.exp(-time / tau));
        assertEquals(exact, modulus * (volume / width - 1), 3e-3 * stall);
    }

    /** V = c p, dV/dt = r0 sinh((stall - p)/2b): tanh((stall - p)/4b) falls exponentially. */
    @Test
    void secondOrderWhereThePressureOpensTheCrack() {
        double compliance = 4e-23;
        double stall = 3 * THERMAL;
        double scale = compliance * THERMAL;
        DoubleUnaryOperator rate = p -> scale * Math.sinh((stall - p) / (2 * THERMAL));
        double exact = stall - 4 * THERMAL * atanh(Math.tanh(stall / (4 * THERMAL)) * Math.exp(-0.5));
        double[] errors = new double[2];
        for (int level = 0; level < 2; level++) {
            int steps = 8 << level;
            double volume = 0;
            for (int n = 0; n < steps; n++) {
                volume = step(volume, 0, compliance, 1e30, 1.0 / steps, rate);
            }
            errors[level] = Math.abs(volume / compliance - exact);
        }
        assertTrue(errors[0] < 0.003 * exact, "error " + errors[0] / exact);
        assertTrue(errors[1] < 0.4 * errors[0], "of second order: " + errors[0] / errors[1]);
    }

    @Test
    void aLongStepEndsAtTheStallAndNotBeyond() {
        double compliance = 4e-23;
        double stall = 2 * THERMAL;
        DoubleUnaryOperator rate = p -> 1e-14 * Math.sinh((stall - p) / (2 * THERMAL));
        double volume = step(0.9 * stall * compliance, 0, compliance, 1e30, 1e4, rate);
        assertEquals(stall, volume / compliance, 0.01 * stall);
    }

    /** What the step before has told saves solutions of the potential and changes nothing but how theta is fitted. */
    @Test
    void theLastStepsSlopeAndClimbLeadToTheSamePressureInFewerSolutions() {
        double compliance = 4e-23;
        double scale = compliance * THERMAL;
        DoubleUnaryOperator rate = p -> scale * Math.sinh((3 * THERMAL - p) / (2 * THERMAL));
        Compression held = new Compression(0, 0, compliance, 1e30);
        FollowedPressure first = new FollowedPressure(held, 0.1, 1, THERMAL, 0, 0);
        int blind = solutions(first, rate);
        FollowedPressure led = new FollowedPressure(held, 0.1, 1, THERMAL, first.slope(), first.climb());
        assertEquals(1, solutions(led, rate), "it starts at the pressure that is right");
        assertTrue(blind > 2, "found by trying: " + blind);
        assertEquals(first.felt(), led.felt(), 3e-3 * first.felt());
        FollowedPressure misled = new FollowedPressure(held, 0.1, 1, THERMAL, 5 * first.slope(), -3 * first.climb());
        solutions(misled, rate);
        double volume = 0.1 * rate.applyAsDouble(misled.felt());
        assertEquals(misled.felt(), 0.5 * volume / compliance, 0.15 * misled.felt(), "theta is above 1/2 by z/12");
    }

    private static int solutions(FollowedPressure followed, DoubleUnaryOperator rate) {
        int solutions = 1;
        while (!followed.agrees(rate.applyAsDouble(followed.felt()))) {
            solutions++;
        }
        return solutions;
    }

    @Test
    void aCrackThatOpensFartherThanItIsFilledPutsNoPressureOnItsMetal() {
        Compression dry = new Compression(1e-14, 2e-14, 4e-23, 6.3e9);
        assertEquals(0, dry.pressure(1.9e-14));
        assertTrue(dry.pressure(2.1e-14) > 0);
    }

    private static double atanh(double x) {
        return 0.5 * Math.log((1 + x) / (1 - x));
    }
}
