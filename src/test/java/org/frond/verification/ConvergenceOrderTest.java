package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleBinaryOperator;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.CpuKernels;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.QuadratureElements;
import org.frond.solver.ScalarOperator;
import org.junit.jupiter.api.Test;

/** Manufactured solutions (V18a): errors fall with h^2 in L2 and with h in H1. Norms by three Gauss points per axis. */
class ConvergenceOrderTest {

    private static final double[] POINT = {0.5 - Math.sqrt(0.15), 0.5, 0.5 + Math.sqrt(0.15)};
    private static final double[] WEIGHT = {5.0 / 18, 8.0 / 18, 5.0 / 18};
    private static final double A = 2.3;
    private static final double B = 1.7;
    private static final double ORDER_TOLERANCE = 0.1;

    private record Errors(double l2, double h1) {
    }

    private record Exact(DoubleBinaryOperator value, DoubleBinaryOperator dx, DoubleBinaryOperator dy) {
    }

    /** sin(A x) cos(B y) and its mirror image cos(B x) sin(A y). */
    private static final Exact FIRST = new Exact((x, y) -> Math.sin(A * x) * Math.cos(B * y),
            (x, y) -> A * Math.cos(A * x) * Math.cos(B * y), (x, y) -> -B * Math.sin(A * x) * Math.sin(B * y));
    private static final Exact SECOND = new Exact((x, y) -> Math.cos(B * x) * Math.sin(A * y),
            (x, y) -> -B * Math.sin(B * x) * Math.sin(A * y), (x, y) -> A * Math.cos(B * x) * Math.cos(A * y));

    private static double grade(double x, double y) {
        return 1 + 0.5 * x + 0.8 * y * y;
    }

    private static void addLoad(Grid grid, DoubleBinaryOperator density, double[] f, int first) {
        QuadratureElements elements = new QuadratureElements(grid);
        elements.forEachCell((i, j, k) -> {
            for (int r = 0; r < 3; r++) {
                for (int s = 0; s < 3; s++) {
                    double value = WEIGHT[r] * WEIGHT[s] * grid.cellVolume()
                            * density.applyAsDouble((i + POINT[r]) * grid.h(), (j + POINT[s]) * grid.h());
                    for (int a = 0; a < 4; a++) {
                        double shape = ((a & 1) == 1 ? POINT[r] : 1 - POINT[r]) * (a > 1 ? POINT[s] : 1 - POINT[s]);
                        f[first + elements.node(i, j, k, a)] += shape * value;
                    }
                }
            }
        });
    }

    private static Errors errors(Grid grid, double[] u, int component, Exact exact) {
        QuadratureElements elements = new QuadratureElements(grid);
        double[] sums = new double[2];
        elements.forEachCell((i, j, k) -> {
            double[] corners = elements.corners(u, component, i, j, k);
            for (int r = 0; r < 3; r++) {
                for (int s = 0; s < 3; s++) {
                    double x = (i + POINT[r]) * grid.h();
                    double y = (j + POINT[s]) * grid.h();
                    double value = 0;
                    for (int a = 0; a < 4; a++) {
                        value += corners[a] * ((a & 1) == 1 ? POINT[r] : 1 - POINT[r]) * (a > 1 ? POINT[s] : 1 - POINT[s]);
                    }
                    double[] gradient = elements.gradientOf(corners, new double[] {POINT[r], POINT[s]});
                    double weight = WEIGHT[r] * WEIGHT[s] * grid.cellVolume();
                    double ex = gradient[0] - exact.dx.applyAsDouble(x, y);
                    double ey = gradient[1] - exact.dy.applyAsDouble(x, y);
                    sums[0] += weight * Math.pow(value - exact.value.applyAsDouble(x, y), 2);
                    sums[1] += weight * (ex * ex + ey * ey);
                }
            }
        });
        return new Errors(Math.sqrt(sums[0]), Math.sqrt(sums[1]));
    }

    /** Closes the boundary and puts the exact values there. */
    private static void prescribe(Grid grid, double[] open, double[] u, int component, Exact exact) {
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            if (i == 0 || j == 0 || i == grid.nx() || j == grid.ny()) {
                int n = grid.index(i, j) + component * grid.size();
                open[n] = 0;
                u[n] = exact.value.applyAsDouble(i * grid.h(), j * grid.h());
            }
        });
    }

    private static Errors conduction(int cells) {
        Grid grid = Grid.plane(cells, cells, 1.0 / cells);
        Kernels kernels = CpuKernels.in(2);
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double kxx = 1;
        double kyy = 3;
        double kxy = 0.8;
        double[] tensor = new double[3 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            double grade = grade((i + 0.5) * grid.h(), (j + 0.5) * grid.h());
            tensor[grid.index(i, j)] = grade * kxx;
            tensor[grid.index(i, j) + grid.size()] = grade * kyy;
            tensor[grid.index(i, j) + 2 * grid.size()] = grade * kxy;
        });
        operator.tensor().write(tensor);
        double[] f = new double[grid.size()];
        addLoad(grid, (x, y) -> {
            double ux = FIRST.dx.applyAsDouble(x, y);
            double uy = FIRST.dy.applyAsDouble(x, y);
            double u = FIRST.value.applyAsDouble(x, y);
            double uxy = -A * B * Math.cos(A * x) * Math.sin(B * y);
            double divergence = -kxx * A * A * u - kyy * B * B * u + 2 * kxy * uxy;
            return -(0.5 * (kxx * ux + kxy * uy) + 1.6 * y * (kxy * ux + kyy * uy) + grade(x, y) * divergence);
        }, f, 0);
        double[] u = new double[grid.size()];
        double[] open = operator.open().toArray();
        prescribe(grid, open, u, 0, FIRST);
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 100);
        solver.rebuild();
        Buffer x = kernels.table(u);
        assertTrue(solver.solve(kernels.table(f), x, 1e-10).reached());
        return errors(grid, x.toArray(), 0, FIRST);
    }

    private static Errors elasticity(int cells) {
        Grid grid = Grid.plane(cells, cells, 1.0 / cells);
        Kernels kernels = CpuKernels.in(2);
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        double lambda = 1.3;
        double shear = 0.9;
        double[] unit = {lambda + 2 * shear, lambda, 0, lambda + 2 * shear, 0, shear};
        double[] stiffness = new double[6 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            for (int e = 0; e < 6; e++) {
                stiffness[grid.index(i, j) + e * grid.size()] = unit[e] * grade((i + 0.5) * grid.h(), (j + 0.5) * grid.h());
            }
        });
        operator.stiffness().write(stiffness);
        // u = FIRST, v = SECOND; second derivatives of both are multiples of themselves and of each other's kind
        double[] f = new double[2 * grid.size()];
        addLoad(grid, (x, y) -> {
            double[] s = stress(lambda, shear, x, y);
            double uxx = -A * A * FIRST.value.applyAsDouble(x, y);
            double uyy = -B * B * FIRST.value.applyAsDouble(x, y);
            double vxy = -A * B * Math.sin(B * x) * Math.cos(A * y);
            double divergence = (lambda + 2 * shear) * uxx + (lambda + shear) * vxy + shear * uyy;
            return -(0.5 * s[0] + 1.6 * y * s[2] + grade(x, y) * divergence);
        }, f, 0);
        addLoad(grid, (x, y) -> {
            double[] s = stress(lambda, shear, x, y);
            double vxx = -B * B * SECOND.value.applyAsDouble(x, y);
            double vyy = -A * A * SECOND.value.applyAsDouble(x, y);
            double uxy = -A * B * Math.cos(A * x) * Math.sin(B * y);
            double divergence = (lambda + 2 * shear) * vyy + (lambda + shear) * uxy + shear * vxx;
            return -(0.5 * s[2] + 1.6 * y * s[1] + grade(x, y) * divergence);
        }, f, grid.size());
        double[] u = new double[2 * grid.size()];
        double[] open = operator.open().toArray();
        prescribe(grid, open, u, 0, FIRST);
        prescribe(grid, open, u, 1, SECOND);
        operator.open().write(open);
        LinearSolver solver = new LinearSolver(kernels, operator, 100);
        solver.rebuild();
        Buffer x = kernels.table(u);
        assertTrue(solver.solve(kernels.table(f), x, 1e-10).reached());
        Errors first = errors(grid, x.toArray(), 0, FIRST);
        Errors second = errors(grid, x.toArray(), 1, SECOND);
        return new Errors(Math.hypot(first.l2, second.l2), Math.hypot(first.h1, second.h1));
    }

    /** xx, yy, xy of the stress per unit of grade. */
    private static double[] stress(double lambda, double shear, double x, double y) {
        double exx = FIRST.dx.applyAsDouble(x, y);
        double eyy = SECOND.dy.applyAsDouble(x, y);
        double exy = FIRST.dy.applyAsDouble(x, y) + SECOND.dx.applyAsDouble(x, y);
        return new double[] {(lambda + 2 * shear) * exx + lambda * eyy, (lambda + 2 * shear) * eyy + lambda * exx,
            shear * exy};
    }

    private static void assertOrders(Errors coarse, Errors fine) {
        assertEquals(2, Math.log(coarse.l2 / fine.l2) / Math.log(2), ORDER_TOLERANCE);
        assertEquals(1, Math.log(coarse.h1 / fine.h1) / Math.log(2), ORDER_TOLERANCE);
    }

    @Test
    void conductionWithAGradedTensorIsOfSecondOrder() {
        assertOrders(conduction(16), conduction(32));
        assertOrders(conduction(32), conduction(64));
    }

    @Test
    void elasticityWithAGradedModulusIsOfSecondOrder() {
        assertOrders(elasticity(16), elasticity(32));
        assertOrders(elasticity(32), elasticity(64));
    }
}
