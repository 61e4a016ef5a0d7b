package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.SheetsKernels;

/**
 * An operator on two sheets, linked by springs at the nodes that lie at the same place ({@code kernels/sheets.cl}). Both
 * sheets are on one grid, one after the other along its last axis, so that it is the operator it stands for but for the
 * springs' forces.
 */
final class LinkedSheets implements EllipticOperator {

    private final Kernels kernels;
    private final CellwiseOperator sheets;
    private final int number;
    private final int apart;
    private final Buffer links;
    private final Buffer forces;

    /**
     * Two sheets whose coefficients are not yet set.
     *
     * @param sheets the operator without springs
     * @param apart  layers from a node to the same place on the other sheet
     */
    LinkedSheets(Kernels kernels, CellwiseOperator sheets, int number, int apart) {
        this.kernels = kernels;
        this.sheets = sheets;
        this.number = number;
        this.apart = apart;
        this.links = kernels.vector(sheets.grid(), (number - 1) * sheets.springs());
        this.forces = sheets.vector();
    }

    /** The operator without springs. */
    CellwiseOperator sheets() {
        return sheets;
    }

    /** The springs, per node of both sheets. */
    Buffer links() {
        return links;
    }

    @Override
    public Grid grid() {
        return sheets.grid();
    }

    @Override
    public int components() {
        return sheets.components();
    }

    @Override
    public Buffer open() {
        return sheets.open();
    }

    @Override
    public Buffer vector() {
        return sheets.vector();
    }

    /** forces = f and what the springs add to it at x. */
    private void pull(Buffer x, Buffer f) {
        kernels.run(SheetsKernels.linkForces(grid(), x, f, links, number, apart, components(), sheets.springs())
                .into(forces));
    }

    @Override
    public Chain chain() {
        return sheets.chain();
    }

    @Override
    public Chain residual(Chain chain, Buffer x, Buffer f, Buffer r) {
        return sheets.residual(chain.apart(() -> pull(x, f)), x, forces, r);
    }

    @Override
    public void apply(Buffer x, Buffer y) {
        sheets.apply(x, y);
        pull(x, y);
        // the springs' forces stand with the other sign in A x
        kernels.axpy(-1, y, forces);
        kernels.axpy(-1, forces, y);
    }

    @Override
    public Chain relax(Chain chain, Buffer f, Buffer x, Buffer p, double alpha, double beta) {
        return sheets.relax(chain.apart(() -> pull(x, f)), forces, x, p, alpha, beta);
    }

    @Override
    public Chain relaxFromZero(Chain chain, Buffer f, Buffer x, Buffer p, double alpha) {
        return sheets.relaxFromZero(chain, f, x, p, alpha);
    }

    @Override
    public void refresh() {
        sheets.refreshLinked(links, number);
    }

    @Override
    public LinkedSheets coarser(Grid coarse) {
        return new LinkedSheets(kernels, sheets.coarser(coarse), number, apart / 2);
    }

    @Override
    public void coarsenInto(EllipticOperator coarser, Coarsening coarsening) {
        LinkedSheets coarse = (LinkedSheets) coarser;
        sheets.coarsenInto(coarse.sheets, coarsening);
        coarsening.restrict(links, coarse.links, (number - 1) * sheets.springs());
    }

    @Override
    public LinkedSheets twin(Kernels other) {
        return new LinkedSheets(other, sheets.twin(other), number, apart);
    }

    @Override
    public void copyInto(EllipticOperator twin, Passage passage, double factor) {
        LinkedSheets other = (LinkedSheets) twin;
        sheets.copyInto(other.sheets, passage, factor);
        passage.carry(factor, links, other.links);
    }

    @Override
    public double magnitude() {
        return Math.max(sheets.magnitude(), kernels.device().maxAbs(links));
    }

    @Override
    public boolean joinsAfar(int axis) {
        return axis == grid().dim() - 1 || sheets.joinsAfar(axis);
    }
}
