package org.frond.solver;

import java.util.stream.Stream;
import org.frond.grid.Grid;

/** Grids that an index error does not survive: single cells, rows, primes, different lengths along every axis. */
public final class AwkwardGrids {

    private AwkwardGrids() {
    }

    /** For parameterised tests. */
    public static Stream<Grid> all() {
        return Stream.of(Grid.plane(1, 1, 0.7), Grid.plane(2, 1, 0.7), Grid.plane(1, 3, 0.7), Grid.plane(3, 5, 0.7),
                Grid.plane(7, 4, 1.3), Grid.plane(17, 11, 0.1), Grid.box(1, 1, 1, 0.7), Grid.box(2, 1, 1, 0.7),
                Grid.box(3, 2, 5, 0.7), Grid.box(5, 4, 3, 1.3));
    }
}
