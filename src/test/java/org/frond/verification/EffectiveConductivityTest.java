package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.QuadratureElements;
import org.frond.solver.ScalarOperator;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.frond.structure.PlaneTensor;
import org.frond.structure.Voronoi;
import org.junit.jupiter.api.Test;

/** Effective conductivities with an exact value (V17). */
class EffectiveConductivityTest {

    /** Conductance of a square between its faces across an axis, the other faces insulated: 2 x energy at unit voltage. */
    private static double conductance(Grid grid, double[] tensor, int axis, double tolerance) {
        Kernels kernels = CpuKernels.in(2);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        operator.tensor().write(tensor);
        double[] open = operator.open().toArray();
        double[] phi = new double[grid.size()];
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            int place = axis == 0 ? i : j;
            phi[grid.index(i, j)] = (double) place / grid.cells(axis);
            if (place == 0 || place == grid.cells(axis)) {
                open[grid.index(i, j)] = 0;
            }
        });
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 200);
        solver.rebuild();
        Buffer x = kernels.table(phi);
        assertTrue(solver.solve(operator.vector(), x, tolerance).reached());
        Buffer current = operator.vector();
        operator.apply(x, current);
        return kernels.dot(x, current);
    }

    private static double[] laminate(Grid grid, double first, double second) {
        double[] tensor = new double[3 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            double value = i / 4 % 2 == 0 ? first : second;
            tensor[grid.index(i, j)] = value;
            tensor[grid.index(i, j) + grid.size()] = value;
        });
        return tensor;
    }

    @Test
    void layersInSeriesConductLikeTheHarmonicMean() {
        Grid grid = Grid.plane(32, 32, 0.1);
        assertEquals(2 / (1 / 0.01 + 1 / 5.0), conductance(grid, laminate(grid, 0.01, 5), 0, 1e-12), 1e-8 * 0.02);
    }

    @Test
    void layersInParallelConductLikeTheArithmeticMean() {
        Grid grid = Grid.plane(32, 32, 0.1);
        assertEquals((0.01 + 5) / 2, conductance(grid, laminate(grid, 0.01, 5), 1, 1e-12), 1e-8 * 2.5);
    }

    /**
     * A polycrystal whose grains are turned in the plane has a conductivity of constant determinant, so that currents and
     * fields change places when turned by 90 degrees (Keller 1964, Dykhne 1970): the product of the conductances of one
     * square along x and along y is the determinant, for every sample.
     */
    @Test
    void turnedGrainsConductLikeTheGeometricMeanOfTheirAxes() {
        int cells = 320;
        Grid grid = Grid.plane(cells, cells, 1.0 / cells);
        Microstructure structure = new Voronoi(200, 7, 0).on(grid);
        PlaneTensor conductivity = new PlaneTensor(1, 0.1);
        Random random = new Random(11);
        double[][] tensors = new double[200][];
        for (int q = 0; q < tensors.length; q++) {
            double angle = Math.PI * random.nextDouble();
            tensors[q] = conductivity.plane(Axis.along(Math.cos(angle), Math.sin(angle), 0));
        }
        double[] tensor = new double[3 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            int n = grid.index(i, j);
            for (int e = 0; e < 3; e++) {
                tensor[n + e * grid.size()] = tensors[structure.grain()[n]][e];
            }
        });
        double along = conductance(grid, tensor, 0, 1e-7);
        double across = conductance(grid, tensor, 1, 1e-7);
        assertEquals(Math.sqrt(0.1), Math.sqrt(along * across), 0.02 * Math.sqrt(0.1));
    }
}
