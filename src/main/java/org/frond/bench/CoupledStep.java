package org.frond.bench;

import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.model.CellSetup;
import org.frond.model.CrackFilling;
import org.frond.model.CrackSurface;
import org.frond.model.Electrodes;
import org.frond.model.EnergySplit;
import org.frond.model.Equilibrium;
import org.frond.model.Flaw;
import org.frond.model.FractureLaw;
import org.frond.model.Irreversibility;
import org.frond.model.Kinetics;
import org.frond.model.Materials;
import org.frond.model.MechanicalBoundary.Hold;
import org.frond.model.MechanicalBoundary;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.model.Transport;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;

/**
 * One step of the whole micro model: metal that fills a flaw in a single grain, potential, ions, displacement and damage
 * coupled, with the constants of {@code configs/wedge-crack.yaml} and the same resolution of the crack on any grid.
 *
 * <p>Every repetition makes the same step from the same state. Checked by Faraday's law: the volume plated is the charge
 * that flowed, in the unit of the metal's molar volume.
 */
final class CoupledStep implements Benchmark {

    private static final double CELL = 20e-6 / 128;
    private static final double TEMPERATURE = 298.15;
    private static final double VOLTAGE = 0.32;
    private static final double MOLAR_VOLUME = 23.78e-6;
    private static final double YOUNGS_MODULUS = 200e9;
    private static final double POISSONS_RATIO = 0.25;
    private static final double PLANE_ANGLE = Math.toRadians(80);
    private static final double FLAW_LENGTH = 3e-6;
    private static final double CRACK_WIDTH = 3.5 * CELL;
    private static final double STEP = 0.02;
    private static final int STEPS_BEFORE = 3;
    private static final double FARADAY = 1e-10;

    private final int cells;

    CoupledStep(int cells) {
        this.cells = cells;
    }

    @Override
    public String family() {
        return "step";
    }

    @Override
    public String name() {
        return family() + "-" + cells + "^2";
    }

    @Override
    public Measurement measure(Workbench bench) {
        long before = bench.clock().allocated();
        Grid grid = Grid.plane(cells, cells, CELL);
        Kernels kernels = new Kernels(bench.place(), 2);
        Kinetics kinetics = new Kinetics(10, 0.5, 0.5, TEMPERATURE, MOLAR_VOLUME, 0);
        MicroModel model = new MicroModel(kernels, grid, setup(kernels, grid, kinetics));
        State start = model.start(new Flaw(cells * CELL / 2, FLAW_LENGTH, PLANE_ANGLE), 2 * CELL);
        for (int n = 0; n < STEPS_BEFORE; n++) {
            step(model, start);
        }
        State state = model.state();
        MicroModel.StepReport[] report = new MicroModel.StepReport[1];
        Times times = bench.repeat(() -> state.copyFrom(start), () -> report[0] = step(model, state));
        double bytes = bench.clock().bytes();
        List<KernelClock.Entry> parts = bench.clock().entries();
        MicroModel.Iterations its = report[0].iterations();
        return new Measurement(name(), "a step of the coupled model: " + report[0].sweeps() + " sweeps of displacement and damage"
                + ", linear iterations: displacement " + its.displacement() + ", damage " + its.damage() + ", potential "
                + its.potential() + ", concentration " + its.concentration(), "dof", 6L * (cells + 1) * (cells + 1),
                Times.NONE, times, bytes, its.displacement() + its.damage() + its.potential() + its.concentration(), 0,
                bench.clock().allocated() - before, List.of(
                        new Check("step converged", 1, report[0].converged() ? 1 : 0, 0),
                        new Check("plated volume [m^2]", state.clock().dendriteCharge() * kinetics.volumePerCharge(),
                                model.diagnostics().measure(state).platedVolume(), FARADAY)), parts);
    }

    private static MicroModel.StepReport step(MicroModel model, State state) {
        return model.step(state, STEP);
    }

    private static CellSetup setup(Kernels kernels, Grid grid, Kinetics kinetics) {
        FractureLaw fracture = new FractureLaw(CrackSurface.AT1, Irreversibility.BOUNDS, EnergySplit.ORTHOGONAL, CRACK_WIDTH,
                2, 2, 1e-6, 1);
        Transport transport = new Transport(Transport.Closure.C1, 0.95, 3e-11, 8.99e3, 1, 1, 10, 1);
        CrackFilling.Parameters filling = new CrackFilling.Parameters(6.3e9, 2 * CELL, 3e13, 0, 1e-9, 5);
        return new CellSetup(materials(kernels, grid), fracture, new MechanicalBoundary(Hold.ROLLER, Hold.ROLLER),
                kinetics, transport, filling, new Electrodes(0, VOLTAGE),
                new Equilibrium.Tolerances(1e-3, 1e-3, 1e-6, 400), 60, 1e-10);
    }

    private static Materials materials(Kernels kernels, Grid grid) {
        Axis axis = Axis.ofPlaneAtAngle(PLANE_ANGLE);
        double[] stiffness = TransverselyIsotropicStiffness.isotropic(YOUNGS_MODULUS, POISSONS_RATIO).planeStrain(axis);
        double[] nothing = new double[grid.size()];
        double[] one = new double[grid.size()];
        Arrays.fill(one, 1);
        return Materials.of(kernels, nothing, nothing, one, stiffness, StiffnessRoot.of(stiffness).root(),
                PlaneTensor.isotropic(1).plane(axis), PlaneTensor.cleavage(5).plane(axis));
    }
}
