package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.frond.device.Buffer;
import org.frond.device.OnEveryDevice;
import org.frond.grid.Grid;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Kernels;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.junit.jupiter.api.Test;

/** Planes that close below c = 0.3 at 0.1 1/s, keep a hundredth of their conduction and come together by 1e-3. */
@OnEveryDevice
class PlaneClosureTest {

    private static final Kernels KERNELS = Specimen.PLANE;
    private static final double H = 1e-6;
    private static final Grid GRID = Grid.plane(8, 4, H);
    private static final double THRESHOLD = 0.3;
    private static final double RATE = 0.1;
    private static final double RESIDUAL = 0.01;
    private static final double STRAIN = 1e-3;
    private static final double IN_PLANE = 2;
    private static final double ACROSS = 0.05;
    /** Planes at 30 degrees to the electrode's face. */
    private static final double ANGLE = Math.PI / 6;
    private static final Axis NORMAL = Axis.ofPlaneAtAngle(ANGLE);

    private static PlaneClosure.Law law(double inPlane) {
        double[] open = new PlaneTensor(inPlane, ACROSS).plane(NORMAL);
        double[] closed = new PlaneTensor(RESIDUAL * inPlane, ACROSS).plane(NORMAL);
        double[] lost = new double[open.length];
        Arrays.setAll(lost, s -> open[s] - closed[s]);
        return new PlaneClosure.Law(THRESHOLD, RATE, lost, Eigenstrain.Unit.of(-STRAIN * NORMAL.x() * NORMAL.x(),
                -STRAIN * NORMAL.y() * NORMAL.y(), -2 * STRAIN * NORMAL.x() * NORMAL.y()));
    }

    private static PlaneClosure planes() {
        return new PlaneClosure(KERNELS, GRID, law(IN_PLANE));
    }

    private static State state() {
        return Specimen.state(KERNELS, GRID, Fields.CLOSED);
    }

    private static Specimen specimen() {
        Specimen specimen = new Specimen(GRID);
        specimen.planeAngle = ANGLE;
        specimen.toughness = 1e6; // nothing cracks here
        specimen.voltage = 0;
        specimen.planes = law(specimen.conductivity);
        specimen.tolerances = new Equilibrium.Tolerances(1e-9, 1e-9, 1e-12, 400);
        return specimen;
    }

    /** c = 0.05, 0.15, 0.25 in the first columns, whose rates are 0.1 (0.3 - c). */
    @Test
    void closedShareFollowsTheExponentialOfItsDepletion() {
        State state = state();
        state.concentration().write(Specimen.onNodes(GRID, (x, y) -> 0.1 * x / H));
        for (double dt : new double[] {1, 20, 0.5, 78.5}) {
            planes().advance(state, dt);
        }
        double[] q = state.closed().toArray();
        for (int i = 0; i < 3; i++) {
            double expected = 1 - Math.exp(-RATE * (THRESHOLD - 0.1 * (i + 0.5)) * 100);
            assertEquals(expected, q[GRID.index(i, 2)], 1e-14);
        }
        for (int i = 3; i < GRID.nx(); i++) {
            assertEquals(0, q[GRID.index(i, 2)], 0, "above the threshold in column " + i);
        }
    }

    @Test
    void closedPlanesStayClosedWhenIonsReturn() {
        State state = state();
        planes().advance(state, 7);
        double[] before = state.closed().toArray();
        assertEquals(1 - Math.exp(-0.21), before[GRID.index(0, 0)], 1e-15);
        state.concentration().write(Specimen.onNodes(GRID, (x, y) -> 1));
        planes().advance(state, 1000);
        assertArrayEquals(before, state.closed().toArray());
    }

    @Test
    void closedShareEndsAtOneHoweverLongTheStep() {
        State state = state();
        planes().advance(state, 0.01);
        planes().advance(state, 1e9);
        assertEquals(1, state.closed().toArray()[GRID.index(3, 3)], 0);
        planes().advance(state, 1e9);
        assertEquals(1, state.closed().toArray()[GRID.index(3, 3)], 0);
    }

    /** Along the planes kappa (1 - q) + kappa_min q, across them what it was; boundaries and cracks have no planes. */
    @Test
    void conductionFallsAlongThePlanesAlone() {
        double[] boundary = Specimen.onCells(GRID, (x, y) -> x > 6 * H ? 1 : 0);
        double[] d = Specimen.onNodes(GRID, (x, y) -> x > 3.5 * H && x < 5.5 * H ? 1 : 0);
        Materials plain = specimen().materials(KERNELS);
        Materials materials = new Materials(plain.grain(), KERNELS.table(boundary), plain.toughness(), plain.stiffness(),
                plain.stiffnessRoots(), KERNELS.table(new PlaneTensor(IN_PLANE, ACROSS).plane(NORMAL)), plain.planes(), plain.across());
        PlaneClosure planes = planes();
        Conductivity closing = new Conductivity(KERNELS, GRID, materials, specimen().transport(), planes, Conductivity.Change.NONE);
        Conductivity open = new Conductivity(KERNELS, GRID, materials, specimen().transport());
        State state = state();
        state.closed().write(Specimen.onCells(GRID, (x, y) -> y / (4 * H)));
        planes.take(state);
        Buffer tensor = KERNELS.vector(GRID, 3);
        Buffer untouched = KERNELS.vector(GRID, 3);
        closing.write(KERNELS.table(d), 3, tensor);
        open.write(KERNELS.table(d), 3, untouched);
        double[] K = tensor.toArray();
        for (int j = 0; j < GRID.ny(); j++) {
            double q = (j + 0.5) / 4;
            int n = GRID.index(1, j);
            double along = 3 * IN_PLANE * (1 - q + RESIDUAL * q);
            double difference = 3 * ACROSS - along;
            assertEquals(along + difference * NORMAL.x() * NORMAL.x(), K[n], 1e-13);
            assertEquals(along + difference * NORMAL.y() * NORMAL.y(), K[n + GRID.size()], 1e-13);
            assertEquals(difference * NORMAL.x() * NORMAL.y(), K[n + 2 * GRID.size()], 1e-13);
            for (int i : new int[] {4, 7}) {
                assertEquals(untouched.toArray()[GRID.index(i, j)], K[GRID.index(i, j)], 0, "column " + i);
            }
        }
    }

    /** Held at three values only, in which nothing strains; half broken, so that the split has its say. */
    @Test
    void freeBodyOfClosedPlanesComesTogetherByTheirStrainWithoutStress() {
        Specimen specimen = specimen();
        boolean[] held = new boolean[2 * GRID.size()];
        held[GRID.index(0, 0)] = true;
        held[GRID.index(0, 0) + GRID.size()] = true;
        held[GRID.index(GRID.nx(), 0) + GRID.size()] = true;
        PlaneClosure planes = planes();
        Materials materials = specimen.materials(KERNELS);
        Eigenstrains strains = new Eigenstrains(KERNELS, GRID, materials, List.of(planes));
        Mechanics mechanics = new Mechanics(KERNELS, GRID, materials, EnergySplit.ORTHOGONAL, new PrescribedNodes(held), strains);
        State state = state();
        state.closed().write(Specimen.onCells(GRID, (x, y) -> 1));
        strains.take(state, 0);
        Buffer g = KERNELS.table(Specimen.onCells(GRID, (x, y) -> 0.5));
        Buffer u = state.displacement();
        mechanics.stiffen(u, g);
        mechanics.rebuild();
        assertTrue(mechanics.solve(u, 1e-13, 0).reached());
        mechanics.stiffen(u, g);
        Buffer found = KERNELS.vector(GRID, 3);
        KERNELS.run(MechanicsKernels.strain(GRID, u).into(found));
        double[] strain = found.toArray();
        double[] stress = mechanics.stress(u).toArray();
        for (int j = 0; j < GRID.ny(); j++) {
            for (int i = 0; i < GRID.nx(); i++) {
                int n = GRID.index(i, j);
                assertEquals(-STRAIN * 0.75, strain[n], 1e-10 * STRAIN);
                assertEquals(-STRAIN * 0.25, strain[n + GRID.size()], 1e-10 * STRAIN);
                assertEquals(2 * STRAIN * Math.sqrt(3) / 4, strain[n + 2 * GRID.size()], 1e-10 * STRAIN);
                for (int s = 0; s < 3; s++) {
                    assertEquals(0, stress[n + s * GRID.size()], 1e-10 * Specimen.YOUNG * STRAIN);
                }
            }
        }
        assertEquals(0, mechanics.storedEnergy(u, g, KERNELS.vector(GRID, 1)),
                1e-18 * Specimen.YOUNG * STRAIN * STRAIN * 32 * H * H);
    }

    /** E = 210 GPa, nu = 1/4: lambda = mu = 84 GPa, so C : e nn = e 84 GPa (I + 2 nn) = 210, 126 and -72.7 MPa. */
    @Test
    void clampedBodyOfClosedPlanesCarriesTheirStrainAsTension() {
        Specimen specimen = specimen();
        specimen.boundary =
                new MechanicalBoundary(MechanicalBoundary.Hold.CLAMPED, MechanicalBoundary.Hold.CLAMPED);
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(0, 0, 0), specimen.frontWidth);
        state.closed().write(Specimen.onCells(GRID, (x, y) -> 1));
        assertTrue(model.step(state, 1).converged());
        double[] stress = model.diagnostics().stress(state).toArray();
        double unit = STRAIN * 84e9;
        for (int i = 0; i < GRID.nx(); i++) {
            int n = GRID.index(i, 2);
            assertEquals(unit * 2.5, stress[n], 1e-9 * unit);
            assertEquals(unit * 1.5, stress[n + GRID.size()], 1e-9 * unit);
            assertEquals(unit, stress[n + 2 * GRID.size()], 1e-9 * unit); // the planes stand upright
            assertEquals(-unit * Math.sqrt(3) / 2, stress[n + 5 * GRID.size()], 1e-9 * unit);
        }
        // half of stress times strain, e^2 mu (n.n + 2) / 2
        assertEquals(1.5 * 84e9 * STRAIN * STRAIN * 32 * H * H, model.diagnostics().measure(state).energies().elastic(), 1e-9 * 4e-6);
    }

    @Test
    void stateThatIsReadAgainGoesOnBitForBit() {
        Specimen specimen = specimen();
        specimen.voltage = 0.05;
        specimen.planes = new PlaneClosure.Law(2, 100, specimen.planes.lost(), specimen.planes.strain());
        MicroModel model = specimen.model(KERNELS);
        State state = model.start(new Flaw(0, 0, 0), specimen.frontWidth);
        assertTrue(model.step(state, 0.01).converged());
        Map<String, double[]> written = state.toArrays();
        assertTrue(Arrays.stream(written.get("closed_planes")).max().orElseThrow() > 1e-3, "nothing closed");
        assertTrue(model.step(state, 0.01).converged());

        MicroModel other = specimen.model(KERNELS);
        State read = other.state();
        read.fromArrays(written);
        assertTrue(other.step(read, 0.01).converged());
        state.toArrays().forEach((name, values) -> assertArrayEquals(values, read.toArrays().get(name), name));
    }

    @Test
    void openPlanesAreNoPartOfTheState() {
        Specimen specimen = specimen();
        specimen.planes = PlaneClosure.Law.OPEN;
        assertFalse(specimen.model(KERNELS).state().fields().contains(Fields.CLOSED));
    }

    @Test
    void planesOfAnOhmicElectrolyteCannotClose() {
        Specimen specimen = specimen();
        specimen.closure = Transport.Closure.C0;
        assertThrows(IllegalArgumentException.class, () -> specimen.model(KERNELS));
    }
}
