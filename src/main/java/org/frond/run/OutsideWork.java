package org.frond.run;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.model.LoadedSolid;
import org.frond.model.State;
import org.frond.solver.Kernels;

/**
 * The work of the forces from outside on a body without a cell, from step to step by the trapezoidal rule, found where the
 * forces are: sum of (f + f_before) . (u - u_before) / 2 over the nodes, and the same of mean stress and mean strain.
 */
final class OutsideWork {

    private final Kernels kernels;
    private final Grid grid;
    private final BodyModel model;
    private final Buffer forces;
    private final Buffer before;
    private final Buffer displacement;
    private Optional<LoadedSolid.Means> lastMeans = Optional.empty();
    private double done;

    OutsideWork(Kernels kernels, Grid grid, BodyModel model) {
        this.kernels = kernels;
        this.grid = grid;
        this.model = model;
        this.forces = kernels.vector(grid, grid.dim());
        this.before = kernels.vector(grid, grid.dim());
        this.displacement = kernels.vector(grid, grid.dim());
    }

    /** Starts from a state and the work of outside forces done so far [J/m, J]. */
    void begin(State state, double work) {
        done = work;
        model.forces(state, forces);
        displacement.copyFrom(state.displacement());
        lastMeans = model.means(state);
    }

    /** Adds the work up to a state, but for that on its mean strain. */
    void add(State state) {
        before.copyFrom(forces);
        model.forces(state, forces);
        kernels.axpy(1, forces, before);
        kernels.xpay(state.displacement(), -1, displacement);
        done += 0.5 * kernels.dot(before, displacement);
        displacement.copyFrom(state.displacement());
    }

    /** Adds what the mean stress does on the mean strain. */
    void add(LoadedSolid.Means present) {
        LoadedSolid.Means last = lastMeans.orElse(present);
        double volume = grid.cellVolume() * grid.count(Location.CELL);
        for (int s = 0; s < present.strain().length; s++) {
            done += 0.5 * volume * (present.stress()[s] + last.stress()[s]) * (present.strain()[s] - last.strain()[s]);
        }
        lastMeans = Optional.of(present);
    }

    /** The forces of the last state [N/m, N]. */
    Buffer forces() {
        return forces;
    }

    /** The work so far [J/m, J]. */
    double done() {
        return done;
    }
}
