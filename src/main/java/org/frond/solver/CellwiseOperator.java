package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/** An elliptic operator given by a coefficient in every cell, which may be laid on two sheets ({@link LinkedSheets}). */
interface CellwiseOperator extends EllipticOperator {

    @Override
    CellwiseOperator coarser(Grid coarse);

    @Override
    CellwiseOperator twin(Kernels other);

    /** Largest diagonal entry of the coefficient, per cell. */
    void strength(Buffer cells);

    /** Values of a spring between two nodes: one between scalars, a symmetric tensor between vectors. */
    default int springs() {
        return components() * (components() + 1) / 2;
    }

    /** Springs against a jump between two sheets that have their shares of every node, per cell ({@code kernels/sheets.cl}). */
    void linksOf(Buffer shares, int sheet, int other, Buffer cells);

    /** The inverse diagonal with springs between so many sheets, in place of that of {@link #refresh}. */
    void refreshLinked(Buffer links, int sheetsInAll);
}
