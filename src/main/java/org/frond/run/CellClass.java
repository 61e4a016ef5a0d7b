package org.frond.run;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a cell came to, in a word or two, by which the cases of a study are told apart; docs/results.md defines them. */
public enum CellClass {
    STABLE, DENDRITE, CRACK_LED_SHORT, METAL_SHORT, DEPLETED;

    /** Share of the ions' mean concentration at which an electrolyte counts as depleted. */
    private static final double DEPLETED_BELOW = 0.01;

    /** The names of all classes. */
    public static List<String> names() {
        return Arrays.stream(values()).map(CellClass::toString).toList();
    }

    /**
     * The class of a cell.
     *
     * @param crossed  whether metal joins the electrodes, or metal or a crack that ends the cell has crossed it
     * @param lead     largest lead of the crack over the metal [m]
     * @param ell      width of a crack [m]
     * @param least    least concentration of the ions over their mean
     * @param advance  how far crack or metal have come beyond the flaw [m]
     */
    static CellClass of(boolean crossed, double lead, double ell, double least, double advance) {
        if (crossed) {
            return lead > ell ? CRACK_LED_SHORT : METAL_SHORT;
        }
        if (least < DEPLETED_BELOW) {
            return DEPLETED;
        }
        return advance > ell ? DENDRITE : STABLE;
    }

    @Override
    public String toString() {
        return this == CRACK_LED_SHORT ? "crack-led short" : name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
