package org.frond.kernel;

import java.util.List;
import java.util.Map;

/**
 * All kernel files as one text, directives resolved: every included file once, before the file that asked for it.
 *
 * @param text       the text without directives
 * @param lines      where each of its lines comes from
 * @param constants  the values of DIM, CORNERS, ... and of every constant
 * @param parameters lists of parameters by their name
 */
record UnitText(String text, List<Position> lines, Map<String, Expression> constants, Map<String, Parameters> parameters) {

    /** Parameters as they were written, and what the {@code ///} lines before say of them. */
    record Parameters(String text, String documentation) {
    }
}
