package org.frond.config;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.frond.formula.Formula;
import org.frond.unit.QuantityKind;

/**
 * What is asked of the displacement on a side or in a region: {@code free}, {@code clamped}, {@code roller} (on sides),
 * or a list with a displacement, {@code free} or {@code traction ...} for each axis.
 *
 * @param axis the axis across the side; -1 for what has none
 */
record SupportKind(int axis) implements Kind<List<Condition>> {

    private static final int AXES = 3;
    static final Formulas.Varying PLACE = new Formulas.Varying(QuantityKind.LENGTH, Variables.PLACE_AND_TIME, Range.any());
    static final Formulas.Varying TRACTION = new Formulas.Varying(QuantityKind.PRESSURE, Variables.PLACE_AND_TIME, Range.any());
    private static final Condition ZERO = new Condition(Condition.Kind.FIXED, new Formula("0.0"));

    @Override
    public List<Condition> read(Given given) {
        List<Condition> conditions = new ArrayList<>();
        switch (given.items().size() == 1 ? given.single() : "") {
            case "free" -> { }
            case "clamped" -> conditions.addAll(List.of(ZERO, ZERO, ZERO));
            case "roller" -> {
                if (axis < 0) {
                    throw new Refusal("roller needs a side; give a list such as [free, 0 mm]");
                }
                for (int n = 0; n < AXES; n++) {
                    conditions.add(n == axis ? ZERO : Condition.FREE);
                }
            }
            default -> {
                for (String item : given.several()) {
                    conditions.add(Condition.read(Given.plain(item), PLACE, "traction", TRACTION));
                }
                if (conditions.size() < 2 || conditions.size() > AXES) {
                    throw new Refusal("free, clamped, " + (axis < 0 ? "" : "roller, ")
                            + "or a list with one entry for each axis is expected, such as [free, 0 mm]");
                }
                if (axis < 0 && conditions.stream().anyMatch(asked -> asked.kind() == Condition.Kind.FLUX)) {
                    throw new Refusal("a region has no area that a traction could act on; pull a side instead,"
                            + " such as displacement.right: [traction 100 MPa, free]");
                }
            }
        }
        while (conditions.size() < AXES) {
            conditions.add(Condition.FREE);
        }
        return List.copyOf(conditions);
    }

    @Override
    public String print(List<Condition> value) {
        if (value.equals(List.of(Condition.FREE, Condition.FREE, Condition.FREE))) {
            return "free";
        }
        int shown = value.get(2).equals(Condition.FREE) ? 2 : AXES;
        return value.subList(0, shown).stream().map(condition -> condition.print(PLACE, "traction", TRACTION))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public List<Formula> formulas(List<Condition> value) {
        return value.stream().map(Condition::value).toList();
    }

    @Override
    public String describe() {
        return "free, clamped, " + (axis < 0 ? "" : "roller, ")
                + "or a list per axis of displacement, free" + (axis < 0 ? "" : ", or traction with a pressure") + "; formulas of "
                + Variables.PLACE_AND_TIME.inWords() + " are allowed";
    }

    @Override
    public String range() {
        return "";
    }
}
