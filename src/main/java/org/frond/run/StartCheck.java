package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Condition;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.DisplacementSettings;
import org.frond.config.ErrorSettings;
import org.frond.config.GivenFormula;
import org.frond.config.Parameter;
import org.frond.config.PotentialSettings;
import org.frond.config.ProblemKind;
import org.frond.config.RegionSettings;
import org.frond.config.Schema;
import org.frond.config.TemperatureSettings;
import org.frond.formula.Formula;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * Asks the formulas of a configuration for their values at the start, wherever the run will, before anything is computed or
 * written: what is no number or out of range is told, and so is a region in which nothing lies. Of very large grids only every
 * second place along each axis is asked, or every third; whether a region lies there at all is then not told.
 */
public final class StartCheck {

    /** Places asked at most, about a second's work. */
    private static final double MOST_PLACES = 2e7;

    private final Config config;
    private final Grid grid;
    private final int stride;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Checks a configuration.
     *
     * @throws ConfigException if a formula has a value that its key does not allow
     */
    public StartCheck(Config config) {
        this.config = config;
        this.grid = new Assembly(config).grid();
        this.stride = (int) Math.ceil(Math.pow((double) grid.size() / MOST_PLACES, 1.0 / grid.dim()));
        config.names(RegionSettings.SECTION).forEach(this::region);
        if (config.problem() == ProblemKind.BODY) {
            body();
        }
        errors();
    }

    /** What should be looked at before the run; empty where all is well. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void region(String name) {
        GivenFormula where = config.formula(RegionSettings.WHERE.of(name));
        List<GivenFormula> ofCells = List.of(config.formula(RegionSettings.TOUGHNESS.of(name)),
                config.formula(RegionSettings.EIGENSTRAIN.of(name)), config.formula(RegionSettings.METAL.of(name)),
                config.formula(RegionSettings.HISTORY.of(name)));
        Parameter<List<Condition>> displacement = RegionSettings.DISPLACEMENT.of(name);
        List<GivenFormula> held = config.get(displacement).stream().filter(asked -> asked.kind() == Condition.Kind.FIXED)
                .map(asked -> config.formula(displacement, asked)).toList();
        boolean holdsSomewhere = askInside(Location.CELL, where, ofCells);
        if (!held.isEmpty()) {
            holdsSomewhere = askInside(Location.NODE, where, held);
        }
        if (!holdsSomewhere) {
            warnings.add("regions." + name + ".where: holds in no " + (held.isEmpty() ? "cell, so the region changes nothing;"
                    + " cells are asked at their centres" : "node, so the region holds nothing"));
        }
    }

    /** Asks formulas where another holds, and whether that is anywhere, as far as places are asked. */
    private boolean askInside(Location location, GivenFormula where, List<GivenFormula> formulas) {
        AtomicBoolean anywhere = new AtomicBoolean();
        ask(location, place -> {
            if (where.holds(place)) {
                anywhere.set(true);
                formulas.forEach(formula -> formula.at(place));
            }
        });
        return anywhere.get() || stride > 1;
    }

    private void body() {
        sides(DisplacementSettings.SIDES.stream().map(side -> asked(side, config.get(side))).toList());
        for (List<Parameter<Condition>> sides : List.of(PotentialSettings.SIDES, ConcentrationSettings.SIDES,
                TemperatureSettings.SIDES)) {
            sides(sides.stream().map(side -> asked(side, List.of(config.get(side)))).toList());
        }
        for (Location location : Location.values()) {
            Schema.everywhere(location == Location.CELL).forEach(formula -> ask(location, config.formula(formula)));
        }
        reaction(ConcentrationSettings.INITIAL, ConcentrationSettings.SOURCE);
        reaction(TemperatureSettings.INITIAL, TemperatureSettings.SOURCE);
        Formula.Place start = new Formula.Place(0, 0, 0, 0, grid.h());
        config.formula(DisplacementSettings.CRACK_PRESSURE).at(start);
        DisplacementSettings.meanStrains(grid.dim()).forEach(mean -> config.optionalFormula(mean).ifPresent(f -> f.at(start)));
    }

    private void errors() {
        for (String name : config.names(ErrorSettings.SECTION)) {
            boolean ofCells = config.get(ErrorSettings.FIELD.of(name)).isOfCells();
            boolean counts = askInside(ofCells ? Location.CELL : Location.NODE, config.formula(ErrorSettings.WITHIN.of(name)),
                    List.of(config.formula(ErrorSettings.EXACT.of(name))));
            if (!counts) {
                warnings.add("errors." + name + ".within: holds nowhere, so there is no distance");
            }
        }
    }

    private List<GivenFormula> asked(Parameter<?> side, List<Condition> conditions) {
        return conditions.stream().map(condition -> config.formula(side, condition)).filter(formula -> !formula.isZero()).toList();
    }

    private void sides(List<List<GivenFormula>> asked) {
        for (int side = 0; side < 2 * grid.dim(); side++) {
            int axis = side / 2;
            double at = side % 2 == 0 ? 0 : grid.cells(axis) * grid.h();
            List<GivenFormula> formulas = asked.get(side);
            if (!formulas.isEmpty()) {
                ask(Location.NODE, place -> {
                    if (Math.abs((axis == 0 ? place.x() : axis == 1 ? place.y() : place.z()) - at) < grid.h() / 2) {
                        formulas.forEach(formula -> formula.at(place));
                    }
                });
            }
        }
    }

    /** A source may depend on the value that its field has at the start. */
    private void reaction(Parameter<Formula> initial, Parameter<Formula> source) {
        GivenFormula value = config.formula(initial);
        GivenFormula rate = config.formula(source);
        if (!rate.isZero()) {
            ask(Location.NODE, place -> rate.at(place.with(value.at(place))));
        }
    }

    private void ask(Location location, GivenFormula formula) {
        if (!formula.isConstant()) {
            ask(location, (Consumer<Formula.Place>) formula::at);
        }
    }

    /** Visits all places, and tells of the first at which something is wrong. */
    private void ask(Location location, Consumer<Formula.Place> visitor) {
        Places places = new Places(grid, location);
        int rowsAlongY = (grid.count(location, 1) + stride - 1) / stride;
        int rowsAlongZ = (grid.count(location, 2) + stride - 1) / stride;
        Optional<ConfigException> wrong = IntStream.range(0, rowsAlongY * rowsAlongZ).parallel().mapToObj(row -> {
            try {
                for (int i = 0; i < grid.count(location, 0); i += stride) {
                    visitor.accept(places.at(grid.index(i, row % rowsAlongY * stride, row / rowsAlongY * stride), 0));
                }
                return Optional.<ConfigException>empty();
            } catch (ConfigException problem) {
                return Optional.of(problem);
            }
        }).filter(Optional::isPresent).findFirst().flatMap(found -> found);
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }
}
