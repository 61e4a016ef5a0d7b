package org.frond.model;

import org.frond.grid.Grid;

/**
 * A straight crack from an electrode into the electrolyte.
 *
 * @param mouthY height of its mouth on the electrode [m]
 * @param length length [m]
 * @param angle  angle to the electrode's face [rad]; pi/2 runs straight into the electrolyte
 * @param onRight whether it starts from the right electrode
 */
public record Flaw(double mouthY, double length, double angle, boolean onRight) {

    /** A flaw at the left electrode. */
    public Flaw(double mouthY, double length, double angle) {
        this(mouthY, length, angle, false);
    }

    /**
     * 1 on the nodes that are broken from the start, else 0: the corners of one cell per column (or row, for a steep flaw),
     * the one that the flaw's line passes through at the column's middle. A crack one cell wide is the thinnest that opens.
     */
    public double[] damage(Grid grid) {
        double[] d = new double[grid.size()];
        double tx = Math.sin(angle);
        double ty = Math.cos(angle);
        double steepest = Math.max(Math.abs(tx), Math.abs(ty));
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double x = depth(grid, i + 0.5);
                    double y = (j + 0.5) * grid.h() - mouth(grid.h());
                    double along = tx * x + ty * y;
                    double across = (-ty * x + tx * y) / (steepest * grid.h());
                    if (along >= 0 && along <= length && across >= -0.5 && across < 0.5) {
                        breakCell(grid, d, i, j, k);
                    }
                }
            }
        }
        return d;
    }

    private static void breakCell(Grid grid, double[] d, int i, int j, int k) {
        for (int corner = 0; corner < grid.corners(); corner++) {
            d[grid.index(i + (corner & 1), j + (corner >> 1 & 1), k + (corner >> 2))] = 1;
        }
    }

    /** Metal phase at the start: on the broken nodes, with the equilibrium profile of width delta at the flaw's end. */
    public double[] metal(Grid grid, double delta) {
        double[] broken = damage(grid);
        double[] zeta = new double[grid.size()];
        forEachNode(grid, (n, along) -> {
            if (broken[n] == 1) {
                zeta[n] = 0.5 * (1 - Math.tanh((along - length) / (2 * delta)));
            }
        });
        return zeta;
    }

    /** Distance of a column from the flaw's electrode [m]. */
    private double depth(Grid grid, double column) {
        return (onRight ? grid.nx() - column : column) * grid.h();
    }

    private interface NodeVisitor {
        void visit(int n, double along);
    }

    private void forEachNode(Grid grid, NodeVisitor visitor) {
        double tx = Math.sin(angle);
        double ty = Math.cos(angle);
        double mouth = mouth(grid.h());
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    double x = depth(grid, i);
                    double y = j * grid.h() - mouth;
                    visitor.visit(grid.index(i, j, k), tx * x + ty * y);
                }
            }
        }
    }

    /**
     * Height of the flaw as the grid holds it: one that stays within a row of cells lies in their middle. On a row of
     * nodes it would break the nodes alone and no cell, and no metal could react in it.
     */
    private double mouth(double h) {
        return Math.abs(Math.cos(angle)) * length < 0.5 * h ? (Math.floor(mouthY / h) + 0.5) * h : mouthY;
    }
}
