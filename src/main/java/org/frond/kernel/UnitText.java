package org.frond.kernel;

import java.util.List;
import java.util.Map;

/**
 * All kernel files as one text, directives resolved: every included file once, before the file that asked for it.
 *
 * @param text      the text without directives
 * @param lines     where each of its lines comes from
 * @param constants the values of DIM, CORNERS, ... and of every {@code #define}
 */
record UnitText(String text, List<Position> lines, Map<String, Expression> constants) {
}
