package org.frond.solver;

import java.util.ArrayList;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.SheetsKernels;

/**
 * The way from a body in pieces to linked sheets of half as many cells along each axis: means of a sheet's own cells, linear
 * interpolation on each sheet weighted with its share of the node, springs from what the soft bands hold
 * ({@code kernels/sheets.cl}).
 */
final class Sheets implements Descent {

    private final Kernels kernels;
    private final CellwiseOperator fine;
    private final LinkedSheets coarse;
    private final List<Sheet> sheets = new ArrayList<>();
    private final Buffer side;
    private final Buffer shares;
    private final Buffer cellLinks;
    private final Buffer nodeLinks;
    private final Buffer scratch;

    /**
     * Sheets that are void as yet; call {@link #lay} before {@link #coarsen}.
     *
     * @param number of sheets
     * @param levels of sheets, each coarser than the one before
     */
    Sheets(Kernels kernels, CellwiseOperator fine, int number, int levels) {
        this.kernels = kernels;
        this.fine = fine;
        Grid one = Transfer.coarsen(fine.grid());
        int apart = apart(one, levels - 1);
        int more = (number - 1) * apart;
        boolean solid = one.dim() == 3;
        Grid all = new Grid(one.dim(), one.nx(), one.ny() + (solid ? 0 : more), one.nz() + (solid ? more : 0), one.h());
        this.coarse = new LinkedSheets(kernels, fine.coarser(all), number, apart);
        int layer = solid ? one.plane() : one.pitch();
        for (int s = 0; s < number; s++) {
            sheets.add(new Sheet(s, new Transfer(kernels, fine.grid(), one, s * apart * layer, all.size()), fine.vector()));
        }
        this.side = kernels.vector(fine.grid(), 1);
        this.cellLinks = kernels.vector(fine.grid(), fine.springs());
        this.nodeLinks = kernels.vector(fine.grid(), fine.springs());
        this.scratch = fine.vector();
        this.shares = kernels.vector(fine.grid(), number);
    }

    /** Layers between sheets that leave a void one between them on the coarsest grid and can be halved until there. */
    private static int apart(Grid finest, int coarsenings) {
        Grid grid = finest;
        for (int n = 0; n < coarsenings; n++) {
            grid = Transfer.coarsen(grid);
        }
        return (grid.cells(grid.dim() - 1) + 1) << coarsenings;
    }

    /** The operator on the sheets. */
    LinkedSheets coarse() {
        return coarse;
    }

    /** Lays each piece on its sheet. */
    void lay(Pieces pieces) {
        side.write(pieces.sides());
        kernels.run(SheetsKernels.sheetShares(fine.grid(), side, sheets.size()).into(shares));
    }

    /** One of them, as the body sees it. */
    private final class Sheet implements Coarsening {
        final int number;
        final Transfer transfer;
        final Buffer part;

        Sheet(int number, Transfer transfer, Buffer part) {
            this.number = number;
            this.transfer = transfer;
            this.part = part;
        }

        @Override
        public void coarsenCells(Buffer from, Buffer to, int components) {
            Grid grid = fine.grid();
            for (int p = 0; p < components; p++) {
                kernels.run(SheetsKernels.coarsenSheet(transfer.coarse(), from, side, number, p * grid.size(),
                        transfer.first() + p * transfer.size(), grid.pitch(), grid.plane()).into(to));
            }
        }

        @Override
        public void restrict(Buffer from, Buffer to, int components) {
            kernels.product(part, from, scratch);
            transfer.restrict(scratch, to, components);
        }

        @Override
        public void coarsenOpen(Buffer from, Buffer to, int components) {
            kernels.run(SheetsKernels.sheetOpen(fine.grid(), shares, from, number, components).into(scratch));
            transfer.coarsenOpen(scratch, to, components);
        }

        /** The springs to another sheet, the m-th after this one. */
        void link(int m) {
            int from = (m - 1) * fine.springs() * transfer.size();
            new Transfer(kernels, transfer.fine(), transfer.coarse(), transfer.first() + from, transfer.size())
                    .restrict(nodeLinks, coarse.links(), fine.springs());
        }
    }

    @Override
    public void coarsen() {
        for (Sheet sheet : sheets) {
            kernels.run(SheetsKernels.sheetPart(fine.grid(), shares, fine.open(), sheet.number, fine.components())
                    .into(sheet.part));
            fine.coarsenInto(coarse.sheets(), sheet);
        }
        for (int t = 1; t < sheets.size(); t++) {
            for (int s = 0; s < t; s++) {
                fine.linksOf(shares, s, t, cellLinks);
                kernels.run(SheetsKernels.cornerShares(fine.grid(), cellLinks, fine.springs()).into(nodeLinks));
                sheets.get(s).link(t - s);
                sheets.get(t).link(sheets.size() - t + s);
            }
        }
    }

    @Override
    public void restrict(Buffer residual, Buffer below) {
        for (Sheet sheet : sheets) {
            sheet.restrict(residual, below, fine.components());
        }
    }

    @Override
    public void prolong(Buffer below, Buffer x) {
        for (Sheet sheet : sheets) {
            sheet.transfer.prolong(below, sheet.part, x, fine.components());
        }
    }
}
