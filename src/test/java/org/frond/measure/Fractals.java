package org.frond.measure;

import java.util.ArrayList;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.structure.Philox;

/** Sets whose dimension is known, drawn into the cells of a square grid of unit spacing; turned copies as well. */
final class Fractals {

    /** Points drawn per pixel along a line. */
    private static final int POINTS_PER_PIXEL = 4;

    private Fractals() {
    }

    /** A line through places in the plane, drawn into nodes. */
    static double[] line(Grid grid, List<double[]> places) {
        double[] field = new double[grid.size()];
        for (int at = 1; at < places.size(); at++) {
            double[] from = places.get(at - 1);
            double[] to = places.get(at);
            int steps = (int) Math.ceil(POINTS_PER_PIXEL * Math.hypot(to[0] - from[0], to[1] - from[1])) + 1;
            for (int n = 0; n <= steps; n++) {
                field[grid.index((int) Math.round(from[0] + (to[0] - from[0]) * n / steps),
                        (int) Math.round(from[1] + (to[1] - from[1]) * n / steps))] = 1;
            }
        }
        return field;
    }

    /** A line of this length about the middle of a square of so many pixels. */
    static List<double[]> straight(int pixels, double length, double angle) {
        return turned(List.of(new double[] {-length / 2, 0}, new double[] {length / 2, 0}), pixels, angle);
    }

    /** Koch's curve of dimension log 4/log 3 with this distance between its ends; its length is (4/3)^generations of that. */
    static List<double[]> koch(int pixels, double width, int generations, double angle) {
        List<double[]> places = new ArrayList<>(List.of(new double[] {-width / 2, 0}, new double[] {width / 2, 0}));
        for (int generation = 0; generation < generations; generation++) {
            List<double[]> finer = new ArrayList<>(List.of(places.get(0)));
            for (int at = 1; at < places.size(); at++) {
                double[] from = places.get(at - 1);
                double dx = (places.get(at)[0] - from[0]) / 3;
                double dy = (places.get(at)[1] - from[1]) / 3;
                finer.add(new double[] {from[0] + dx, from[1] + dy});
                finer.add(new double[] {from[0] + dx + dx / 2 - dy * Math.sqrt(3) / 2, from[1] + dy + dy / 2 + dx * Math.sqrt(3) / 2});
                finer.add(new double[] {from[0] + 2 * dx, from[1] + 2 * dy});
                finer.add(places.get(at));
            }
            places = finer;
        }
        return turned(places, pixels, angle);
    }

    private static List<double[]> turned(List<double[]> places, int pixels, double angle) {
        double cosine = Math.cos(angle);
        double sine = Math.sin(angle);
        return places.stream().map(place -> new double[] {pixels / 2.0 + cosine * place[0] - sine * place[1],
            pixels / 2.0 + sine * place[0] + cosine * place[1]}).toList();
    }

    /** Whether a place belongs to a set. */
    interface Set {
        boolean holds(double x, double y);
    }

    /** A set of the unit square turned about the middle of the grid, drawn as large as every turned copy of it fits. */
    static double[] turned(Grid grid, Set set, double angle) {
        double[] field = new double[grid.size()];
        double size = grid.nx() / Math.sqrt(2);
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                double x = i + 0.5 - grid.nx() / 2.0;
                double y = j + 0.5 - grid.ny() / 2.0;
                double u = 0.5 + (Math.cos(angle) * x + Math.sin(angle) * y) / size;
                double v = 0.5 + (Math.cos(angle) * y - Math.sin(angle) * x) / size;
                field[grid.index(i, j)] = u >= 0 && u < 1 && v >= 0 && v < 1 && set.holds(u, v) ? 1 : 0;
            }
        }
        return field;
    }

    /** Sierpinski's triangle of dimension log 3/log 2, down to parts of 2^-generations. */
    static Set sierpinski(int generations) {
        int parts = 1 << generations;
        return (x, y) -> ((int) (x * parts) & (int) (y * parts)) == 0;
    }

    /**
     * A cluster by diffusion-limited aggregation (Witten and Sander 1981) on the square lattice about the middle of a grid; particles
     * start on a circle round it and jump as far as nothing is near.
     */
    static double[] aggregate(Grid grid, int particles, long seed) {
        double[] field = new double[grid.size()];
        Philox numbers = new Philox(seed, 0);
        int middle = grid.nx() / 2;
        field[grid.index(middle, middle)] = 1;
        double reach = 1;
        for (int particle = 1; particle < particles; particle++) {
            double start = reach + 3;
            double angle = 2 * Math.PI * numbers.uniform(particle, 0);
            double x = middle + start * Math.cos(angle);
            double y = middle + start * Math.sin(angle);
            for (int step = 1; true; step++) {
                int i = (int) Math.round(x);
                int j = (int) Math.round(y);
                double away = Math.hypot(i - middle, j - middle);
                if (away > 4 * start) {
                    angle = 2 * Math.PI * numbers.uniform(particle, step, 1);
                    x = middle + start * Math.cos(angle);
                    y = middle + start * Math.sin(angle);
                } else if (away > reach + 4) {
                    double jump = away - reach - 2;
                    angle = 2 * Math.PI * numbers.uniform(particle, step, 1);
                    x = i + jump * Math.cos(angle);
                    y = j + jump * Math.sin(angle);
                } else if (field[grid.index(i + 1, j)] + field[grid.index(i - 1, j)] + field[grid.index(i, j + 1)]
                        + field[grid.index(i, j - 1)] > 0) {
                    field[grid.index(i, j)] = 1;
                    reach = Math.max(reach, away);
                    break;
                } else {
                    int direction = (int) (4 * numbers.uniform(particle, step));
                    x = i + (direction == 0 ? 1 : direction == 1 ? -1 : 0);
                    y = j + (direction == 2 ? 1 : direction == 3 ? -1 : 0);
                }
            }
        }
        return field;
    }
}
