package org.frond.config;

import java.util.List;
import org.frond.formula.Formula;

/**
 * What is asked of one component of a field where the body ends: nothing, a value, or a flux (a traction) into the body.
 *
 * @param kind  which
 * @param value of the field or the flux in SI units; 0 where nothing is asked
 */
public record Condition(Kind kind, Formula value) {

    static final Condition FREE = new Condition(Kind.FREE, new Formula("0.0"));
    private static final String FREE_WORD = "free";

    /** Which value is given. */
    public enum Kind {
        FREE, FIXED, FLUX
    }

    static Condition read(String text, Formulas fixed, String fluxWord,
            Formulas flux) {
        if (text.equals(FREE_WORD)) {
            return FREE;
        }
        if (text.startsWith(fluxWord + " ")) {
            return new Condition(Kind.FLUX, flux.read(new Given(List.of(text.substring(fluxWord.length()).strip()))));
        }
        return new Condition(Kind.FIXED, fixed.read(new Given(List.of(text))));
    }

    String print(Formulas fixed, String fluxWord, Formulas flux) {
        return switch (kind) {
            case FREE -> FREE_WORD;
            case FIXED -> fixed.print(value);
            // a formula stands in quotes, which have to hold the word as well
            case FLUX -> YamlText.scalar(fluxWord + " " + flux.print(value).replace("\"", ""));
        };
    }
}
