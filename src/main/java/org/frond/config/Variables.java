package org.frond.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.frond.formula.Formula;

/** What a formula may depend on where it stands, besides h and pi: other names have no meaning there and are refused. */
enum Variables {

    PLACE("x", "y", "z"),
    TIME("t"),
    /** Time, and a place that is a node or on a side. */
    PLACE_AND_TIME("x", "y", "z", "t"),
    /** Time, and a place that is the centre of a cell. */
    CELL_AND_TIME("x", "y", "z", "t"),
    /** Place, time and the value u that a field has there. */
    PLACE_TIME_AND_VALUE("x", "y", "z", "t", "u"),
    /** The concentration u, of which a polynomial is made. */
    VALUE("u");

    private static final String CELL = "h";

    private final List<String> names;

    Variables(String... names) {
        this.names = List.of(names);
    }

    /** Refuses a formula that depends on anything else. */
    void check(Formula formula) {
        for (String name : formula.names()) {
            if (!names.contains(name) && !name.equals(CELL)) {
                throw new Refusal("'" + formula.text() + "' depends on " + name + ", which has no meaning here; it may depend on "
                        + inWords());
            }
        }
    }

    /** Names that mean something of their own there. */
    Set<String> own() {
        Set<String> own = new HashSet<>(names);
        own.add(CELL);
        return own;
    }

    /** Such as "x, y, z and t". */
    String inWords() {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
