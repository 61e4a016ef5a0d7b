package org.frond.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/**
 * What a configuration says about places, components and names of its own: nothing lies outside the body or along an axis that it
 * lacks, no field is asked for a component that it does not have, no two columns of a table share a name.
 */
final class PlaceRules {

    /** Places on a side may miss it by this share of the body. */
    private static final double ROUNDING = 1e-9;
    private static final int SPACE = 3;
    /** Columns that a history may have; the others have names of several words. */
    private static final Set<String> COLUMNS = Set.of("Step", "Time", "Particles", "Sweeps", "Voltage", "Stage", "Utilisation");
    private static final Set<String> SIDES = Set.of("left", "right", "bottom", "top", "back", "front");

    private final Config config;
    private final String shown;
    private final List<Mistake> mistakes = new ArrayList<>();

    private PlaceRules(Config config, String shown) {
        this.config = config;
        this.shown = shown;
    }

    /** What is wrong; {@code shown} is the file to name where no other gave the value. */
    static List<Mistake> check(Config config, String shown) {
        PlaceRules rules = new PlaceRules(config, shown);
        if (rules.axes() < SPACE) {
            rules.thirdAxis();
        }
        rules.regions();
        rules.measures();
        rules.written();
        rules.names();
        return rules.mistakes;
    }

    private int axes() {
        return config.get(GridSettings.CELLS).size();
    }

    private void refuse(Parameter<?> parameter, String message) {
        mistakes.add(new Mistake(config.origin(parameter).orElse(shown), parameter.key(), message));
    }

    /** In the plane nothing happens along z. */
    private void thirdAxis() {
        config.given().forEach(this::namesThirdAxis);
        for (Parameter<?> along : List.of(DisplacementSettings.BACK, DisplacementSettings.FRONT, DisplacementSettings.FORCE_Z,
                DisplacementSettings.MEAN_ZZ, DisplacementSettings.MEAN_YZ, DisplacementSettings.MEAN_XZ, PotentialSettings.BACK,
                PotentialSettings.FRONT, ConcentrationSettings.BACK, ConcentrationSettings.FRONT, TemperatureSettings.BACK,
                TemperatureSettings.FRONT, MisfitSettings.Z)) {
            if (changes(along)) {
                refuse(along, "is about a third axis, but grid.cells counts along two");
            }
        }
        List<Parameter<List<Condition>>> held = new ArrayList<>(DisplacementSettings.SIDES);
        config.names(RegionSettings.SECTION).forEach(name -> held.add(RegionSettings.DISPLACEMENT.of(name)));
        for (Parameter<List<Condition>> parameter : held) {
            Condition across = config.get(parameter).get(2);
            if (across.kind() != Condition.Kind.FREE && !across.value().equals(Condition.FREE.value())) {
                refuse(parameter, "asks something along a third axis, but grid.cells counts along two");
            }
        }
    }

    private <T> void namesThirdAxis(Parameter<T> parameter) {
        parameter.kind().formulas(config.get(parameter)).stream().filter(formula -> formula.mentions("z")).findFirst()
                .ifPresent(formula -> refuse(parameter, "'" + formula + "' depends on z, but grid.cells counts along x and y only"));
    }

    private boolean changes(Parameter<?> parameter) {
        return !parameter.standard().equals(Optional.of(config.get(parameter)));
    }

    /** A region lies somewhere, and nothing is in an empty one. */
    private void regions() {
        for (String name : config.names(RegionSettings.SECTION)) {
            Parameter<Formula> where = RegionSettings.WHERE.of(name);
            if (!config.isGiven(where) && config.get(RegionSettings.LABELS.of(name)).isEmpty()) {
                refuse(where, "is missing; give for example where: disc(5 um, 5 um, 1 um), or labels");
            }
            if (config.get(RegionSettings.EMPTY.of(name))) {
                RegionSettings.ofMatter(config, name).ifPresent(matter ->
                        refuse(matter, "is a property of something, but regions." + name + ".empty is true"));
            }
        }
    }

    private void measures() {
        for (String name : config.names(ProbeSettings.SECTION)) {
            measured(ProbeSettings.FIELD.of(name), ProbeSettings.COMPONENT.of(name));
            lies(ProbeSettings.AT.of(name));
        }
        for (String name : config.names(ErrorSettings.SECTION)) {
            measured(ErrorSettings.FIELD.of(name), ErrorSettings.COMPONENT.of(name));
        }
        for (String name : config.names(CrossingSettings.SECTION)) {
            measured(CrossingSettings.FIELD.of(name), CrossingSettings.COMPONENT.of(name));
            line(CrossingSettings.FROM.of(name), CrossingSettings.TO.of(name));
        }
        for (String name : config.names(ProfileSettings.SECTION)) {
            measured(ProfileSettings.FIELD.of(name), ProfileSettings.COMPONENT.of(name));
            line(ProfileSettings.FROM.of(name), ProfileSettings.TO.of(name));
        }
    }

    private void line(Parameter<List<Double>> from, Parameter<List<Double>> to) {
        if (lies(from) & lies(to) && config.get(from).equals(config.get(to))) {
            refuse(to, "is where the line begins; give two places");
        }
    }

    /** A field is there and has the component. */
    private void measured(Parameter<OutputField> field, Parameter<OutputField.Component> component) {
        OutputField asked = config.get(field);
        if (!asked.isThere(config)) {
            refuse(field, asked.absence());
            return;
        }
        List<OutputField.Component> there = asked.components(axes());
        if (!there.contains(config.get(component))) {
            refuse(component, "a " + asked + (axes() < SPACE && asked != OutputField.STRESS ? " in the plane" : "") + " has no component "
                    + config.print(component) + (there.size() == 1 ? "; leave it out" : "; it has "
                    + String.join(", ", there.stream().map(OutputField.Component::toString).toList())));
        }
    }

    /** What is to be written is there. */
    private void written() {
        config.get(OutputSettings.FIELDS).stream().filter(field -> !field.isThere(config)).findFirst()
                .ifPresent(field -> refuse(OutputSettings.FIELDS, field.absence()));
    }

    /** Whether a place lies in the body. */
    private boolean lies(Parameter<List<Double>> parameter) {
        List<Double> place = config.get(parameter);
        List<Double> size = config.get(GridSettings.SIZE);
        if (place.size() != axes()) {
            refuse(parameter, "has " + place.size() + " coordinates, but grid.cells counts along " + axes() + " axes");
            return false;
        }
        for (int axis = 0; axis < axes(); axis++) {
            double slack = ROUNDING * size.get(axis);
            if (place.get(axis) < -slack || place.get(axis) > size.get(axis) + slack) {
                refuse(parameter, "lies outside the body: " + "xyz".charAt(axis) + " = " + QuantityKind.LENGTH.print(place.get(axis))
                        + " is not between 0 m and " + QuantityKind.LENGTH.print(size.get(axis)));
                return false;
            }
        }
        return true;
    }

    /** Columns are told apart by name, and so are the forces on regions and sides. */
    private void names() {
        Map<String, String> columns = new HashMap<>();
        names(ProbeSettings.SECTION, ProbeSettings.FIELD, columns);
        names(ErrorSettings.SECTION, ErrorSettings.FIELD, columns);
        names(CrossingSettings.SECTION, CrossingSettings.FIELD, columns);
        for (String name : config.names(RegionSettings.SECTION)) {
            if (SIDES.contains(name) && changes(RegionSettings.DISPLACEMENT.of(name))) {
                refuse(RegionSettings.DISPLACEMENT.of(name), "the column of its force is that of the side " + name
                        + "; choose another name");
            }
        }
    }

    private void names(Section section, Parameter<?> declared, Map<String, String> columns) {
        for (String name : config.names(section)) {
            String taken = columns.putIfAbsent(name, section + "." + name);
            if (taken != null || COLUMNS.contains(name)) {
                refuse(declared.of(name), "the column " + name + " of history.csv is that of " + (taken == null ? "every run" : taken)
                        + " already; choose another name");
            }
        }
    }
}
