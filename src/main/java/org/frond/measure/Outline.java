package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Grid;

/**
 * The outline of a phase of a plane grid, as the points where it crosses grid lines: there the field, linear between nodes, has the
 * phase's level.
 */
public final class Outline {

    private final Nodes nodes;
    private final double[] values;
    private final double level;
    private final List<Point> crossings = new ArrayList<>();

    public Outline(Grid grid, double[] values, double level) {
        this.nodes = new Nodes(grid);
        this.values = values;
        this.level = level;
        nodes.forEach((i, j, k, node) -> {
            if (i < grid.nx()) {
                cross(node, node + 1);
            }
            if (j < grid.ny()) {
                cross(node, node + grid.pitch());
            }
        });
    }

    private void cross(int node, int next) {
        double here = values[node] - level;
        double there = values[next] - level;
        if (here >= 0 != there >= 0) {
            double share = here / (here - there);
            Point from = nodes.point(node);
            Point to = nodes.point(next);
            crossings.add(new Point(from.x() + share * (to.x() - from.x()), from.y() + share * (to.y() - from.y()), 0));
        }
    }

    List<Point> crossings() {
        return crossings;
    }

    /** How far a place lies outside the phase, 0 within [m]; infinite where there is no phase. */
    public double distance(Point place) {
        return nodes.interpolated(values, place) >= level ? 0
                : crossings.stream().mapToDouble(place::distance).min().orElse(Double.POSITIVE_INFINITY);
    }
}
