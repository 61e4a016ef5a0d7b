package org.frond.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.grid.Rank;
import org.frond.io.FieldData;
import org.frond.picture.ColourMap;
import org.frond.picture.Symbols;

/**
 * Something that can be shown of a snapshot, one number per node or cell: a stored scalar, a component of a stored vector or
 * tensor, or what follows from one.
 *
 * @param id          name in addresses, such as {@code stress.von-mises}
 * @param label       name on the page
 * @param symbol      in formulas
 * @param unit        SI unit, {@code "1"} when dimensionless
 * @param location    node or cell
 * @param description one sentence for a stranger
 * @param source      the stored field that it follows from
 * @param stored      whether its numbers are those of the file; otherwise they are derived from them
 * @param look        how it is shown
 * @param rule        how it follows
 */
record Quantity(String id, String label, String symbol, String unit, Location location, String description, Field source,
        boolean stored, Look look, Rule rule) {

    /** How a value follows from those of the stored field, in the padded layout of the grid, at an index. */
    @FunctionalInterface
    interface Rule {
        double at(Grid grid, double[] stored, int index);
    }

    /** The values of this quantity in the padded layout of the grid. */
    FieldData of(Grid grid, FieldData field) {
        double[] values = new double[grid.size()];
        for (int k = 0; k < grid.count(location, 2); k++) {
            for (int j = 0; j < grid.count(location, 1); j++) {
                for (int i = 0; i < grid.count(location, 0); i++) {
                    int n = grid.index(i, j, k);
                    values[n] = rule.at(grid, field.values(), n);
                }
            }
        }
        return FieldData.of(grid, new Field(id, symbol, unit, location, Rank.SCALAR, 1, description), values);
    }

    /** Whether zero stands out, so that colours are centred on it. */
    boolean isSigned() {
        return look.map().diverging();
    }

    /** What can be shown of these fields, in the order in which it is listed. */
    static List<Quantity> of(int dim, List<Field> fields) {
        List<Quantity> all = new ArrayList<>();
        for (Look.Group group : Look.Group.values()) {
            fields.stream().filter(field -> Look.of(field.name()).group() == group).forEach(field -> all.addAll(of(dim, field)));
        }
        return all;
    }

    /** The quantity of that id, if it is among these. */
    static Optional<Quantity> find(List<Quantity> all, String id) {
        return all.stream().filter(quantity -> quantity.id().equals(id)).findFirst();
    }

    private static List<Quantity> of(int dim, Field field) {
        List<Quantity> all = new ArrayList<>();
        Look look = Look.of(field.name());
        switch (field.rank()) {
            case SCALAR -> all.add(stored(field, field.name(), "", "", look, 0));
            case LIST -> {
                for (int c = 0; c < field.components(); c++) {
                    all.add(stored(field, field.name() + "." + c, " " + c, "_" + c, look, c));
                }
            }
            case VECTOR -> {
                if (!field.name().equals("axis")) {
                    all.add(derived(field, field.name(), phrase(field), "|" + symbol(field) + "|", field.unit(), field.location(), field.description() + ", its magnitude", look, Derivation::magnitude));
                }
                components(field, look.in(ColourMap.TIDE), all);
                if (field.name().equals("displacement")) {
                    strains(dim, field, look.in(ColourMap.TIDE), all);
                }
            }
            case SYMMETRIC_TENSOR -> {
                tensor(field, look, all);
                components(field, look, all);
            }
            default -> throw new IllegalArgumentException(field.rank().toString());
        }
        return all;
    }

    private static void components(Field field, Look look, List<Quantity> all) {
        List<String> names = field.rank().components(field.components());
        for (int c = 0; c < names.size(); c++) {
            all.add(stored(field, field.name() + "." + names.get(c), " " + names.get(c), "_" + names.get(c), look, c));
        }
    }

    private static void tensor(Field field, Look look, List<Quantity> all) {
        String name = field.name();
        String phrase = phrase(field);
        String symbol = symbol(field);
        all.add(derived(field, name + ".largest", "Largest principal " + lower(phrase), symbol + "_1", field.unit(), field.location(),
                "Largest eigenvalue of the " + lower(phrase) + ", tension positive", look, Derivation.principal(2)));
        all.add(derived(field, name + ".smallest", "Smallest principal " + lower(phrase), symbol + "_3", field.unit(),
                field.location(), "Smallest eigenvalue of the " + lower(phrase) + ", tension positive", look, Derivation.principal(0)));
        all.add(derived(field, name + ".mean", "Hydrostatic " + lower(phrase), "tr " + symbol + "/3", field.unit(), field.location(),
                "Mean of the normal components, tension positive", look, Derivation::mean));
        all.add(derived(field, name + ".von-mises", "Von Mises " + lower(phrase), symbol + "_vM", field.unit(), field.location(),
                "Square root of 3/2 of the square of the deviator", look.in(ColourMap.DUSK), Derivation::vonMises));
    }

    private static void strains(int dim, Field field, Look look, List<Quantity> all) {
        List<String> names = Rank.SYMMETRIC_TENSOR.components(dim == 2 ? 3 : 6);
        for (int c = 0; c < names.size(); c++) {
            all.add(derived(field, "strain." + names.get(c), "Strain " + names.get(c), "ε_" + names.get(c), "1", Location.CELL,
                    "Mean over the cell of the symmetric gradient of the displacement", look,
                    Derivation.strain(names.get(c).charAt(0) - 'x', names.get(c).charAt(1) - 'x')));
        }
        all.add(derived(field, "strain.volume", "Volume strain", "tr ε", "1", Location.CELL,
                "Mean over the cell of the divergence of the displacement", look, Derivation::divergence));
    }

    private static Quantity stored(Field field, String id, String suffix, String index, Look look, int component) {
        return new Quantity(id, phrase(field) + suffix, symbol(field) + index, field.unit(), field.location(), field.description(), field,
                true, look, Derivation.component(component));
    }

    private static Quantity derived(Field field, String id, String label, String symbol, String unit, Location location,
            String description, Look look, Rule rule) {
        return new Quantity(id, label, symbol, unit, location, description, field, false, look, rule);
    }

    private static String symbol(Field field) {
        return Symbols.greek(field.symbol());
    }

    private static String phrase(Field field) {
        String name = field.name().replace('_', ' ').replace('-', ' ');
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String lower(String phrase) {
        return phrase.toLowerCase(Locale.ROOT);
    }
}
