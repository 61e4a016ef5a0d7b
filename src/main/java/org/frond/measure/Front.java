package org.frond.measure;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.frond.grid.Grid;

/**
 * The farthest point that a phase has reached along x: a crack tip (fracture phase, level 0.9) or a metal front (metal
 * phase, level 0.5).
 *
 * <p>Between the last node at or above the level and the next one, x follows by linear interpolation along the grid
 * line, exact for a linear profile. Across, the point is the centre of the phase on the grid lines through that node,
 * weighted by the excess over the level, so that a phase two nodes wide has its tip between them.
 */
public final class Front {

    /** Level of the fracture phase at and above which the solid counts as broken. */
    public static final double BROKEN = 0.9;

    /** Level of the metal phase at its interface. */
    public static final double METAL = 0.5;

    private final Grid grid;
    private final Nodes nodes;
    private final double[] values;
    private final double level;
    private final Components components;

    /** The phase {values >= level}, one value per node in the layout of the grid. */
    public Front(Grid grid, double[] values, double level) {
        this.grid = grid;
        this.nodes = new Nodes(grid);
        this.values = values;
        this.level = level;
        this.components = Components.of(grid, values, level);
    }

    /** The components of the phase. */
    public Components components() {
        return components;
    }

    /** The point farthest from an electrode face among the components connected to it; empty when there are none. */
    public Optional<Point> from(Side side) {
        OptionalInt last = lastNode(side, component -> components.touches(component, side));
        return last.isPresent() ? Optional.of(tip(last.getAsInt(), side)) : Optional.empty();
    }

    /** The node behind the point farthest from a face, among the wanted components. */
    OptionalInt lastNode(Side side, IntPredicate wanted) {
        int step = step(side);
        double[] best = {Double.NEGATIVE_INFINITY};
        int[] at = {-1};
        nodes.forEach((i, j, k, node) -> {
            int component = components.labelAt(node);
            if (component != Components.BELOW && wanted.test(component)) {
                double reach = step * i + beyond(node, step);
                if (reach > best[0]) {
                    best[0] = reach;
                    at[0] = node;
                }
            }
        });
        return at[0] < 0 ? OptionalInt.empty() : OptionalInt.of(at[0]);
    }

    /** The tip whose last node is this one. */
    Point tip(int node, Side side) {
        int step = step(side);
        double x = (nodes.i(node) + step * beyond(node, step)) * grid.h();
        return new Point(x, centre(node, 1), grid.dim() == 3 ? centre(node, 2) : 0);
    }

    private static int step(Side side) {
        return side == Side.LEFT ? 1 : -1;
    }

    /** Part of a cell, 0 .. 1, that the phase reaches past its node along x. */
    private double beyond(int node, int step) {
        int next = nodes.i(node) + step;
        if (next < 0 || next > grid.nx() || values[node + step] >= level) {
            return 0;
        }
        return (values[node] - level) / (values[node] - values[node + step]);
    }

    /** Coordinate of the centre of the phase on the grid line through a node [m]. */
    private double centre(int node, int axis) {
        int stride = axis == 1 ? grid.pitch() : grid.plane();
        int position = axis == 1 ? nodes.j(node) : nodes.k(node);
        int last = grid.cells(axis);
        int low = position;
        while (low > 0 && values[node + (low - 1 - position) * stride] >= level) {
            low--;
        }
        int high = position;
        while (high < last && values[node + (high + 1 - position) * stride] >= level) {
            high++;
        }
        // keeps the weights from vanishing where every value equals the level
        double floor = Math.abs(level) * Math.ulp(1.0f) + Double.MIN_NORMAL;
        double weights = 0;
        double sum = 0;
        for (int at = low; at <= high; at++) {
            double weight = values[node + (at - position) * stride] - level + floor;
            weights += weight;
            sum += weight * at;
        }
        return sum / weights * grid.h();
    }
}
