package org.frond.model;

import java.util.Arrays;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * The part of a straight crack's surface density that lies in its opened core at the run's cell size and ell,
 *
 * <pre>share = integral of gamma_l(d) H(d) / crack area,</pre>
 *
 * averaged over the crack's angle to the grid. The crack is a {@link Flaw} across a small grid with the profile that the
 * damage problem gives it without load.
 */
final class CoreShare {

    private static final int ANGLES = 4;
    /** Width of the small grid over ell: room for the profile of AT2 to decay to 1e-3 on both sides of the flaw. */
    private static final double WIDTH = 14;
    private static final double TOLERANCE = 1e-6;

    private CoreShare() {
    }

    static double of(Kernels kernels, Grid runGrid, FractureLaw law, CrackFilling.Parameters parameters) {
        double h = runGrid.h();
        int cells = (int) Math.ceil(WIDTH * law.length() / h);
        Kernels plane = runGrid.dim() == 2 ? kernels : new Kernels(kernels.device(), 2);
        Grid grid = Grid.plane(cells, cells, h);
        Damage damage = new Damage(plane, grid, uniform(plane, grid), law);
        double sum = 0;
        for (int angle = 0; angle < ANGLES; angle++) {
            sum += measure(plane, grid, damage, parameters, Math.PI / 4 * angle / (ANGLES - 1));
        }
        return sum / ANGLES;
    }

    private static double measure(Kernels kernels, Grid grid, Damage damage, CrackFilling.Parameters parameters,
            double tilt) {
        double width = grid.nx() * grid.h();
        // through the middle of the grid's middle cell, from side to side, tilted away from the x axis
        double middle = (grid.ny() / 2 + 0.5) * grid.h();
        double mouth = middle - (grid.nx() / 2 + 0.5) * grid.h() * Math.tan(tilt);
        Flaw flaw = new Flaw(mouth, 2 * width, Math.PI / 2 - tilt);
        Buffer before = kernels.table(flaw.damage(grid));
        Buffer d = kernels.vector(grid, 1);
        Buffer unloaded = kernels.vector(grid, 1);
        Convergence convergence = damage.solve(unloaded, before, d, TOLERANCE);
        if (!convergence.reached()) {
            throw new SolverException("the profile of a straight crack did not converge: residual " + convergence.error());
        }
        Buffer gamma = kernels.vector(grid, 1);
        Buffer core = kernels.vector(grid, 1);
        Buffer opened = kernels.vector(grid, 1);
        damage.density(d, gamma);
        kernels.onCells("crackCore", grid, d, core, parameters.coreStart(), parameters.coreEnd());
        kernels.product(gamma, core, opened);
        return kernels.device().sum(opened) * grid.cellVolume() * Math.cos(tilt) / width;
    }

    /** One isotropic grain without boundaries. */
    private static Materials uniform(Kernels kernels, Grid grid) {
        double[] zeros = new double[grid.size()];
        double[] ones = new double[grid.size()];
        Arrays.fill(ones, 1);
        double[] identity = {1, 0, 0, 1, 0, 1};
        double[] tensor = {1, 1, 0};
        return Materials.of(kernels, zeros, zeros, ones, identity, identity, tensor, tensor);
    }
}
