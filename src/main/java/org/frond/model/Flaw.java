package org.frond.model;

import java.util.LinkedHashMap;
import java.util.Map;
import org.frond.grid.CellPath;
import org.frond.grid.CellWalk;
import org.frond.grid.Grid;
import org.frond.grid.Vector;

/**
 * A straight crack from an electrode into the electrolyte.
 *
 * @param mouthY height of its mouth on the electrode [m]
 * @param length length [m]
 * @param angle  angle to the electrode's face [rad]; pi/2 runs straight into the electrolyte
 * @param onRight whether it starts from the right electrode
 */
public record Flaw(double mouthY, double length, double angle, boolean onRight) {

    /** Share of a cell to which places are known, so that a line through corners takes the same side of them everywhere. */
    private static final double ROUNDING = 1e-9;

    /** A flaw at the left electrode. */
    public Flaw(double mouthY, double length, double angle) {
        this(mouthY, length, angle, false);
    }

    /**
     * The cells that are broken from the start: those that the flaw's line passes through, as far as their centre lies beside the
     * flaw. Each shares a side with the next, for a crack whose cells touch at corners alone cannot open: there the solid on its two
     * sides is one. Of two cells that the line only touches it is the lower one.
     */
    public boolean[] cells(Grid grid) {
        boolean[] cells = new boolean[grid.size()];
        double tx = Math.sin(angle);
        double ty = Math.cos(angle);
        // how wide a cell is as seen along the line
        double width = (Math.abs(tx) + Math.abs(ty)) * grid.h();
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    double x = depth(grid, i + 0.5);
                    double y = (j + 0.5) * grid.h() - mouth(grid.h());
                    double along = tx * x + ty * y;
                    double across = (-ty * x + tx * y) / width + ROUNDING;
                    cells[grid.index(i, j, k)] = along >= 0 && along <= length && across >= -0.5 && across < 0.5;
                }
            }
        }
        return cells;
    }

    /**
     * Its line through a grid from the mouth on, in space the strip that is as wide as the grid and whose line lies in the middle; it
     * ends at the grid's rim where it would leave it.
     */
    CellPath path(Grid grid) {
        Vector direction = new Vector((onRight ? -1 : 1) * Math.sin(angle), Math.cos(angle), 0);
        Vector start = new Vector(onRight ? grid.nx() * grid.h() : 0, mouth(grid.h()), 0);
        if (grid.dim() == 2) {
            return line(grid, start, direction);
        }
        Map<Integer, Double> sizes = new LinkedHashMap<>();
        for (int k = 0; k < grid.nz(); k++) {
            line(grid, start.plus(new Vector(0, 0, (k + 0.5) * grid.h())), direction).sizes()
                    .forEach((cell, length) -> sizes.put(cell, length * grid.h()));
        }
        CellPath middle = line(grid, start.plus(new Vector(0, 0, (grid.nz() / 2 + 0.5) * grid.h())), direction);
        return new CellPath(sizes, middle.end(), middle.to());
    }

    private CellPath line(Grid grid, Vector start, Vector direction) {
        CellWalk walk = CellWalk.from(grid, start);
        walk.goStraight(direction, length);
        return walk.path();
    }

    /** 1 on the nodes that are broken from the start, the corners of the broken cells, else 0. */
    public double[] damage(Grid grid) {
        double[] d = new double[grid.size()];
        boolean[] cells = cells(grid);
        for (int n = 0; n < cells.length; n++) {
            for (int corner = 0; cells[n] && corner < grid.corners(); corner++) {
                d[n + (corner & 1) + (corner >> 1 & 1) * grid.pitch() + (corner >> 2) * grid.plane()] = 1;
            }
        }
        return d;
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

    /** Distance of a column of nodes, or of the middle of one of cells, from the flaw's electrode [m]. */
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
