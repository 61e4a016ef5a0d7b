package org.frond.run;

import org.frond.config.Config;
import org.frond.config.NucleationSettings;
import org.frond.config.StructureSettings;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.structure.Nuclei;

/** Plants the seeds of a configuration when their time has come; which are there follows from the time alone. */
final class Nucleation {

    /** Times that differ by less, relatively, are the same. */
    private static final double ROUNDING = 1e-9;

    private final Grid grid;
    private final Nuclei nuclei;
    private final double radius;
    private final double width;

    Nucleation(Config config, Grid grid) {
        this.grid = grid;
        this.nuclei = Nuclei.drawn(grid, config.get(NucleationSettings.COUNT), config.get(NucleationSettings.UNTIL),
                config.get(StructureSettings.SEED));
        this.radius = config.get(NucleationSettings.RADIUS);
        this.width = config.get(NucleationSettings.WIDTH);
    }

    private int present(double time) {
        return (int) nuclei.seeds().stream().filter(seed -> seed.time() <= time * (1 + ROUNDING)).count();
    }

    /** When the next seed appears [s]; infinity after the last. */
    double next(double time) {
        int present = present(time);
        return present < nuclei.seeds().size() ? nuclei.seeds().get(present).time() : Double.POSITIVE_INFINITY;
    }

    /** Plants the seeds of time zero. */
    void start(Buffer concentration) {
        plant(concentration, 0, present(0));
    }

    /** Plants the seeds that appear after one time up to another. */
    void plant(Buffer concentration, double after, double until) {
        plant(concentration, present(after), present(until));
    }

    private void plant(Buffer concentration, int from, int to) {
        if (from == to) {
            return;
        }
        double[] c = concentration.toArray();
        for (Nuclei.Nucleus seed : nuclei.seeds().subList(from, to)) {
            Places.nodes(grid).forEach(0, (n, place) -> {
                double r = Nuclei.distance(grid, seed, place.x(), place.y(), place.z());
                c[n] = Math.min(1, c[n] + 0.5 * (1 - Math.tanh((r - radius) / (Math.sqrt(2) * width))));
            });
        }
        concentration.write(c);
    }
}
