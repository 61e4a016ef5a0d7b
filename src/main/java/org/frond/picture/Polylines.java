package org.frond.picture;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines as x, y, x, y, ... each, in cell widths: segments joined end to end, and their staircases smoothed. */
final class Polylines {

    private static final double ROUNDING = 1000;
    /** How often the points of an outline move half-way towards the middle of their neighbours: less than a cell in all. */
    private static final int SMOOTHINGS = 12;

    private Polylines() {
    }

    /** A point, whole numbers so that it is found again. */
    private record Corner(long x, long y) {
    }

    /** Segments joined end to end where exactly two meet, so that they are drawn and sent as few long lines. */
    static List<double[]> joined(Path2D segments) {
        Map<Corner, List<Corner>> neighbours = new HashMap<>();
        List<Corner> order = new ArrayList<>();
        double[] to = new double[6];
        Corner from = new Corner(0, 0);
        for (PathIterator path = segments.getPathIterator(null); !path.isDone(); path.next()) {
            boolean line = path.currentSegment(to) == PathIterator.SEG_LINETO;
            Corner next = new Corner(Math.round(to[0] * ROUNDING), Math.round(to[1] * ROUNDING));
            if (line && !next.equals(from)) {
                for (Corner corner : List.of(from, next)) {
                    if (!neighbours.containsKey(corner)) {
                        neighbours.put(corner, new ArrayList<>(2));
                        order.add(corner);
                    }
                }
                neighbours.get(from).add(next);
                neighbours.get(next).add(from);
            }
            from = next;
        }
        List<double[]> lines = new ArrayList<>();
        // from ends and junctions first; what is left then are rings
        for (boolean rings : new boolean[] {false, true}) {
            for (Corner start : order) {
                while (!neighbours.get(start).isEmpty() && (rings || neighbours.get(start).size() != 2)) {
                    lines.add(walk(start, neighbours));
                }
            }
        }
        return lines;
    }

    /** Walks from a corner until it ends or branches, and takes away what it has passed. */
    private static double[] walk(Corner start, Map<Corner, List<Corner>> neighbours) {
        Deque<Corner> passed = new ArrayDeque<>(List.of(start));
        Corner at = start;
        do {
            Corner next = neighbours.get(at).remove(0);
            neighbours.get(next).remove(at);
            passed.add(next);
            at = next;
        } while (neighbours.get(at).size() == 1 && !at.equals(start));
        return passed.stream().flatMap(corner -> List.of(corner.x / ROUNDING, corner.y / ROUNDING).stream())
                .mapToDouble(Double::doubleValue).toArray();
    }

    /** Without the staircase of a phase that changes from 0 to 1 within a cell; ends stay, and a ring is smooth all round. */
    static double[] smooth(double[] line) {
        int points = line.length / 2;
        boolean ring = points > 3 && line[0] == line[line.length - 2] && line[1] == line[line.length - 1];
        double[] smooth = line.clone();
        for (int pass = 0; pass < SMOOTHINGS; pass++) {
            double[] before = smooth.clone();
            for (int n = ring ? 0 : 1; n < points - 1; n++) {
                int previous = n == 0 ? points - 2 : n - 1;
                for (int axis = 0; axis < 2; axis++) {
                    smooth[2 * n + axis] = rounded((before[2 * n + axis] + (before[2 * previous + axis] + before[2 * n + 2 + axis]) / 2) / 2);
                }
            }
            if (ring) {
                smooth[line.length - 2] = smooth[0];
                smooth[line.length - 1] = smooth[1];
            }
        }
        return smooth;
    }

    private static double rounded(double cells) {
        return Math.round(cells * ROUNDING) / ROUNDING;
    }
}
