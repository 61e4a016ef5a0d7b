package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Periodicity;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.QuadratureElements;
import org.frond.solver.RandomFields;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;
import org.frond.structure.StiffnessRoot;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MisfitTest {

    private static final double YOUNG = 210;
    private static final double POISSON = 0.25;
    /** u^3 (10 - 15 u + 6 u^2). */
    private static final List<Double> SMOOTH = List.of(0.0, 0.0, 0.0, 10.0, -15.0, 6.0);

    /** A solid with a misfit, at any displacement. */
    private static final class Strained {
        final Kernels kernels;
        final Grid grid;
        final Mechanics mechanics;
        final Misfit misfit;
        final Eigenstrains eigenstrains;
        final State state;

        Strained(Grid grid, Misfit.Law law, Supports supports) {
            this.kernels = CpuKernels.in(grid.dim());
            this.grid = grid;
            TransverselyIsotropicStiffness moduli = TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON);
            Axis axis = Axis.ofPlaneAtAngle(0);
            double[] stiffness = grid.dim() == 2 ? moduli.planeStrain(axis) : moduli.solid(axis);
            double[] tensor = grid.dim() == 2 ? PlaneTensor.isotropic(1).plane(axis) : PlaneTensor.isotropic(1).solid(axis);
            double[] one = new double[grid.size()];
            Arrays.fill(one, 1);
            Materials materials = Materials.of(kernels, new double[grid.size()], new double[grid.size()], one, stiffness,
                    StiffnessRoot.of(stiffness).root(), tensor, tensor);
            this.misfit = new Misfit(kernels, grid, materials, law);
            this.eigenstrains = new Eigenstrains(kernels, grid, materials, List.of(misfit));
            this.mechanics = new Mechanics(kernels, grid, materials, EnergySplit.NONE, supports, eigenstrains);
            this.state = new State(kernels, grid, List.of(mechanics));
        }

        void take(Buffer u, Buffer c) {
            misfit.take(c);
            eigenstrains.take(state, 0);
            mechanics.stiffen(u, misfit.factor());
        }

        double energy(Buffer u, double[] c) {
            take(u, kernels.table(c));
            return mechanics.storedEnergy(u, misfit.factor(), kernels.vector(grid, 1));
        }
    }

    private static PrescribedNodes free(Grid grid) {
        return new PrescribedNodes(new boolean[grid.dim() * grid.size()]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void thePotentialIsTheDerivativeOfTheEnergy(int dim) {
        Grid grid = dim == 2 ? Grid.plane(5, 4, 0.5) : Grid.box(3, 2, 3, 0.5);
        List<Double> strain = dim == 2 ? List.of(0.02, -0.01, 0.03) : List.of(0.02, -0.01, 0.015, 0.01, -0.02, 0.03);
        Strained solid = new Strained(grid, new Misfit.Law(SMOOTH, strain, 0.4), free(grid));
        Buffer u = solid.kernels.table(new RandomFields(grid, 8).nodes(dim, -0.01, 0.01));
        double[] c = new RandomFields(grid, 9).nodes(1, 0.1, 0.9);
        Buffer phase = solid.kernels.table(c);
        solid.take(u, phase);
        Buffer g = solid.kernels.vector(grid, 1);
        solid.misfit.addPotential(solid.mechanics, u, phase, g);
        double[] potential = g.toArray();
        double[] volumes = LinearField.nodeVolumes(grid);
        double step = 1e-5;
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            int n = grid.index(i, j, k);
            double[] moved = c.clone();
            moved[n] += step;
            double up = solid.energy(u, moved);
            moved[n] -= 2 * step;
            double down = solid.energy(u, moved);
            assertEquals((up - down) / (2 * step) / volumes[n], potential[n], 1e-6);
        });
    }

    @Test
    void theEnergyIsThatOfTheElasticStrain() {
        Grid grid = Grid.plane(4, 3, 0.5);
        Strained solid = new Strained(grid, new Misfit.Law(SMOOTH, List.of(0.01, 0.01, 0.0), 0.1), free(grid));
        double[] all = new double[grid.size()];
        Arrays.fill(all, 1);
        // held in place, every cell stores 1.1/2 T : C : T, with C11 = 252 and C12 = 84
        double held = 1.1 / 2 * 1e-4 * (2 * 252 + 2 * 84) * 3;
        assertEquals(held, solid.energy(solid.kernels.vector(grid, 2), all), 1e-12 * held);
        double[] stretched = new double[2 * grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            stretched[grid.index(i, j)] = 0.01 * i * 0.5;
            stretched[grid.index(i, j) + grid.size()] = 0.01 * j * 0.5;
        });
        assertEquals(0, solid.energy(solid.kernels.table(stretched), all), 1e-12 * held);
    }

    /** Inside a cylinder that would like to be larger by T in the plane, sigma = -E T / (2 (1 - nu^2)) (Eshelby 1957). */
    @Test
    void insideACylinderThePotentialIsEshelbys() {
        int radius = 12;
        Grid grid = Grid.plane(96, 96, 1);
        double t = 0.01;
        boolean[] closed = new boolean[2 * grid.size()];
        double[] values = new double[2 * grid.size()];
        double[] c = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            int n = grid.index(i, j);
            boolean far = i == 96 || j == 96;
            closed[n] = far || i == 0;
            closed[n + grid.size()] = far || j == 0;
            // alpha T R^2 / r outside with alpha = 1 / (2 (1 - nu))
            double u = far ? t * radius * radius / (2 * (1 - POISSON)) / (i * i + j * j) : 0;
            values[n] = u * i;
            values[n + grid.size()] = u * j;
            double r = Math.hypot(i, j);
            c[n] = Math.max(0, Math.min(1, radius - r + 0.5));
        });
        PrescribedNodes supports = new PrescribedNodes(closed);
        Strained solid = new Strained(grid, new Misfit.Law(List.of(0.0, 1.0), List.of(t, t, 0.0), 0), supports);
        Buffer u = solid.kernels.table(values);
        Buffer phase = solid.kernels.table(c);
        solid.take(u, phase);
        solid.mechanics.rebuild();
        solid.mechanics.solve(u, 1e-10, 0);
        Buffer g = solid.kernels.vector(grid, 1);
        solid.misfit.addPotential(solid.mechanics, u, phase, g);
        // -T : sigma, h' = 1
        double expected = 2 * t * YOUNG * t / (2 * (1 - POISSON * POISSON));
        assertEquals(expected, g.toArray()[grid.index(4, 3)], 0.01 * expected);
    }

    @Test
    void alongAPeriodicAxisNodesAtTheEndsAreLikeOthers() {
        Grid grid = Grid.plane(8, 3, 0.5).repeating(new Periodicity(true, false, false));
        Strained solid = new Strained(grid, new Misfit.Law(SMOOTH, List.of(0.02, -0.01, 0.0), 0.4), free(grid));
        double[] c = new double[grid.size()];
        Arrays.fill(c, 0.3);
        Buffer phase = solid.kernels.table(c);
        Buffer u = solid.kernels.vector(grid, 2);
        solid.take(u, phase);
        Buffer g = solid.kernels.vector(grid, 1);
        solid.misfit.addPotential(solid.mechanics, u, phase, g);
        double[] potential = g.toArray();
        assertEquals(potential[grid.index(4, 1)], potential[grid.index(0, 1)], 1e-14);
    }
}
