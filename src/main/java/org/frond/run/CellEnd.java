package org.frond.run;

import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.FlawSettings;
import org.frond.config.GridSettings;
import org.frond.config.StopSettings;
import org.frond.model.Fronts;

/**
 * When crack and metal have come so far that a cell is at its end.
 *
 * @param across  reach of crack or metal that ends it [m]
 * @param share   the same as a share of the distance between the electrodes
 * @param onCrack whether a crack alone ends it
 * @param flaw    length of the flaw that the crack starts from [m]
 */
record CellEnd(double across, double share, boolean onCrack, double flaw) {

    /** Share of a distance by which a sum of cells may miss it. */
    private static final double ROUNDING = 1e-9;

    static CellEnd of(Config config) {
        double share = config.get(StopSettings.CRACK_FRACTION);
        return new CellEnd(share * config.get(GridSettings.SIZE).get(0), share, config.get(StopSettings.ON_CRACK),
                config.get(FlawSettings.LENGTH));
    }

    /**
     * What ends the cell, with its reason; empty while nothing does.
     *
     * @param joined whether metal joins the electrodes
     * @param front  how far the metal reaches
     * @param tip    how far the crack reaches
     */
    Optional<Event> event(boolean joined, Fronts.Reach front, Fronts.Reach tip) {
        String part = Math.round(100 * share) + " % of the cell";
        if (joined) {
            return Optional.of(Event.of("short circuit", "metal has joined the electrodes: short circuit"));
        }
        if (isAcross(front)) {
            return Optional.of(Event.of("metal crossed", "the metal has crossed " + part + origin(front)));
        }
        if (onCrack && isAcross(tip)) {
            return Optional.of(Event.of("crossed", "the crack has crossed " + part + origin(tip)));
        }
        return Optional.empty();
    }

    /** How far what ends the cell is on its way there, from 0 to 1. */
    double share(Fronts.Reach front, Fronts.Reach tip) {
        double farthest = onCrack ? Math.max(tip.farther(), front.farther()) : front.farther();
        return Math.max(0, farthest - flaw) / (across - flaw);
    }

    private boolean isAcross(Fronts.Reach reach) {
        return reach.farther() >= across * (1 - ROUNDING);
    }

    private static String origin(Fronts.Reach reach) {
        return reach.isFartherFromRight() ? " from the right electrode" : "";
    }
}
