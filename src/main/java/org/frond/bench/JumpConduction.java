package org.frond.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.ScalarOperator;

/**
 * -div(k grad u) = 1 in the unit box, u = 0 on its walls, k another constant in a disc or ball: bilinear (trilinear)
 * elements. Checked by the largest u, which a general finite
 * element program finds with the same elements on the same cells.
 */
final class JumpConduction extends InclusionSolve {

    private static final int MAXIMUM_ITERATIONS = 200;
    private static final double SAME_ELEMENTS = 1e-6;
    /** Largest u by DIM, cells and k inside, found with linear elements in DOLFINx. */
    private static final Map<List<Number>, Double> LARGEST = Map.of(
            List.of(2, 512, 1e4), 0.05799013, List.of(2, 512, 1e-4), 155.82726,
            List.of(3, 64, 1e4), 0.04537632, List.of(3, 64, 1e-4), 100.73222);

    JumpConduction(int dim, int cells, double inside) {
        super(dim, cells, inside);
    }

    @Override
    public String family() {
        return "poisson";
    }

    @Override
    String what() {
        return "a solve of div(k grad u) = -1 from zero, k = " + inclusion.words() + " inside";
    }

    @Override
    Posed pose(Kernels kernels, Grid grid) {
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        Buffer f = kernels.vector(grid, 1);
        Buffer u = kernels.vector(grid, 1);
        fill(grid, operator, f);
        return new Posed(new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS), f, new double[u.length()], u, 1,
                () -> operator.apply(u, f));
    }

    private void fill(Grid grid, ScalarOperator operator, Buffer f) {
        double[] tensor = operator.tensor().toArray();
        inclusion.onCells(grid, (cell, k) -> {
            for (int axis = 0; axis < dim; axis++) {
                tensor[cell + axis * grid.size()] = k;
            }
        });
        operator.tensor().write(tensor);
        double[] open = operator.open().toArray();
        double[] right = new double[grid.size()];
        Inclusion.onNodes(grid, (node, i, j, k) -> {
            boolean wall = i == 0 || j == 0 || i == cells || j == cells || dim == 3 && (k == 0 || k == cells);
            open[node] = wall ? 0 : 1;
            right[node] = wall ? 0 : grid.cellVolume();
        });
        operator.open().write(open);
        f.write(right);
    }

    @Override
    Optional<Check> answer(double[] u) {
        double largest = Arrays.stream(u).max().orElseThrow();
        return Optional.ofNullable(LARGEST.get(List.<Number>of(dim, cells, inclusion.inside())))
                .map(known -> new Check("largest u", known, largest, SAME_ELEMENTS));
    }
}
