package org.frond.bench;

import org.frond.grid.Grid;

/** A disc or ball of radius 1/4 in the middle of the unit box: a coefficient that is one outside and another one inside. */
record Inclusion(double inside) {

    private static final double RADIUS = 0.25;

    /** The unit box with {@code cells} cells along each of {@code dim} axes. */
    static Grid box(int dim, int cells) {
        return dim == 2 ? Grid.plane(cells, cells, 1.0 / cells) : Grid.box(cells, cells, cells, 1.0 / cells);
    }

    /** What is done with a cell's coefficient. */
    interface CellWork {
        void cell(int index, double coefficient);
    }

    /** Visits every cell with its coefficient, decided by its centre. */
    void onCells(Grid grid, CellWork work) {
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double x = (i + 0.5) * grid.h() - 0.5;
                    double y = (j + 0.5) * grid.h() - 0.5;
                    double z = grid.dim() == 3 ? (k + 0.5) * grid.h() - 0.5 : 0;
                    boolean in = x * x + y * y + z * z < RADIUS * RADIUS;
                    work.cell(grid.index(i, j, k), in ? inside : 1);
                }
            }
        }
    }

    /** What is done with a node. */
    interface NodeWork {
        void node(int index, int i, int j, int k);
    }

    /** Visits every node. */
    static void onNodes(Grid grid, NodeWork work) {
        for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    work.node(grid.index(i, j, k), i, j, k);
                }
            }
        }
    }

    /** {@code "1e4"} for 10000, {@code "1e-4"} for 0.0001, {@code "1"} for one. */
    String words() {
        int exponent = (int) Math.round(Math.log10(inside));
        return exponent == 0 ? "1" : "1e" + exponent;
    }
}
