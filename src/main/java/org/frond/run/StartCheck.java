package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.frond.config.ConcentrationSettings;
import org.frond.config.Condition;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.DisplacementSettings;
import org.frond.config.ErrorSettings;
import org.frond.config.GivenFormula;
import org.frond.config.Mistake;
import org.frond.config.Parameter;
import org.frond.config.PotentialSettings;
import org.frond.config.ProblemKind;
import org.frond.config.RegionSettings;
import org.frond.config.RunSettings;
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
    private final Regions regions;
    private final List<String> warnings = new ArrayList<>();

    /**
     * Checks a configuration.
     *
     * @throws ConfigException if a formula has a value that its key does not allow
     */
    public StartCheck(Config config) {
        ScannedStructure.check(config);
        this.config = config;
        this.grid = new Assembly(config).grid();
        this.stride = (int) Math.ceil(Math.pow((double) grid.size() / MOST_PLACES, 1.0 / grid.dim()));
        this.regions = new Regions(config, grid);
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
        boolean labelled = !config.get(RegionSettings.LABELS.of(name)).isEmpty();
        boolean[] cells = labelled ? regions.cells(name) : new boolean[0];
        boolean holdsSomewhere = askInside(Location.CELL, labelled ? (n, place) -> cells[n] : (n, place) -> where.holds(place), ofCells);
        if (!held.isEmpty()) {
            boolean[] nodes = labelled ? regions.nodes(name) : new boolean[0];
            holdsSomewhere = askInside(Location.NODE, labelled ? (n, place) -> nodes[n] : (n, place) -> where.holds(place), held);
        }
        if (config.problem() == ProblemKind.CELL && config.get(RegionSettings.EMPTY.of(name))) {
            requireOffElectrodes(name, labelled ? cells : regions.cells(name));
        }
        if (!holdsSomewhere && labelled) {
            warnings.add("regions." + name + ".labels: no cell has them"
                    + (!RegionSettings.isEverywhere(config, name) ? " where regions." + name + ".where holds" : "")
                    + ", so the region changes nothing; frond check shows which labels there are");
        } else if (!holdsSomewhere) {
            warnings.add("regions." + name + ".where: holds in no " + (held.isEmpty() ? "cell, so the region changes nothing;"
                    + " cells are asked at their centres" : "node, so the region holds nothing"));
        }
    }

    /** An electrode reacts on its whole face. */
    private void requireOffElectrodes(String name, boolean[] cells) {
        for (int row = 0; row < grid.ny() * grid.nz(); row++) {
            int first = grid.index(0, row % grid.ny(), row / grid.ny());
            if (cells[first] || cells[first + grid.nx() - 1]) {
                throw new ConfigException(List.of(new Mistake(config.origin(RegionSettings.EMPTY.of(name)).orElse(config.get(RunSettings.NAME)),
                        RegionSettings.EMPTY.of(name).key(), "a pore at an electrode is not modelled: the electrode reacts on its whole face; leave a"
                        + " layer of electrolyte before it")));
            }
        }
    }

    /** Whether a place belongs to what is asked about; {@code n} is its position in the grid's arrays. */
    private interface Inside {
        boolean holds(int n, Formula.Place place);
    }

    /** Asks formulas inside, and whether that is anywhere, as far as places are asked. */
    private boolean askInside(Location location, Inside where, List<GivenFormula> formulas) {
        AtomicBoolean anywhere = new AtomicBoolean();
        ask(location, (n, place) -> {
            if (where.holds(n, place)) {
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
            boolean counts = askInside(ofCells ? Location.CELL : Location.NODE, within(name),
                    List.of(config.formula(ErrorSettings.EXACT.of(name))));
            if (!counts) {
                warnings.add("errors." + name + ".within: holds nowhere, so there is no distance");
            }
        }
    }

    private Inside within(String name) {
        GivenFormula within = config.formula(ErrorSettings.WITHIN.of(name));
        return (n, place) -> within.holds(place);
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
                ask(Location.NODE, (n, place) -> {
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
            ask(Location.NODE, (n, place) -> rate.at(place.with(value.at(place))));
        }
    }

    private void ask(Location location, GivenFormula formula) {
        if (!formula.isConstant()) {
            ask(location, (n, place) -> formula.at(place));
        }
    }

    /** Visits all places, and tells of the first at which something is wrong. */
    private void ask(Location location, Places.Visitor visitor) {
        Places places = new Places(grid, location);
        int rowsAlongY = (grid.count(location, 1) + stride - 1) / stride;
        int rowsAlongZ = (grid.count(location, 2) + stride - 1) / stride;
        Optional<ConfigException> wrong = IntStream.range(0, rowsAlongY * rowsAlongZ).parallel().mapToObj(row -> {
            try {
                for (int i = 0; i < grid.count(location, 0); i += stride) {
                    int n = grid.index(i, row % rowsAlongY * stride, row / rowsAlongY * stride);
                    visitor.at(n, places.at(n, 0));
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
