package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Precision;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.launch.BodiesKernels;
import org.frond.launch.SheetsKernels;

/** Finds out whether soft bands cut an operator's body in pieces: on the device; cells go to the host only where they do. */
final class Cut {

    /**
     * A cell is soft below this share of the body's largest coefficient. Cells beside the ridge of a phase-field crack keep a
     * few hundredths of their stiffness: were they not soft, the staircase of an oblique ridge would leak at its corners.
     */
    private static final double SOFT = 0.1;

    /** Labels are numbers of cells, which single precision tells apart up to here. */
    private static final int MOST_CELLS_IN_SINGLE = 1 << 24;

    private final Kernels kernels;
    private final CellwiseOperator operator;
    private final Buffer strength;
    private final Buffer soft;
    private final Buffer lastSoft;
    private final Buffer scratch;
    private final Labels labels;
    /** Whether a body with the soft cells of the last look is connected; one without any is. */
    private boolean wasWhole = true;

    Cut(Kernels kernels, CellwiseOperator operator) {
        this.kernels = kernels;
        this.operator = operator;
        this.strength = kernels.vector(operator.grid(), 1);
        this.soft = kernels.vector(operator.grid(), 1);
        this.lastSoft = kernels.vector(operator.grid(), 1);
        this.scratch = kernels.vector(operator.grid(), 1);
        this.labels = new Labels(kernels, operator.grid());
    }

    /** The pieces, or nothing where the body is whole. */
    Optional<Pieces> pieces() {
        Grid grid = operator.grid();
        operator.strength(strength);
        double threshold = SOFT * kernels.device().max(strength);
        boolean canBeLabelled = kernels.precision() == Precision.DOUBLE || grid.size() <= MOST_CELLS_IN_SINGLE;
        if (!canBeLabelled) {
            return Optional.empty();
        }
        kernels.run(SheetsKernels.softCells(grid, strength, threshold).into(soft));
        if (wasWhole && kernels.device().maxAbsDifference(soft, lastSoft) == 0) {
            return Optional.empty();
        }
        lastSoft.copyFrom(soft);
        wasWhole = !isCut(threshold);
        if (wasWhole) {
            return Optional.empty();
        }
        Pieces pieces = Pieces.of(grid, labels.present().toArray(), held());
        return pieces.count() > 1 ? Optional.of(pieces) : Optional.empty();
    }

    /** Whether the stiff cells form more than one connected piece: then more than one cell is the first of its piece. */
    private boolean isCut(double threshold) {
        Grid grid = operator.grid();
        kernels.run(SheetsKernels.pieceSeeds(grid, strength, threshold).into(labels.present()));
        labels.connectCells();
        return firstOfAPiece(firstOfAPiece(grid.size())) > 0;
    }

    /** The last cell before {@code bound} that is the first of its piece, or 0. */
    private double firstOfAPiece(double bound) {
        kernels.run(BodiesKernels.isolatedLabels(operator.grid(), labels.present(), bound).into(scratch));
        return kernels.device().max(scratch);
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
