package org.frond.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;

/** A made-up picture of metal in a branching crack of a polycrystal: shapes and sizes of a run, no physics. */
final class SyntheticDendrite {

    final Grid grid;
    final int[] grains;
    final double[] orientations;
    final FieldData crack;
    final FieldData metal;
    final FieldData potential;
    final FieldData concentration;
    final FieldData pressure;
    final FieldData stress;
    final FieldData displacement;

    private final double[][] path;
    private final double[][] branch;
    private final double filled;

    /** @param progress 0 at the start, 1 when the crack is fully grown */
    SyntheticDendrite(int nx, int ny, double progress) {
        grid = Grid.plane(nx, ny, 20e-6 / ny);
        filled = 0.75 * progress;
        path = polyline(progress, new double[][] {{0.42, 0}, {0.43, 0.1}, {0.40, 0.22}, {0.46, 0.33}, {0.45, 0.44},
            {0.52, 0.55}, {0.5, 0.66}, {0.57, 0.76}, {0.56, 0.86}});
        branch = polyline(Math.max(0, 2.2 * progress - 1.2), new double[][] {{0.45, 0.44}, {0.38, 0.52}, {0.37, 0.61},
            {0.31, 0.68}});
        int[] ids = new int[grid.size()];
        double[][] seeds = new double[70][2];
        Random random = new Random(7);
        for (double[] seed : seeds) {
            seed[0] = random.nextDouble() * nx / ny;
            seed[1] = random.nextDouble();
        }
        orientations = random.doubles(seeds.length, 0, Math.PI / 2).toArray();
        for (int j = 0; j < ny; j++) {
            for (int i = 0; i < nx; i++) {
                ids[grid.index(i, j)] = nearest(seeds, (i + 0.5) / ny, (j + 0.5) / ny);
            }
        }
        grains = ids;
        double aspect = (double) nx / ny;
        DoubleBinaryOperator d = (x, y) -> Math.exp(-distance(x / aspect, y) * 1.0 / 0.0075);
        DoubleBinaryOperator zeta = (x, y) -> {
            double opening = 0.011 * Math.sqrt(Math.max(0, 1 - along(x / aspect, y) * 0.8));
            double front = 1 / (1 + Math.exp((along(x / aspect, y) - filled) / 0.012));
            return front / (1 + Math.exp((distance(x / aspect, y) - opening) / 0.0016));
        };
        double[] tip = path[path.length - 1];
        DoubleBinaryOperator stressAt = (x, y) -> {
            double rx = x - tip[0] * aspect;
            double ry = y - tip[1];
            double r = Math.hypot(rx, ry) + 0.015;
            double angle = Math.atan2(rx, ry);
            double lobes = Math.cos(angle / 2) * (1 + Math.sin(angle / 2) * Math.sin(1.5 * angle));
            return 1.2e8 * Math.sqrt(0.05 / r) * lobes
                    - 7e7 * Math.exp(-distance(x / aspect, y) / 0.06) / (1 + Math.exp((y - tip[1] + 0.06) / 0.02));
        };
        crack = node("crack", "d", "1", d);
        metal = node("metal", "ζ", "1", zeta);
        potential = node("potential", "φ", "V", (x, y) -> 0.012 * Math.pow(y, 1.2)
                + 0.004 * (1 - Math.exp(-distance(x / aspect, y) / 0.15)) * (1 - y));
        concentration = node("concentration", "c", "mol/m^3", (x, y) -> 8000 * (1 + 0.02 * y)
                - 300 * Math.exp(-distance(x / aspect, y) / 0.05));
        pressure = node("metal_pressure", "p", "Pa",
                (x, y) -> zeta.applyAsDouble(x, y) * 3.2e7 * (0.5 + along(x / aspect, y)));
        stress = node("stress", "σ₁", "Pa", stressAt);
        Field shift = Field.node("displacement", "u", "m", "Shift").asVector(2);
        double[] values = new double[2 * grid.size()];
        for (int j = 0; j <= ny; j++) {
            for (int i = 0; i <= nx; i++) {
                double side = (double) i / nx > 0.45 ? 1 : -1;
                values[grid.index(i, j)] = side * 3e-8 * Math.exp(-distance((double) i / nx, (double) j / ny) / 0.2);
            }
        }
        displacement = FieldData.of(grid, shift, values);
    }

    Scene scene() {
        return new Scene("Wedge crack in beta-alumina", 754, 1840, grid, Optional.of(grains));
    }

    List<Panel> panels() {
        return List.of(Panel.of(metal, ColourMap.METAL).range(0, 1).lines(Panel.Ink.CRACK, Outlines.level(grid, crack, 0.5)),
                Panel.of(crack, ColourMap.INK).range(0, 1),
                Panel.of(potential, ColourMap.LAGOON),
                Panel.of(concentration, ColourMap.SLATE),
                Panel.of(pressure, ColourMap.DUSK),
                Panel.of(stress, ColourMap.TIDE).lines(Panel.Ink.METAL, Outlines.level(grid, metal, 0.5)));
    }

    private FieldData node(String name, String symbol, String unit, DoubleBinaryOperator value) {
        double[] values = new double[grid.size()];
        for (int j = 0; j <= grid.ny(); j++) {
            for (int i = 0; i <= grid.nx(); i++) {
                values[grid.index(i, j)] = value.applyAsDouble((double) i / grid.ny(), (double) j / grid.ny());
            }
        }
        return FieldData.of(grid, Field.node(name, symbol, unit, "Made up"), values);
    }

    private double distance(double x, double y) {
        return Math.min(nearestOn(path, x, y)[0], branch.length > 1 ? nearestOn(branch, x, y)[0] : 9);
    }

    private double along(double x, double y) {
        double[] main = nearestOn(path, x, y);
        if (branch.length > 1) {
            double[] side = nearestOn(branch, x, y);
            return side[0] < main[0] ? 0.5 + 0.5 * side[1] : main[1];
        }
        return main[1];
    }

    /** Distance to a polyline and how far along it the nearest point lies, 0..1. */
    private static double[] nearestOn(double[][] line, double x, double y) {
        double best = 9;
        double at = 0;
        for (int n = 0; n + 1 < line.length; n++) {
            double dx = line[n + 1][0] - line[n][0];
            double dy = line[n + 1][1] - line[n][1];
            double t = Math.max(0, Math.min(1, ((x - line[n][0]) * dx + (y - line[n][1]) * dy) / (dx * dx + dy * dy)));
            double r = Math.hypot(x - line[n][0] - t * dx, y - line[n][1] - t * dy);
            if (r < best) {
                best = r;
                at = (n + t) / (line.length - 1);
            }
        }
        return new double[] {best, at};
    }

    private static double[][] polyline(double progress, double[][] corners) {
        int whole = (int) Math.max(0, Math.min(corners.length - 1, Math.ceil(progress * (corners.length - 1))));
        double[][] line = Arrays.copyOf(corners, whole + 1);
        return line.length < 3 ? line : rounded(rounded(line));
    }

    /** Corners cut at a quarter and three quarters of each side (Chaikin). */
    private static double[][] rounded(double[][] line) {
        double[][] out = new double[2 * line.length - 2][];
        out[0] = line[0];
        out[out.length - 1] = line[line.length - 1];
        for (int n = 1; n + 1 < line.length; n++) {
            out[2 * n - 1] = between(line[n - 1], line[n], 0.75);
            out[2 * n] = between(line[n], line[n + 1], 0.25);
        }
        return out;
    }

    private static double[] between(double[] a, double[] b, double t) {
        return new double[] {a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])};
    }

    private static int nearest(double[][] seeds, double x, double y) {
        int best = 0;
        for (int n = 1; n < seeds.length; n++) {
            if (Math.hypot(seeds[n][0] - x, seeds[n][1] - y) < Math.hypot(seeds[best][0] - x, seeds[best][1] - y)) {
                best = n;
            }
        }
        return best;
    }
}
