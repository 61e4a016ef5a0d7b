package org.frond.model;

import org.frond.solver.SolverException;

/**
 * The pressure of a connected metal during a step in which it follows from what is plated. With the volume V it holds and the
 * law p(V) of its compression in a crack of given compliance, the reaction feels
 *
 * <pre>p_felt = p_0 + y ( p(V_0 + theta dt dV/dt) - p_0 ),     theta = 1/(1 - e^-z) - 1/z,   z = -y dt p'(V) d(dV/dt)/dp</pre>
 *
 * theta is the exponentially fitted one: 1/2, of second order, where the pressure rises slowly, and 1 where it runs into its
 * stall, which a longer step does not overshoot. y is the share of that rise that was left in the last step when the crack had
 * given way: 1 while it holds. The pressure is found by a bracketed secant method, one solution of the potential per evaluation. It
 * starts where the last step's climb leads to, with that step's slope; where there is none, two pressures near each other tell the
 * slope first. The slope known first is the one that theta is fitted to.
 */
final class FollowedPressure {

    /** Accuracy of the felt pressure, in RT/Omega: a change of one is a factor e in the current, or nearly so. */
    private static final double ACCURACY = 1e-4;
    /** What solutions of the potential resolve, in RT/Omega. */
    private static final double LEAST_ACCURACY = 1e-8;
    /** Accuracy of the next pressure to try, over that asked of it. */
    private static final double BISECTION_SHARE = 1e-3;
    /** Current below which its error is measured against that which such a pressure changes, in RT/Omega. */
    private static final double LEAST_DRIVE = 0.05;
    /** Second pressure tried, away from the first by this at most, in RT/Omega: near enough to tell the slope. */
    private static final double PROBE = 0.5;
    /** Largest move of the felt pressure beyond all tried, in RT/Omega. */
    private static final double LARGEST_MOVE = 4;
    private static final int MAXIMUM_EVALUATIONS = 60;

    private final Compression compression;
    private final double dt;
    private final double yield;
    private final double thermal;
    private final double start;
    private double felt;
    private double rate;
    private double slope;
    private double theta = 0.5;
    private double earlierFelt;
    private double earlierRate;
    private double low = Double.NEGATIVE_INFINITY;
    private double high = Double.POSITIVE_INFINITY;
    /** Whether a slope is known. */
    private boolean isProbed;
    private double lastMove = Double.POSITIVE_INFINITY;
    private int evaluations;

    /**
     * A pressure to be found.
     *
     * @param yield           y
     * @param thermalPressure RT/Omega [Pa]
     * @param slope           d(dV/dt)/dp of the last step, below 0; 0 where it is not known
     * @param climb           rate at which the last step's felt pressure had moved away from its start [Pa/s]
     */
    FollowedPressure(Compression compression, double dt, double yield, double thermalPressure, double slope, double climb) {
        this.compression = compression;
        this.dt = dt;
        this.yield = yield;
        this.thermal = thermalPressure;
        this.start = compression.pressure();
        this.slope = slope;
        this.isProbed = slope < 0;
        double way = Math.min(Math.max(climb * dt, -thermal), thermal);
        this.felt = isProbed ? Math.max(start + way, 0) : start;
        if (isProbed) {
            theta = fitted();
        }
    }

    /** What the reaction feels [Pa]. */
    double felt() {
        return felt;
    }

    /** The pressure at the start [Pa]. */
    double start() {
        return start;
    }

    /** The volume at the start [m^2 per depth in 2-D, m^3 in 3-D]. */
    double volume() {
        return compression.volume();
    }

    /** The opening at the start, same unit. */
    double opening() {
        return compression.opened() + compression.compliance() * start;
    }

    /**
     * Takes the volume plated per time at the pressure felt; whether that pressure follows from it. If not, the next to try is
     * set: the secant's, within the bracket of what was too low and too high.
     *
     * @throws SolverException if no pressure is found
     */
    boolean agrees(double platedPerTime) {
        evaluations++;
        rate = platedPerTime;
        if (evaluations > 1 && (!isProbed || Math.abs(felt - earlierFelt) > ACCURACY * thermal)) {
            // plating falls as the pressure rises; of pressures too near to each other rounding would tell the slope
            slope = Math.min((rate - earlierRate) / (felt - earlierFelt), 0);
        }
        if (evaluations > 1 && !isProbed) {
            theta = fitted();
            isProbed = true;
        }
        double wanted = wanted();
        if (Math.abs(wanted - felt) <= accuracy()) {
            return true;
        }
        if (evaluations >= MAXIMUM_EVALUATIONS || !Double.isFinite(wanted)) {
            throw new SolverException("the metal's pressure did not follow from what is plated: at " + felt
                    + " Pa it would be " + wanted + " Pa");
        }
        earlierFelt = felt;
        earlierRate = rate;
        if (!isProbed) {
            felt += Math.min(Math.max(wanted - felt, -PROBE * thermal), PROBE * thermal);
            return false;
        }
        if (wanted > felt) {
            low = felt;
        } else {
            high = felt;
        }
        if (Double.isFinite(low) && Double.isFinite(high)) {
            // the secant's moves shrink fast, or it is not to be trusted (Brent 1973)
            boolean shrinks = Math.abs(wanted - felt) < 0.5 * lastMove;
            felt = wanted > low && wanted < high && shrinks ? wanted : 0.5 * (low + high);
        } else {
            felt += Math.min(Math.max(wanted - felt, -LARGEST_MOVE * thermal), LARGEST_MOVE * thermal);
        }
        lastMove = Math.abs(felt - earlierFelt);
        return false;
    }

    /**
     * The pressure p at which p = p_0 + y (p(V_0 + theta dt (rate + slope (p - felt))) - p_0): by bisection, for the right side
     * falls as p rises.
     */
    private double wanted() {
        double least = start - yield * start;
        double most = Math.max(least, following(least));
        while (most - least > BISECTION_SHARE * accuracy() && most - least > Math.ulp(most)) {
            double middle = 0.5 * (least + most);
            if (following(middle) > middle) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return 0.5 * (least + most);
    }

    private double following(double p) {
        double volume = Math.max(compression.volume() + theta * dt * (rate + slope * (p - felt)), 0);
        return start + yield * (compression.pressure(volume) - start);
    }

    /**
     * Largest error of the felt pressure [Pa]: where a long step meets a fast reaction, what it plates changes the pressure by
     * z times that error, which must be small as well.
     */
    private double accuracy() {
        double stiff = dt * compression.stiffness(start) * -slope;
        return Math.max(ACCURACY / Math.max(1, stiff), LEAST_ACCURACY) * thermal;
    }

    /** 1/(1 - e^-z) - 1/z = 1/2 + z/12 - ... */
    private double fitted() {
        double z = -yield * dt * compression.stiffness(start) * slope;
        return z < 1e-3 ? 0.5 + z / 12 : 1 / -Math.expm1(-z) - 1 / z;
    }

    /** How far the pressure would rise in the step if the crack gave way no more than it did [Pa]. */
    double rise() {
        return Math.abs(end(yield) - start);
    }

    private double end(double given) {
        return start + given * (compression.pressure(Math.max(compression.volume() + dt * rate, 0)) - start);
    }

    /** By how much the volume plated per time was off, for the pressure rose to its end and not as expected. */
    double error(double pressureAtEnd) {
        return Math.abs(slope * theta * (pressureAtEnd - end(yield)));
    }

    /** d(dV/dt)/dp at the pressure found. */
    double slope() {
        return slope;
    }

    /** Rate at which the felt pressure moved away from that at the start [Pa/s]. */
    double climb() {
        return (felt - start) / dt;
    }

    /** What that is compared with. */
    double scale() {
        return Math.abs(rate) + LEAST_DRIVE * thermal * Math.abs(slope);
    }

    /** Share of the rise in an unyielding crack that was left at the end, 0 to 1. */
    double yield(double pressureAtEnd) {
        double stiff = end(1) - start;
        return Math.abs(stiff) > ACCURACY * thermal ? Math.min(Math.max((pressureAtEnd - start) / stiff, 0), 1) : yield;
    }
}
