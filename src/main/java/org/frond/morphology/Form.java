package org.frond.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.frond.grid.Grid;
import org.frond.io.SnapshotHeader;
import org.frond.measure.BoxCounting;
import org.frond.measure.Components;
import org.frond.measure.CrackAdvance;
import org.frond.measure.CrackGeometry;
import org.frond.measure.Front;
import org.frond.measure.Kink;
import org.frond.measure.Outline;
import org.frond.measure.Particle;
import org.frond.measure.Side;
import org.frond.measure.Skeleton;
import org.frond.measure.TipRadius;

/**
 * What metal and cracks look like in one snapshot. What the run does not have, and what is not measured in space, is empty.
 *
 * @param header    number, step, time and grid of the snapshot
 * @param metal     form of the metal; its lines are those of what hangs on an electrode
 * @param cracks    form of the cracks
 * @param volumes   of metal
 * @param particles metal that hangs on neither electrode
 * @param radius    of the foremost tip of the metal
 * @param metalTips speed of each tip of the metal since the snapshot before [m/s]
 * @param crackTips speed of each tip of the cracks likewise
 * @param size      of the cracks
 * @param kinks     of the foremost crack
 * @param advances  of cracks since the snapshot before
 */
record Form(SnapshotHeader header, Optional<PhaseForm> metal, Optional<PhaseForm> cracks, Optional<Volumes> volumes, List<Particle> particles,
            Optional<TipRadius> radius, List<Double> metalTips, List<Double> crackTips, Optional<CrackSize> size, Optional<List<Kink>> kinks,
            Optional<List<CrackAdvance>> advances) {

    /**
     * Volumes of metal [m^2, m^3].
     *
     * @param cracks   in cracks
     * @param total    in cracks and in the film on the left electrode; empty where its charge is not known
     * @param isolated in regions that hang on neither electrode
     */
    record Volumes(double cracks, OptionalDouble total, double isolated) {
    }

    /**
     * How large cracks are [m in the plane, m^2 in space].
     *
     * @param smeared integral of the crack surface density
     * @param size    without what a crack broken over a whole cell has more of it
     * @param filled  share of what is broken that is metal; NaN where there is no metal or nothing broken
     */
    record CrackSize(double smeared, double size, double filled) {
    }

    /** Measures a snapshot. */
    static Form of(SnapshotFields fields, Optional<Constants> constants, Optional<BoxCounting.Window> window, Optional<Form> before,
            Optional<List<CrackAdvance>> advances) {
        Grid grid = fields.grid();
        Optional<PhaseForm> metal = fields.metal().map(zeta -> PhaseForm.of(grid, zeta, Front.METAL, true, window));
        Optional<PhaseForm> cracks = fields.damage().map(d -> PhaseForm.of(grid, d, Front.BROKEN, false, window));
        double elapsed = before.map(earlier -> fields.header().time() - earlier.header.time()).orElse(0.0);
        return new Form(fields.header(), metal, cracks, metal.flatMap(form -> volumes(fields, form, constants)),
                metal.map(form -> Particle.isolated(grid, form.components())).orElse(List.of()),
                metal.flatMap(form -> form.foremost(grid).flatMap(tip -> TipRadius.of(grid, form.outline().orElseThrow(), tip))),
                speeds(grid, metal, before.flatMap(Form::metal), elapsed), speeds(grid, cracks, before.flatMap(Form::cracks), elapsed),
                fields.damage().flatMap(d -> constants.map(known -> size(grid, d, fields.metal(), known))),
                cracks.flatMap(PhaseForm::course).flatMap(course -> fields.grains().map(grains -> Kink.along(course, grains))), advances);
    }

    private static Optional<Volumes> volumes(SnapshotFields fields, PhaseForm metal, Optional<Constants> constants) {
        Grid grid = fields.grid();
        return fields.plated().map(theta -> {
            double cracks = SnapshotFields.integral(grid, theta, cell -> true);
            OptionalDouble charge = fields.planarCharge();
            OptionalDouble total = charge.isPresent() && constants.isPresent()
                    ? OptionalDouble.of(cracks + constants.get().volume(charge.getAsDouble())) : OptionalDouble.empty();
            return new Volumes(cracks, total, SnapshotFields.integral(grid, theta, cell -> isIsolated(grid, metal.components(), cell)));
        });
    }

    /** Whether a cell has a corner in a region that hangs on neither electrode, and none in one that hangs on one. */
    private static boolean isIsolated(Grid grid, Components components, int cell) {
        boolean isolated = false;
        for (int corner = 0; corner < grid.corners(); corner++) {
            int label = components.labelAt(cell + (corner & 1) + (corner >> 1 & 1) * grid.pitch() + (corner >> 2) * grid.plane());
            boolean hangs = components.touches(label, Side.LEFT) || components.touches(label, Side.RIGHT);
            if (label != Components.BELOW && hangs) {
                return false;
            }
            isolated |= label != Components.BELOW;
        }
        return isolated;
    }

    private static CrackSize size(Grid grid, double[] d, Optional<double[]> metal, Constants constants) {
        double smeared = CrackGeometry.surface(grid, constants.surface().density(grid, d, constants.length()));
        double filled = metal.map(zeta -> CrackGeometry.share(grid, d, zeta, Front.METAL)).orElse(Double.NaN);
        return new CrackSize(smeared, smeared / constants.surface().gridExcess(grid.h(), constants.length()), filled);
    }

    /** How far each tip lies from where the phase was before, over the time in between: what has not moved has no speed. */
    private static List<Double> speeds(Grid grid, Optional<PhaseForm> now, Optional<PhaseForm> before, double elapsed) {
        if (now.isEmpty() || before.isEmpty() || !(elapsed > 0) || before.get().outline().isEmpty()) {
            return List.of();
        }
        Outline outline = before.get().outline().get();
        List<Double> speeds = new ArrayList<>();
        for (Skeleton.Tip tip : now.get().tips()) {
            double fromElectrode = Math.min(tip.at().x(), grid.nx() * grid.h() - tip.at().x());
            speeds.add(Math.min(outline.distance(tip.at()), Math.max(0, fromElectrode)) / elapsed);
        }
        return speeds;
    }

    /** Lead of the crack over the metal from an electrode [m]; NaN where there is neither. */
    double lead(Side side) {
        if (metal.isEmpty() || cracks.isEmpty()) {
            return Double.NaN;
        }
        return cracks.get().reach(header.grid(), side) - metal.get().reach(header.grid(), side);
    }

    /** Share of the nodes broken since the snapshot before that lie in grain boundaries; NaN without an advance. */
    double intergranular() {
        double boundary = 0;
        double all = 0;
        for (CrackAdvance advance : advances.orElse(List.of())) {
            boundary += advance.intergranular() * advance.broke().size();
            all += advance.broke().size();
        }
        return all > 0 ? boundary / all : Double.NaN;
    }
}
