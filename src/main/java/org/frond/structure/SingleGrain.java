package org.frond.structure;

import java.util.Arrays;
import java.util.List;
import org.frond.grid.Grid;

/** One grain that fills the whole box, without any boundary. */
public record SingleGrain(Axis axis) implements GrainStructure {

    /** A grain whose conduction plane makes an angle [rad] with the electrode face, see {@link Axis#ofPlaneAtAngle}. */
    public static SingleGrain withPlaneAt(double angle) {
        return new SingleGrain(Axis.ofPlaneAtAngle(angle));
    }

    @Override
    public Microstructure on(Grid grid) {
        int[] grain = new int[grid.size()];
        double[] distance = new double[grid.size()];
        Arrays.fill(grain, Microstructure.OUTSIDE);
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                int row = grid.index(0, j, k);
                Arrays.fill(grain, row, row + grid.nx(), 0);
                Arrays.fill(distance, row, row + grid.nx(), Double.POSITIVE_INFINITY);
            }
        }
        return new Microstructure(grid, grain, List.of(axis), distance);
    }
}
