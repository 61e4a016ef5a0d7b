package org.frond.morphology;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.frond.io.Column;
import org.frond.measure.BoxCounting;
import org.frond.measure.Interval;
import org.frond.measure.Kink;
import org.frond.measure.Particle;
import org.frond.measure.Side;
import org.frond.measure.Skeleton;
import org.frond.measure.TipRadius;

/**
 * A column of {@code morphology.csv}: what it is, and how it follows from a snapshot.
 *
 * @param column its heading and meaning
 * @param value  its number; NaN where there is none
 */
record Quantity(Column column, ToDoubleFunction<Form> value) {

    static final String HEIGHT = "Height";
    static final String RIGHT_HEIGHT = "Right height";
    static final String CRACK_REACH = "Crack reach";
    static final String RIGHT_CRACK_REACH = "Right crack reach";
    static final String DENDRITE_VOLUME = "Dendrite volume";
    static final String TOTAL_VOLUME = "Total volume";
    static final String ISOLATED_METAL = "Isolated metal";
    static final String CRACK_SIZE = "Crack size";
    static final String FILLED_CRACK = "Filled crack";
    static final String EMPTY_CRACK = "Empty crack";
    static final String METAL_TIPS = "Metal tips";
    static final String CRACK_TIPS = "Crack tips";
    static final String METAL_DIMENSION = "Metal box dimension";
    static final String CRACK_DIMENSION = "Crack box dimension";

    /** Its text in a table: whole numbers without a point. */
    String text(Form form) {
        double found = value.applyAsDouble(form);
        return found == Math.rint(found) && Math.abs(found) < 1e9 ? String.valueOf((long) found) : String.valueOf(found);
    }

    /** Its name in a document, such as {@code height_m}. */
    String key() {
        String unit = switch (column.unit()) {
            case "1", "" -> "";
            default -> "_" + column.unit().replace("^", "").replace("/", "_per_");
        };
        return column.name().toLowerCase(Locale.ROOT).replace(' ', '_') + unit;
    }

    /** All of them, in their order. */
    static List<Quantity> all(int dim) {
        String volume = dim == 3 ? "m^3" : "m^2";
        String area = dim == 3 ? "m^2" : "m";
        List<Quantity> all = new ArrayList<>();
        add(all, HEIGHT, "m", "Farthest reach of the metal from the left electrode", form -> reach(form.metal(), form, Side.LEFT));
        add(all, RIGHT_HEIGHT, "m", "Farthest reach of the metal from the right electrode", form -> reach(form.metal(), form, Side.RIGHT));
        add(all, DENDRITE_VOLUME, volume, "Metal in cracks", form -> form.volumes().map(Form.Volumes::cracks).orElse(Double.NaN));
        add(all, TOTAL_VOLUME, volume, "Metal in cracks and in the film on the left electrode",
                form -> form.volumes().map(Form.Volumes::total).orElse(OptionalDouble.empty()).orElse(Double.NaN));
        add(all, ISOLATED_METAL, volume, "Metal in regions that hang on neither electrode",
                form -> form.volumes().map(Form.Volumes::isolated).orElse(Double.NaN));
        add(all, "Particles", "1", "Isolated regions of metal", form -> form.metal().isPresent() ? form.particles().size() : Double.NaN);
        particles(all, "Mean particle volume", volume, "Mean volume of the regions", Particle::volume);
        particles(all, "Mean particle surface", area, "Mean surface of the regions, by Crofton's formula", Particle::surface);
        particles(all, "Mean sphericity", "1", "Mean of the surface of the disc or ball of the same volume over their own", Particle::sphericity);
        particles(all, "Mean equivalent diameter", "m", "Mean diameter of the disc or ball of the same volume", Particle::equivalentDiameter);
        phase(all, "Metal", Form::metal, Form::metalTips);
        add(all, "Tip radius", "m", "Radius of curvature of the foremost tip of the metal", form -> form.radius().map(TipRadius::radius).orElse(Double.NaN));
        add(all, "Tip radius error", "m", "Its standard error", form -> form.radius().map(TipRadius::error).orElse(Double.NaN));
        add(all, CRACK_REACH, "m", "Farthest reach of the cracks from the left electrode", form -> reach(form.cracks(), form, Side.LEFT));
        add(all, RIGHT_CRACK_REACH, "m", "Farthest reach of the cracks from the right electrode",
                form -> reach(form.cracks(), form, Side.RIGHT));
        add(all, "Lead", "m", "Lead of the crack over the metal from the left electrode", form -> form.lead(Side.LEFT));
        add(all, "Right lead", "m", "Lead of the crack over the metal from the right electrode", form -> form.lead(Side.RIGHT));
        add(all, "Smeared crack size", area, "Integral of the crack surface density",
                form -> form.size().map(Form.CrackSize::smeared).orElse(Double.NaN));
        add(all, CRACK_SIZE, area, "The same without the excess of a crack that is broken over a whole cell",
                form -> form.size().map(Form.CrackSize::size).orElse(Double.NaN));
        add(all, FILLED_CRACK, area, "Part of it that holds metal", form -> form.size().map(size -> size.size() * size.filled()).orElse(Double.NaN));
        add(all, EMPTY_CRACK, area, "Part of it that holds none",
                form -> form.size().map(size -> size.size() * (1 - size.filled())).orElse(Double.NaN));
        phase(all, "Crack", Form::cracks, Form::crackTips);
        add(all, "Kinks", "1", "Turns of the foremost crack by 15 degrees and more", form -> form.kinks().map(kinks -> (double) kinks.size()).orElse(Double.NaN));
        add(all, "Mean kink angle", "rad", "Mean of their angles", form -> mean(form.kinks().orElse(List.of()), Kink::angle));
        add(all, "Kinks at boundaries", "1", "Those at a grain boundary", form -> form.kinks()
                .map(kinks -> (double) kinks.stream().filter(Kink::atBoundary).count()).orElse(Double.NaN));
        add(all, "Web cells", "1", "Parts of the plane that cracks enclose", form -> lines(form.cracks(), lines -> lines.holes().size()));
        add(all, "Mean web cell area", "m^2", "Mean area of these, between the middles of the cracks",
                form -> lines(form.cracks(), lines -> mean(lines.holes(), Skeleton.Hole::area)));
        add(all, "Mean web cell diameter", "m", "Mean diameter of the discs of the same areas",
                form -> lines(form.cracks(), lines -> mean(lines.holes(), Skeleton.Hole::equivalentDiameter)));
        add(all, "Advances", "1", "Advances of cracks since the snapshot before", form -> form.advances().map(found -> (double) found.size()).orElse(Double.NaN));
        add(all, "Intergranular share", "1", "Share of what broke in them that lies in grain boundaries", Form::intergranular);
        return all;
    }

    /** What is measured of metal and cracks alike. */
    private static void phase(List<Quantity> all, String name, Function<Form, Optional<PhaseForm>> phase, Function<Form, List<Double>> speeds) {
        add(all, name + " tips", "1", "Ends of branches inside the body", form -> lines(phase.apply(form), lines -> lines.tips().size()));
        add(all, "Fastest " + name.toLowerCase(Locale.ROOT) + " tip", "m/s", "Largest speed of a tip since the snapshot before",
                form -> speeds.apply(form).stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN));
        add(all, "Mean " + name.toLowerCase(Locale.ROOT) + " tip speed", "m/s", "Mean speed of the tips since the snapshot before",
                form -> mean(speeds.apply(form), Double::doubleValue));
        add(all, name + " branches", "1", "Branches between junctions and ends", form -> lines(phase.apply(form), lines -> lines.branches().size()));
        add(all, name + " line length", "m", "Length of all branches", form -> lines(phase.apply(form), Skeleton::length));
        add(all, "Mean " + name.toLowerCase(Locale.ROOT) + " branch length", "m", "Mean length of a branch",
                form -> lines(phase.apply(form), lines -> lines.meanBranchLength().orElse(Double.NaN)));
        add(all, "Mean " + name.toLowerCase(Locale.ROOT) + " branch angle", "rad", "Mean over the junctions of the smallest angle between two branches",
                form -> lines(phase.apply(form), lines -> lines.meanAngle().orElse(Double.NaN)));
        add(all, name + " tortuosity", "1", "Length of the way from the electrode to the foremost point over the straight distance",
                form -> phase.apply(form).flatMap(PhaseForm::course).map(course -> course.tortuosity()).orElse(Double.NaN));
        boxes(all, name + " box dimension", "1", "Box-counting dimension", phase, (form, boxes) -> boxes.dimension());
        boxes(all, name + " dimension low", "1", "Lower end of its 95 % interval", phase,
                (form, boxes) -> boxes.interval().map(Interval::low).orElse(Double.NaN));
        boxes(all, name + " dimension high", "1", "Upper end of its 95 % interval", phase,
                (form, boxes) -> boxes.interval().map(Interval::high).orElse(Double.NaN));
        boxes(all, name + " dimension R2", "1", "Coefficient of determination of the fit", phase, (form, boxes) -> boxes.rSquared());
        boxes(all, name + " smallest box", "m", "Edge of the smallest box of the fit", phase,
                (form, boxes) -> boxes.counts().get(0).size() * form.header().grid().h());
        boxes(all, name + " largest box", "m", "Edge of the largest box of the fit", phase,
                (form, boxes) -> boxes.counts().get(boxes.counts().size() - 1).size() * form.header().grid().h());
    }

    private interface OfBoxes {
        double value(Form form, BoxCounting boxes);
    }

    private static void boxes(List<Quantity> all, String name, String unit, String description, Function<Form, Optional<PhaseForm>> phase,
            OfBoxes value) {
        add(all, name, unit, description, form ->
                phase.apply(form).flatMap(PhaseForm::boxes).map(boxes -> value.value(form, boxes)).orElse(Double.NaN));
    }

    private static void particles(List<Quantity> all, String name, String unit, String description, ToDoubleFunction<Particle> value) {
        add(all, name, unit, description, form -> mean(form.particles(), value));
    }

    private static void add(List<Quantity> all, String name, String unit, String description, ToDoubleFunction<Form> value) {
        all.add(new Quantity(Column.optional(name, unit, description), value));
    }

    private static double reach(Optional<PhaseForm> phase, Form form, Side side) {
        return phase.map(found -> found.reach(form.header().grid(), side)).orElse(Double.NaN);
    }

    private static double lines(Optional<PhaseForm> phase, ToDoubleFunction<Skeleton> value) {
        return phase.flatMap(PhaseForm::lines).map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static <T> double mean(List<T> some, ToDoubleFunction<T> value) {
        return some.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
