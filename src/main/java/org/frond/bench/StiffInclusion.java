package org.frond.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;

/**
 * Linear elasticity of the unit square (plane strain) or cube with a disc or ball of another stiffness, nu = 0.3: held at
 * x = 0, moved by 0.01 along x at x = 1, free elsewhere.
 * Checked by the Euclidean norm of all nodal values, which a general finite element program finds with the same elements.
 */
final class StiffInclusion extends InclusionSolve {

    private static final int MAXIMUM_ITERATIONS = 300;
    private static final double POISSON_RATIO = 0.3;
    private static final double PULL = 0.01;
    private static final double SAME_ELEMENTS = 5e-7;
    /** Norms by DIM, cells and Young's modulus inside, found with linear elements in DOLFINx. */
    private static final Map<List<Number>, Double> NORM = Map.of(
            List.of(2, 512, 1e-4), 3.195254, List.of(2, 512, 1e4), 2.913411,
            List.of(3, 64, 1e-4), 3.157674, List.of(3, 64, 1e4), 3.052219);

    StiffInclusion(int dim, int cells, double inside) {
        super(dim, cells, inside);
    }

    @Override
    public String family() {
        return "elasticity";
    }

    @Override
    String what() {
        return "an elastic solve from zero, Young's modulus " + inclusion.words() + " inside";
    }

    @Override
    Posed pose(Kernels kernels, Grid grid) {
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        operator.stiffness().write(stiffness(grid, operator.stiffness().length()));
        Buffer f = operator.vector();
        Buffer u = operator.vector();
        double[] start = hold(grid, operator);
        return new Posed(new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS), f, start, u, dim, () -> operator.apply(u, f));
    }

    /** Isotropic stiffness of a cell times its Young's modulus: the packed upper triangle of the Voigt matrix. */
    private double[] stiffness(Grid grid, int length) {
        double shear = 1 / (2 * (1 + POISSON_RATIO));
        double lame = POISSON_RATIO / ((1 + POISSON_RATIO) * (1 - 2 * POISSON_RATIO));
        int strains = dim * (dim + 1) / 2;
        double[] stiffness = new double[length];
        inclusion.onCells(grid, (cell, young) -> {
            int entry = 0;
            for (int r = 0; r < strains; r++) {
                for (int s = r; s < strains; s++) {
                    double normal = r < dim && s < dim ? lame : 0;
                    double same = r != s ? 0 : r < dim ? 2 * shear : shear;
                    stiffness[cell + entry++ * grid.size()] = young * (normal + same);
                }
            }
        });
        return stiffness;
    }

    /** Closes the nodes of both ends; returns the start, which is where they are held. */
    private double[] hold(Grid grid, ElasticOperator operator) {
        double[] open = operator.open().toArray();
        double[] start = new double[open.length];
        Inclusion.onNodes(grid, (node, i, j, k) -> {
            for (int p = 0; p < dim && (i == 0 || i == cells); p++) {
                open[node + p * grid.size()] = 0;
            }
            start[node] = i == cells ? PULL : 0;
        });
        operator.open().write(open);
        return start;
    }

    @Override
    Optional<Check> answer(double[] u) {
        double norm = Math.sqrt(Arrays.stream(u).map(value -> value * value).sum());
        return Optional.ofNullable(NORM.get(List.<Number>of(dim, cells, inclusion.inside())))
                .map(known -> new Check("norm of the displacement", known, norm, SAME_ELEMENTS));
    }
}
