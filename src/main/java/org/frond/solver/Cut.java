package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/** Finds out whether soft bands cut an operator's body in pieces. Looks at the cells on the host only where some are soft. */
final class Cut {

    /**
     * A cell is soft below this share of the body's largest coefficient. Sheets never converge more slowly than plain means; the
     * number says from where on their cost pays. Cells beside the ridge of a phase-field crack keep a few hundredths, so that
     * the ridge must not be required to be softer, or its staircase would leak.
     */
    private static final double SOFT = 0.1;

    private final Kernels kernels;
    private final CellwiseOperator operator;
    private final Buffer strength;
    private final Buffer soft;

    Cut(Kernels kernels, CellwiseOperator operator) {
        this.kernels = kernels;
        this.operator = operator;
        this.strength = kernels.vector(operator.grid(), 1);
        this.soft = kernels.vector(operator.grid(), 1);
    }

    /** The pieces, or nothing where the body is whole. */
    Optional<Pieces> pieces() {
        Grid grid = operator.grid();
        operator.strength(strength);
        double threshold = SOFT * kernels.device().max(strength);
        kernels.onCells("softCells", grid, strength, soft, threshold);
        if (kernels.device().sum(soft) == 0) {
            return Optional.empty();
        }
        Pieces pieces = Pieces.of(grid, strength.toArray(), threshold, held());
        return pieces.count() > 1 ? Optional.of(pieces) : Optional.empty();
    }

    /** Nodes of the grid with a prescribed value. */
    private boolean[] held() {
        Grid grid = operator.grid();
        double[] open = operator.open().toArray();
        boolean[] held = new boolean[grid.size()];
        for (int k = 0; k < grid.count(Location.NODE, 2); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    for (int n = grid.index(i, j, k); n < open.length; n += grid.size()) {
                        held[grid.index(i, j, k)] |= open[n] == 0;
                    }
                }
            }
        }
        return held;
    }
}
