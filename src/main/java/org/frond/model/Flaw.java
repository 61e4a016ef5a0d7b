package org.frond.model;

import org.frond.grid.Grid;

/**
 * A straight crack from the left electrode into the electrolyte, filled with metal from the start.
 *
 * @param mouthY height of its mouth on the electrode [m]
 * @param length length [m]
 * @param angle  angle to the electrode's face [rad]; pi/2 runs straight into the electrolyte
 */
public record Flaw(double mouthY, double length, double angle) {

    /** Half width of the band of nodes that are broken at once, in cells: wide enough to be connected at any angle. */
    private static final double HALF_BAND = 0.75;
    /** Half width of the band of nodes that count as metal, in cells: the corners of every cell in the core. */
    private static final double METAL_BAND = 1.75;

    /** 1 on the nodes that are broken from the start, else 0. */
    public double[] damage(Grid grid) {
        double[] d = new double[grid.size()];
        forEachNode(grid, (n, along, across) -> {
            double beyond = Math.max(Math.max(along - length, -along), 0);
            d[n] = Math.hypot(beyond, across) <= HALF_BAND * grid.h() ? 1 : 0;
        });
        return d;
    }

    /** Metal phase at the start: the equilibrium profile of width delta at the flaw's end. */
    public double[] metal(Grid grid, double delta) {
        double[] zeta = new double[grid.size()];
        forEachNode(grid, (n, along, across) -> {
            if (Math.abs(across) <= METAL_BAND * grid.h()) {
                zeta[n] = 0.5 * (1 - Math.tanh((along - length) / (2 * delta)));
            }
        });
        return zeta;
    }

    private interface NodeVisitor {
        void visit(int n, double along, double across);
    }

    private void forEachNode(Grid grid, NodeVisitor visitor) {
        double tx = Math.sin(angle);
        double ty = Math.cos(angle);
        double mouth = mouth(grid.h());
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    double x = i * grid.h();
                    double y = j * grid.h() - mouth;
                    visitor.visit(grid.index(i, j, k), tx * x + ty * y, -ty * x + tx * y);
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
