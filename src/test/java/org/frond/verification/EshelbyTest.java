package org.frond.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.CpuKernels;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.QuadratureElements;
import org.frond.structure.Axis;
import org.frond.structure.TransverselyIsotropicStiffness;
import org.junit.jupiter.api.Test;

/**
 * A cylinder and a ball that want to grow in an infinite solid (V18b; Eshelby 1957). By symmetry a quarter or an eighth is
 * enough. Cells belong to the inclusion by their centres; the stress is averaged over the inclusion's inner part, away
 * from the steps of its boundary.
 */
class EshelbyTest {

    private static final double YOUNG = 210e9;
    private static final double POISSON = 0.25;
    private static final double SHEAR = YOUNG / (2 * (1 + POISSON));
    private static final double EIGENSTRAIN = 0.01;

    /** An inclusion of radius R at the corner (0, 0, 0) of a grid of unit cells. */
    private static final class Inclusion {
        final Kernels kernels;
        final Grid grid;
        final int radius;
        final QuadratureElements elements;
        final ElasticOperator operator;
        final Buffer prestress;
        final double[] inside;
        final int strains;

        Inclusion(Grid grid, int radius, TransverselyIsotropicStiffness core) {
            this.kernels = CpuKernels.in(grid.dim());
            this.grid = grid;
            this.radius = radius;
            this.elements = new QuadratureElements(grid);
            this.operator = new ElasticOperator(kernels, grid);
            this.strains = grid.dim() * (grid.dim() + 1) / 2;
            this.prestress = kernels.vector(grid, strains);
            this.inside = packed(core);
            double[] outside = packed(TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON));
            // -C : eps* with eps* = e I in all three directions, also in plane strain: -3 K e
            double pressure = -EIGENSTRAIN * (core.c11() + 2 * core.c12());
            double[] stiffness = new double[inside.length * grid.size()];
            double[] stress = new double[strains * grid.size()];
            elements.forEachCell((i, j, k) -> {
                int n = grid.index(i, j, k);
                boolean belongs = distance(i, j, k) < radius;
                for (int e = 0; e < inside.length; e++) {
                    stiffness[n + e * grid.size()] = belongs ? inside[e] : outside[e];
                }
                for (int p = 0; p < grid.dim() && belongs; p++) {
                    stress[n + p * grid.size()] = pressure;
                }
            });
            operator.stiffness().write(stiffness);
            prestress.write(stress);
        }

        private double[] packed(TransverselyIsotropicStiffness solid) {
            Axis any = Axis.along(0, 0, 1);
            return grid.dim() == 2 ? solid.planeStrain(any) : solid.solid(any);
        }

        /** Distance of a cell's centre from the inclusion's. */
        double distance(int i, int j, int k) {
            return Math.sqrt(Math.pow(i + 0.5, 2) + Math.pow(j + 0.5, 2) + (grid.dim() == 3 ? Math.pow(k + 0.5, 2) : 0));
        }

        /** Displacement with rollers on the planes of symmetry and that of the infinite solid on the far faces. */
        double[] displacement(double radialAmplitude) {
            double[] open = operator.open().toArray();
            double[] u = new double[grid.dim() * grid.size()];
            elements.forEachNode((i, j, k) -> {
                int[] place = {i, j, k};
                boolean far = i == grid.nx() || j == grid.ny() || (grid.dim() == 3 && k == grid.nz());
                double r = Math.sqrt(i * i + j * j + (grid.dim() == 3 ? k * k : 0));
                for (int p = 0; p < grid.dim(); p++) {
                    int n = grid.index(i, j, k) + p * grid.size();
                    if (place[p] == 0 || far) {
                        open[n] = 0;
                    }
                    u[n] = far ? radialAmplitude * place[p] / Math.pow(r, grid.dim()) : 0;
                }
            });
            operator.open().write(open);
            LinearSolver solver = new LinearSolver(kernels, operator, 100);
            solver.rebuild();
            Buffer f = operator.vector();
            operator.addStressForces(prestress, f, -1);
            Buffer x = kernels.table(u);
            assertTrue(solver.solve(f, x, 1e-8).reached());
            return x.toArray();
        }

        double[] stress(double[] u) {
            Buffer strain = kernels.vector(grid, strains);
            Buffer stress = kernels.vector(grid, strains);
            kernels.run(MechanicsKernels.strain(grid, kernels.table(u)).into(strain));
            kernels.run(MechanicsKernels.stress(grid, strain, operator.stiffness(), operator.meanStiffness(), prestress)
                    .into(stress));
            return stress.toArray();
        }

        /** Mean of a stress component over the cells within a fraction of the radius. */
        double meanInside(double[] stress, int component, double fraction) {
            double[] sums = new double[2];
            elements.forEachCell((i, j, k) -> {
                if (distance(i, j, k) < fraction * radius) {
                    sums[0] += stress[grid.index(i, j, k) + component * grid.size()];
                    sums[1] += 1;
                }
            });
            return sums[0] / sums[1];
        }
    }

    private static final TransverselyIsotropicStiffness CERAMIC = TransverselyIsotropicStiffness.isotropic(YOUNG, POISSON);

    /** K = 6.3 GPa with G = 3.3 GPa (sodium near room temperature); the answer depends on K alone. */
    private static final double SODIUM_BULK = 6.3e9;
    private static final double SODIUM_SHEAR = 3.3e9;

    private static TransverselyIsotropicStiffness sodium() {
        double young = 9 * SODIUM_BULK * SODIUM_SHEAR / (3 * SODIUM_BULK + SODIUM_SHEAR);
        return TransverselyIsotropicStiffness.isotropic(young, young / (2 * SODIUM_SHEAR) - 1);
    }

    /** Radial displacement outside is p R^dim / ((2 (dim - 1)) G r^(dim - 1)) for a pressure p at the surface. */
    private static double amplitude(double pressure, int radius, int dim) {
        return pressure * Math.pow(radius, dim) / (2 * (dim - 1) * SHEAR);
    }

    @Test
    void growingCylinderInPlaneStrainIsUnderTheStressOfEshelby() {
        int radius = 20;
        Inclusion cylinder = new Inclusion(Grid.plane(400, 400, 1), radius, CERAMIC);
        double[] u = cylinder.displacement(amplitude(1.4e9, radius, 2));
        double[] stress = cylinder.stress(u);
        double xx = cylinder.meanInside(stress, 0, 0.7);
        double yy = cylinder.meanInside(stress, 1, 0.7);
        assertEquals(-1.4e9, xx, 0.01 * 1.4e9);
        assertEquals(-1.4e9, yy, 0.01 * 1.4e9);
        assertEquals(-2.8e9, POISSON * (xx + yy) - YOUNG * EIGENSTRAIN, 0.01 * 2.8e9);
        for (int distance = 30; distance <= 200; distance *= 2) {
            double radial = stress[cylinder.grid.index(distance, 0)];
            double r = distance + 0.5;
            assertEquals(-1.4e9 * radius * radius / (r * r), radial, 0.02 * 1.4e9 * radius * radius / (r * r));
        }
    }

    @Test
    void growingBallIsUnderTheStressOfEshelby() {
        int radius = 12;
        Inclusion ball = new Inclusion(Grid.box(32, 32, 32, 1), radius, CERAMIC);
        double[] stress = ball.stress(ball.displacement(amplitude(1.867e9, radius, 3)));
        for (int p = 0; p < 3; p++) {
            assertEquals(-1.867e9, ball.meanInside(stress, p, 0.7), 0.01 * 1.867e9);
        }
    }

    @Test
    void softBallOfSodiumIsUnderThePressureOfASphereInAStiffSolid() {
        int radius = 12;
        Inclusion ball = new Inclusion(Grid.box(32, 32, 32, 1), radius, sodium());
        double pressure = 3 * EIGENSTRAIN / (1 / SODIUM_BULK + 3 / (4 * SHEAR));
        double[] stress = ball.stress(ball.displacement(amplitude(pressure, radius, 3)));
        assertEquals(0.1789e9, pressure, 1e-3 * 0.1789e9);
        for (int p = 0; p < 3; p++) {
            assertEquals(-pressure, ball.meanInside(stress, p, 0.7), 0.01 * pressure);
        }
    }
}
