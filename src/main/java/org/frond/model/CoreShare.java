package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The part of a straight crack's surface density that lies in its opened core at the run's cell size and ell,
 *
 * <pre>share = integral of gamma_l(d) H(d) / crack area,</pre>
 *
 * averaged over the crack's angle to the grid and its offset from the nodes. The crack is broken over one cell and has
 * the model's profile beside it, as a computed one has.
 */
final class CoreShare {

    private static final int ANGLES = 5;
    private static final int OFFSETS = 4;
    /** Half length of the measured stretch over ell, and half width of the grid over ell. */
    private static final double STRETCH = 6;
    private static final double MARGIN = 4;

    private CoreShare() {
    }

    static double of(Kernels kernels, Grid runGrid, FractureLaw law, CrackFilling.Parameters parameters) {
        double h = runGrid.h();
        int half = (int) Math.ceil((STRETCH + MARGIN) * law.length() / h) + 2;
        Kernels plane = runGrid.dim() == 2 ? kernels : new Kernels(kernels.device(), 2);
        Grid grid = Grid.plane(2 * half, 2 * half, h);
        Buffer d = plane.vector(grid, 1);
        Buffer gamma = plane.vector(grid, 1);
        Buffer core = plane.vector(grid, 1);
        double sum = 0;
        for (int angle = 0; angle < ANGLES; angle++) {
            for (int offset = 0; offset < OFFSETS; offset++) {
                sum += measure(plane, grid, law, parameters, Math.PI / 4 * angle / (ANGLES - 1), h * offset / OFFSETS,
                        d, gamma, core);
            }
        }
        return sum / (ANGLES * OFFSETS);
    }

    private static double measure(Kernels kernels, Grid grid, FractureLaw law, CrackFilling.Parameters parameters,
            double angle, double offset, Buffer d, Buffer gamma, Buffer core) {
        double h = grid.h();
        double ell = law.length();
        double middle = grid.nx() / 2 * h;
        double[] profile = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                double across = -Math.sin(angle) * (i * h - middle) + Math.cos(angle) * (j * h - middle) - offset;
                double beside = Math.max(0, Math.abs(across) - 0.5 * h);
                profile[grid.index(i, j)] = switch (law.surface()) {
                    case AT1 -> Math.pow(Math.max(0, 1 - beside / (2 * ell)), 2);
                    case AT2 -> Math.exp(-beside / ell);
                };
            }
        }
        d.write(profile);
        CrackSurface surface = law.surface();
        kernels.onCells("crackDensity", grid, d, gamma, surface.linear, surface.quadratic, surface.normalisation, ell);
        kernels.onCells("crackCore", grid, d, core, parameters.coreStart(), parameters.coreEnd());
        double[] density = gamma.toArray();
        double[] opened = core.toArray();
        double stretch = STRETCH * ell;
        double sum = 0;
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                double along = Math.cos(angle) * ((i + 0.5) * h - middle) + Math.sin(angle) * ((j + 0.5) * h - middle);
                // cells at the ends of the stretch count by the part of them that lies inside
                double inside = Math.min(1, Math.max(0, (stretch - Math.abs(along)) / h + 0.5));
                int n = grid.index(i, j);
                sum += inside * density[n] * opened[n] * h * h;
            }
        }
        return sum / (2 * stretch);
    }
}
