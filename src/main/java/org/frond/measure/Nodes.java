package org.frond.measure;

import org.frond.grid.Grid;
import org.frond.grid.Location;

/** The nodes of a grid, to be walked in the order of their indices. */
final class Nodes {

    private final Grid grid;

    Nodes(Grid grid) {
        this.grid = grid;
    }

    /** What is done at node (i, j, k) of this index. */
    @FunctionalInterface
    interface Visitor {
        void visit(int i, int j, int k, int node);
    }

    void forEach(Visitor visitor) {
        for (int k = 0; k < grid.count(Location.NODE, 2); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                int node = grid.index(0, j, k);
                for (int i = 0; i <= grid.nx(); i++) {
                    visitor.visit(i, j, k, node++);
                }
            }
        }
    }

    /** The part of the box nearer to this node than to any other: a cell's volume, halved at each side of the box. */
    double volume(int i, int j, int k) {
        double share = half(i, grid.nx()) * half(j, grid.ny()) * (grid.dim() == 3 ? half(k, grid.nz()) : 1);
        return share * grid.cellVolume();
    }

    private static double half(int position, int last) {
        return position == 0 || position == last ? 0.5 : 1;
    }

    boolean contains(int i, int j, int k) {
        return i >= 0 && i <= grid.nx() && j >= 0 && j <= grid.ny()
                && k >= 0 && k < grid.count(Location.NODE, 2);
    }

    /** Position of node (i, j, k). */
    Point point(int i, int j, int k) {
        return new Point(i * grid.h(), j * grid.h(), k * grid.h());
    }

    /** Position of the node of this index. */
    Point point(int node) {
        return point(i(node), j(node), k(node));
    }

    /** A value of a plane grid at a place, linear between nodes; outside, that of the nearest place inside. */
    double interpolated(double[] values, Point place) {
        double u = Math.max(0, Math.min(grid.nx(), place.x() / grid.h()));
        double v = Math.max(0, Math.min(grid.ny(), place.y() / grid.h()));
        int i = (int) Math.min(grid.nx() - 1, Math.floor(u));
        int j = (int) Math.min(grid.ny() - 1, Math.floor(v));
        double s = u - i;
        double t = v - j;
        return (1 - t) * ((1 - s) * values[grid.index(i, j)] + s * values[grid.index(i + 1, j)])
                + t * ((1 - s) * values[grid.index(i, j + 1)] + s * values[grid.index(i + 1, j + 1)]);
    }

    int i(int node) {
        return node % grid.pitch() - 1;
    }

    int j(int node) {
        return (grid.dim() == 3 ? node % grid.plane() : node) / grid.pitch() - 1;
    }

    int k(int node) {
        return grid.dim() == 3 ? node / grid.plane() - 1 : 0;
    }
}
