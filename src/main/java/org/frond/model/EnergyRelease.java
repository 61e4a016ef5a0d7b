package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ReleaseKernels;
import org.frond.solver.Kernels;

/**
 * What a crack's tip releases per new area when it moves in the plane, by the domain integral of Eshelby's tensor (Rice 1968;
 * Li, Shih and Needleman 1985) around its process zone,
 *
 * <pre>J_p = -int (W q,p - sigma_jk u_k,p q,j - sigma_jk eps0_jk,p q) dV,     G = |J|,</pre>
 *
 * with the energy W = g psi - p w tr eps of solid and fluid and q = 1 at the tip, falling to 0 away from it; the last term is that of
 * an eigenstrain eps0 which varies (Shih, Moran and Nakamura 1986, for heat). The material is taken to go on along the crack as it
 * is: with grain boundaries or other cracks there G is an estimate.
 */
final class EnergyRelease {

    /** Where the weight q ends, over the crack's length ell; nearer where a face of the grid is. */
    private static final double OUTER = 4;
    /** Where q begins to fall, over where it ends. */
    private static final double INNER = 0.5;
    /** Cells that the domain must reach at least. */
    private static final double LEAST_CELLS = 2;

    private final Kernels kernels;
    private final Grid grid;
    private final Eigenstrains eigenstrains;
    private final double length;
    private final Buffer forces;

    /** For cracks of a length ell [m] in a solid with eigenstrains. */
    EnergyRelease(Kernels kernels, Grid grid, Eigenstrains eigenstrains, double length) {
        this.kernels = kernels;
        this.grid = grid;
        this.eigenstrains = eigenstrains;
        this.length = length;
        this.forces = kernels.vector(grid, 1);
    }

    /**
     * The energy release rate G at a tip [J/m^2]; 0 where it is nearer than two cells to a face of the grid.
     *
     * @param u        displacement
     * @param d        damage
     * @param energy   strain energy per cell that the solid's own strain holds [J/m^3] ({@link Mechanics#releasableEnergy})
     * @param stresses stress per cell, the fluid's included [Pa]
     * @param pressure pressure in the cells of the crack [Pa]
     */
    double at(Fronts.Tip tip, Buffer u, Buffer d, Buffer energy, Buffer stresses, Buffer pressure) {
        double width = grid.nx() * grid.h();
        double height = grid.ny() * grid.h();
        double room = Math.min(Math.min(tip.x(), width - tip.x()), Math.min(tip.y(), height - tip.y()));
        double outer = Math.min(OUTER * length, room);
        if (outer < LEAST_CELLS * grid.h()) {
            return 0;
        }
        double[] force = new double[2];
        for (int axis = 0; axis < force.length; axis++) {
            kernels.run(ReleaseKernels.tipForce(grid, u, d, energy, stresses, pressure, axis, tip.x(), tip.y(),
                    INNER * outer, outer).into(forces));
            if (eigenstrains.isAny()) {
                kernels.run(ReleaseKernels.eigenstrainForce(grid, eigenstrains.strain(), stresses, axis, tip.x(), tip.y(),
                        INNER * outer, outer).into(forces));
            }
            force[axis] = kernels.device().sum(forces) * grid.cellVolume();
        }
        return Math.hypot(force[0], force[1]);
    }
}
