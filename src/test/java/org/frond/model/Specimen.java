package org.frond.model;

import java.util.Arrays;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.device.TestDevice;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;

/**
 * One grain of an isotropic ceramic with sodium in its cracks, as tests vary it: the constants of docs/physics.md, in
 * plane strain between rollers, each of which a test may replace before it asks for a model.
 */
public final class Specimen {

    /** One device for all tests: its kernels are built once. */
    public static final Kernels PLANE = new Kernels(TestDevice.open(), 2);

    public static final double TEMPERATURE = 298.15;
    public static final double SODIUM = 23.78e-6;
    /** E and nu with E' = E / (1 - nu^2) = 224 GPa. */
    public static final double YOUNG = 210e9;
    public static final double POISSON = 0.25;
    public static final double CRACK_MODULUS = YOUNG / (1 - POISSON * POISSON);
    public static final double SODIUM_BULK_MODULUS = 6.3e9;

    public final Grid grid;
    public double ell;
    public double toughness = 10;
    public double energyRatio = 1;
    /** Angle between the cleavage plane and the electrode's face [rad]. */
    public double planeAngle = Math.PI / 2;
    public double residualStiffness = 1e-6;
    public CrackSurface surface = CrackSurface.AT1;
    public EnergySplit split = EnergySplit.ORTHOGONAL;
    public MechanicalBoundary boundary =
            new MechanicalBoundary(MechanicalBoundary.Hold.ROLLER, MechanicalBoundary.Hold.ROLLER);
    public double exchangeCurrentDensity = 10;
    public double ionVolume;
    public double conductivity = 1;
    public double crackTangential = 10;
    public double transferenceNumber = 0.95;
    public Transport.Closure closure = Transport.Closure.C1;
    public double diffusivity = 3e-11;
    public double siteDensity = 8.99e3;
    public double bulkModulus = SODIUM_BULK_MODULUS;
    public double frontWidth;
    public double flowResistance;
    public double flowThreshold;
    public double pressureDiffusivity = 1e-9;
    public double voltage = 0.1;
    public PlaneClosure.Law planes = PlaneClosure.Law.OPEN;
    public Equilibrium.Tolerances tolerances = new Equilibrium.Tolerances(1e-3, 1e-3, 1e-6, 400);

    /** A specimen on this grid with ell = 3 h and a metal front as wide as two cells. */
    public Specimen(Grid grid) {
        this.grid = grid;
        this.ell = 3 * grid.h();
        this.frontWidth = 2 * grid.h();
    }

    public Kinetics kinetics() {
        return new Kinetics(exchangeCurrentDensity, 0.5, 0.5, TEMPERATURE, SODIUM, ionVolume);
    }

    public Transport transport() {
        boolean ohmic = closure == Transport.Closure.C0;
        return new Transport(closure, ohmic ? 1 : transferenceNumber, diffusivity / conductivity, siteDensity,
                conductivity, conductivity, crackTangential, 1);
    }

    public FractureLaw fracture() {
        return new FractureLaw(surface, Irreversibility.BOUNDS, split, ell, toughness, toughness, residualStiffness, 1);
    }

    public CrackFilling.Parameters filling() {
        return new CrackFilling.Parameters(bulkModulus, frontWidth, flowResistance, flowThreshold,
                pressureDiffusivity, energyRatio);
    }

    /** The same material in every cell. */
    public Materials materials(Kernels kernels) {
        Axis axis = Axis.ofPlaneAtAngle(planeAngle);
        double[] stiffness = TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON).planeStrain(axis);
        double[] nothing = new double[grid.size()];
        double[] one = new double[grid.size()];
        Arrays.fill(one, 1);
        return Materials.of(kernels, nothing, nothing, one, stiffness, StiffnessRoot.of(stiffness).root(),
                PlaneTensor.isotropic(conductivity).plane(axis), PlaneTensor.cleavage(energyRatio).plane(axis))
                .withAcross(kernels.table(TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON).acrossPlaneStrain(axis)));
    }

    public MicroModel model(Kernels kernels) {
        return new MicroModel(kernels, grid, new CellSetup(materials(kernels), fracture(), boundary, kinetics(),
                transport(), filling(), new Electrodes(0, voltage), Sites.Law.NONE, 1, planes, tolerances, 60,
                1e-10));
    }

    /** A state of zeros with the fields of a cell, and further ones. */
    public static State state(Kernels kernels, Grid grid, Field... further) {
        Part cell = () -> List.of(Fields.DISPLACEMENT.asVector(grid.dim()), Fields.POTENTIAL, Fields.CONCENTRATION, Fields.METAL,
                Fields.PLATED, Fields.PRESSURE, Fields.DAMAGE, Fields.PATH);
        return new State(kernels, grid, List.of(cell, () -> List.of(further)));
    }

    /** Metal that can give any current, per cell. */
    public static Buffer unlimited(Kernels kernels, Grid grid) {
        Buffer most = kernels.vector(grid, 1);
        most.fill(1e30);
        return most;
    }

    /** A value at every node, 0 in the halo. */
    public static double[] onNodes(Grid grid, NodeValue value) {
        double[] values = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                values[grid.index(i, j)] = value.at(i * grid.h(), j * grid.h());
            }
        }
        return values;
    }

    /** A value in every cell, by its centre, 0 in the halo. */
    public static double[] onCells(Grid grid, NodeValue value) {
        double[] values = new double[grid.size()];
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                values[grid.index(i, j)] = value.at((i + 0.5) * grid.h(), (j + 0.5) * grid.h());
            }
        }
        return values;
    }

    /** A function of the place [m]. */
    public interface NodeValue {
        double at(double x, double y);
    }
}
