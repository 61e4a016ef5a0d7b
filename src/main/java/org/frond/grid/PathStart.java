package org.frond.grid;

/**
 * Where a path through a grid starts and what drives it.
 *
 * @param cell  the cell it starts in
 * @param at    where it starts [m], in that cell or on its rim
 * @param drive unit vector along which it is driven
 */
public record PathStart(int cell, Vector at, Vector drive) {
}
