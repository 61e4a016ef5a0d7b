package org.frond.model;

import java.util.Arrays;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.InterfaceKernels;
import org.frond.launch.MixtureKernels;
import org.frond.solver.GivenValues;
import org.frond.solver.Kernels;
import org.frond.solver.PeriodicAxes;
import org.frond.solver.Selection;

/**
 * A phase that relaxes towards lower {@link FreeEnergy}, with interfaces that may know directions ({@link Anisotropy}) and with
 * the temperature that it makes ({@link Heat}), by explicit steps:
 *
 * <pre>
 * F = integral of f(c) + T g(c) + kappa/2 a(n)^2 |grad c|^2
 * a(n)^2 dc/dt = -M dF/dc,    dT/dt = div(D grad T) + L dc/dt
 * </pre>
 *
 * <p>Runge-Kutta-Chebyshev steps of second order (Sommeijer, Shampine and Verwer 1997), whose stages are as many as stability
 * asks: s of them reach about s^2 / 3 as far as s explicit Euler steps. No equations are solved. Stages add up what is conserved with
 * weights whose sum is 1, so T - L c is kept to rounding between sides that nothing passes. Second order in space, bulk terms are
 * lumped ({@code kernels/interface.cl}).
 */
public final class RelaxingField {

    /** Largest eigenvalue of the lumped Q1 form of -laplace, in units of 1/h^2: a wave of two cells along one axis. */
    private static final double STIFFEST_WAVE = 4;
    /** Weights of the estimate of Sommeijer, Shampine and Verwer. */
    private static final double ERROR_OF_CHANGE = 0.8;
    private static final double ERROR_OF_RATES = 0.4;

    private final Kernels kernels;
    private final Grid grid;
    private final FreeEnergy law;
    private final Anisotropy directions;
    private final Heat heat;
    private final Bulk bulk;
    private final PeriodicAxes axes;
    private final Buffer bulkTerms;
    private final Buffer thermalTerms;
    private final Buffer forces;
    private final Buffer squares;
    private final Buffer scratch;
    private final Moving phase;
    private final Moving temperature;

    /** A field under way: whose values are given where, and the stages of its step. */
    private final class Moving {

        private final Selection supports;
        private final Buffer open;
        private final Buffer supply;
        private final GivenValues given;
        private final Buffer start;
        private final Buffer firstRate;
        private final Buffer rate;
        private Buffer present;
        private Buffer last;
        private Buffer before;

        Moving(PrescribedNodes supports) {
            this.supports = supports.selection(kernels);
            this.open = kernels.table(Arrays.stream(bulk.volumes().toArray()).map(Math::signum).toArray());
            this.supply = kernels.vector(grid, 1);
            this.given = new GivenValues(kernels.vector(grid, 1));
            this.start = kernels.vector(grid, 1);
            this.firstRate = kernels.vector(grid, 1);
            this.rate = kernels.vector(grid, 1);
            this.present = kernels.vector(grid, 1);
            this.last = kernels.vector(grid, 1);
            this.before = kernels.vector(grid, 1);
            supports.close(grid, open);
        }

        void begin(Buffer field, Sides sides) {
            supports.put(supports.of(sides.values()), field);
            start.copyFrom(field);
            present.copyFrom(field);
            last.copyFrom(field);
            supply.fill(0);
            sides.inflow().ifPresent(inflow ->
                    kernels.product(bulk.inverseVolumes(), given.holding(inflow), supply));
        }

        /** One part of the first rate from the start. */
        void firstStage(double share) {
            firstRate.copyFrom(rate);
            stage(1, 0, 0, share);
        }

        void stage(double mu, double nu, double share, double firstShare) {
            Buffer next = before;
            before = last;
            last = present;
            present = next;
            kernels.chebyshevStage(start, last, before, rate, firstRate, present, mu, nu, share, firstShare);
        }

        /** Hands the end over; 0.8 (y0 - y1) + 0.4 dt (R0 + R1) is about the error of the step. */
        double end(Buffer field, double dt) {
            field.copyFrom(present);
            scratch.copyFrom(start);
            kernels.axpy(-1, field, scratch);
            kernels.scaled(ERROR_OF_CHANGE, scratch, scratch);
            kernels.axpy(ERROR_OF_RATES * dt, firstRate, scratch);
            kernels.axpy(ERROR_OF_RATES * dt, rate, scratch);
            kernels.product(open, scratch, scratch);
            return DrivenField.largest(kernels, scratch);
        }
    }

    /**
     * What is asked of a field in a step.
     *
     * @param values what prescribed nodes take
     * @param inflow what comes in at each node, integrated over its share of the volume; empty for nothing
     */
    public record Sides(double[] values, Optional<double[]> inflow) {
    }

    /** A phase without a temperature. */
    public RelaxingField(Kernels kernels, Grid grid, FreeEnergy law, Anisotropy directions, PrescribedNodes supports) {
        this(kernels, grid, law, directions, supports, Heat.NONE, new PrescribedNodes(new boolean[grid.size()]));
    }

    /** A phase with its temperature. */
    public RelaxingField(Kernels kernels, Grid grid, FreeEnergy law, Anisotropy directions, PrescribedNodes supports, Heat heat,
            PrescribedNodes temperatureSupports) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.directions = directions;
        this.heat = heat;
        this.bulk = new Bulk(kernels, grid, law);
        this.axes = new PeriodicAxes(kernels, grid);
        this.bulkTerms = kernels.table(law.bulk().stream().mapToDouble(Double::doubleValue).toArray());
        this.thermalTerms = kernels.table(heat.coupling().isEmpty() ? new double[1]
                : heat.coupling().stream().mapToDouble(Double::doubleValue).toArray());
        this.forces = kernels.vector(grid, grid.corners());
        this.squares = kernels.vector(grid, 1);
        this.scratch = kernels.vector(grid, 1);
        this.phase = new Moving(supports);
        this.temperature = new Moving(temperatureSupports);
    }

    /** Moves a phase without a temperature on by dt [s]. */
    public DrivenField.Outcome step(Buffer c, double dt, Sides sides) {
        return step(c, c, dt, sides, sides); // its kernels multiply what stands for the temperature by a polynomial without terms
    }

    /** Moves a phase and its temperature on by dt [s]. */
    public DrivenField.Outcome step(Buffer c, Buffer T, double dt, Sides phaseSides, Sides temperatureSides) {
        phase.begin(c, phaseSides);
        if (isWarm()) {
            temperature.begin(T, temperatureSides);
        }
        Chebyshev method = Chebyshev.reaching(dt * fastest(c, T));
        rates();
        phase.firstStage(dt * method.firstShare());
        if (isWarm()) {
            temperature.firstStage(dt * method.firstShare());
        }
        for (int stage = 2; stage <= method.stages(); stage++) {
            rates();
            Chebyshev.Weights weights = method.weights(stage);
            phase.stage(weights.mu(), weights.nu(), dt * weights.share(), dt * weights.firstShare());
            if (isWarm()) {
                temperature.stage(weights.mu(), weights.nu(), dt * weights.share(), dt * weights.firstShare());
            }
        }
        rates();
        double error = phase.end(c, dt);
        error = isWarm() ? Math.max(error, temperature.end(T, dt)) : error;
        boolean finite = !Double.isNaN(error);
        return new DrivenField.Outcome(finite, finite ? "" : "the phase is not a number", method.stages(), error);
    }

    private boolean isWarm() {
        return !heat.coupling().isEmpty();
    }

    /** A bound on the rate at which anything decays [1/s]. */
    private double fastest(Buffer c, Buffer T) {
        kernels.run(InterfaceKernels.reactionBound(grid, c, T, bulkTerms, thermalTerms, law.bulk().size(),
                heat.coupling().size(), heat.latent()).into(scratch));
        double reaction = DrivenField.largest(kernels, scratch) / Math.pow(1 - directions.strength(), 2);
        double wave = STIFFEST_WAVE / (grid.h() * grid.h());
        return law.mobility() * (reaction + law.gradient() * directions.stiffest() * wave) + heat.diffusivity() * wave;
    }

    private void forces(Buffer c) {
        axes.repeatNodes(c, 1);
        kernels.run(InterfaceKernels.interfaceForces(grid, c, directions.strength(), directions.order(),
                Math.cos(directions.order() * directions.angle()), Math.sin(directions.order() * directions.angle()))
                .into(forces, squares));
        axes.repeatCells(forces, grid.corners());
        axes.repeatCells(squares, 1);
    }

    /** The rates at the present stage. */
    private void rates() {
        Buffer c = phase.present;
        Buffer T = isWarm() ? temperature.present : c;
        forces(c);
        kernels.run(InterfaceKernels.phaseRate(grid, c, T, bulkTerms, thermalTerms, forces, squares, bulk.inverseVolumes(),
                phase.open, phase.supply, law.bulk().size(), heat.coupling().size(), law.gradient(), law.mobility())
                .into(phase.rate));
        if (isWarm()) {
            axes.repeatNodes(T, 1);
            kernels.run(InterfaceKernels.laplaceForces(grid, T).into(forces));
            axes.repeatCells(forces, grid.corners());
            kernels.run(InterfaceKernels.heatRate(grid, forces, phase.rate, bulk.inverseVolumes(), temperature.open,
                    temperature.supply, heat.diffusivity(), heat.latent()).into(temperature.rate));
        }
    }

    /** F of a phase without a temperature [J/m per depth in 2-D, J in 3-D]. */
    public double energy(Buffer c) {
        return energy(c, c);
    }

    /** F [J/m per depth in 2-D, J in 3-D]. */
    public double energy(Buffer c, Buffer T) {
        forces(c);
        kernels.run(InterfaceKernels.gatherForces(grid, forces).into(scratch));
        axes.emptyImages(scratch, 1);
        double energy = bulk.bulkEnergy(c) + 0.5 * law.gradient() * kernels.dot(c, scratch);
        if (isWarm()) {
            kernels.run(MixtureKernels.bulkEnergy(grid, c, thermalTerms, bulk.volumes(), heat.coupling().size())
                    .into(scratch));
            energy += kernels.dot(T, scratch);
        }
        return energy;
    }
}
