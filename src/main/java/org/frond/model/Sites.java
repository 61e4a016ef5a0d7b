package org.frond.model;

import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.CyclingKernels;
import org.frond.solver.Kernels;

/**
 * Sites on the electrodes where metal may enter the electrolyte: open flaws that hold no metal until the overpotential of
 * plating at their mouth exceeds a threshold. Then metal wets the flaw, its faces react, and the cell's voltage jumps.
 *
 * <p>A fresh site has a threshold of its own, drawn at random; one that has held metal is activated more easily. Whether a site
 * is active and whether it is worn follows from the state's metal and paths.
 */
public final class Sites {

    private final Kernels kernels;
    private final Grid grid;
    private final Law law;
    private final double thermal;
    private final double accuracy;
    private final Buffer mouth;
    private final Buffer place;
    private final Buffer profile;
    private final Buffer drive;
    private final Buffer worn;

    /**
     * What is known of the sites.
     *
     * @param flaws     their cracks, all broken from the start
     * @param threshold overpotential at which a fresh site activates [V]
     * @param worn      overpotential at which one that has held metal does [V]
     * @param memory    what is remembered between cycles
     */
    public record Law(List<Flaw> flaws, Threshold threshold, double worn, Memory memory) {

        /** No sites, nothing forgotten. */
        public static final Law NONE = new Law(List.of(), (site, reversals) -> 0, 0, Memory.ALL);

        public Law {
            flaws = List.copyOf(flaws);
        }

        /** Whether a crack outlives a reversal of the current. */
        boolean keepsCracks() {
            return memory.cracks();
        }
    }

    /** Draws thresholds: the same site and draw give the same value. */
    @FunctionalInterface
    public interface Threshold {

        /** Overpotential at which a fresh site activates [V], in some draw. */
        double of(int site, long draw);
    }

    /**
     * Sites on a grid.
     *
     * @param thermalVoltage RT/F [V]
     * @param accuracy       of potentials [V]: overpotentials that differ by less are the same
     */
    Sites(Kernels kernels, Grid grid, Law law, double thermalVoltage, double accuracy) {
        this.kernels = kernels;
        this.grid = grid;
        this.law = law;
        this.thermal = thermalVoltage;
        this.accuracy = accuracy;
        double[] mouths = new double[grid.size()];
        double[] places = new double[grid.size()];
        double[] profiles = new double[grid.size()];
        for (int site = 0; site < law.flaws().size(); site++) {
            Flaw flaw = law.flaws().get(site);
            double[] metal = flaw.damage(grid);
            int face = flaw.onRight() ? grid.nx() : 0;
            for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
                for (int j = 0; j <= grid.ny(); j++) {
                    for (int i = 0; i <= grid.nx(); i++) {
                        int n = grid.index(i, j, k);
                        if (metal[n] > profiles[n]) {
                            places[n] = site + 1;
                            profiles[n] = metal[n];
                            mouths[n] = i == face ? site + 1 : 0;
                        }
                    }
                }
            }
        }
        this.mouth = kernels.table(mouths);
        this.place = kernels.table(places);
        this.profile = kernels.table(profiles);
        this.drive = kernels.vector(grid, 1);
        this.worn = kernels.vector(grid, 1);
    }

    /**
     * Lets metal into the site whose overpotential in this state exceeds its threshold the most, the first of those that are
     * alike, if there is one. One at a time: a site that reacts lowers the overpotential of all others on its electrode.
     *
     * @return how many took metal
     */
    int activate(State state) {
        int easiest = -1;
        double most = 1;
        for (int site = 0; site < law.flaws().size(); site++) {
            double metal = law.flaws().get(site).onRight() ? state.clock().cell().voltage() : 0;
            kernels.run(CyclingKernels.mouthOverpotential(grid, state.potential(), state.concentration(), state.metal(),
                    mouth, site + 1.0, metal, thermal).into(drive));
            double overpotential = kernels.device().max(drive);
            double threshold = Math.max(threshold(state, site), accuracy);
            if ((overpotential - accuracy) / threshold > most) {
                most = overpotential / threshold;
                easiest = site;
            }
        }
        if (easiest < 0) {
            return 0;
        }
        kernels.run(CyclingKernels.fillSite(grid, place, profile, easiest + 1.0).into(state.metal()));
        return 1;
    }

    private double threshold(State state, int site) {
        return law.memory().activation() && hasHeldMetal(state, site) ? law.worn() : fresh(state, site);
    }

    private double fresh(State state, int site) {
        return law.threshold().of(site, law.memory().activation() ? 0 : state.clock().cell().reversals());
    }

    private boolean hasHeldMetal(State state, int site) {
        kernels.run(CyclingKernels.siteWear(grid, state.path(), mouth, site + 1.0).into(worn));
        return kernels.device().max(worn) > 0;
    }
}
