package org.frond.model;

import org.frond.device.Buffer;

/**
 * What reacts in the crack.
 *
 * @param area     reactive area per volume, per cell [1/m]
 * @param pressure the metal's pressure, per cell [Pa]
 * @param replaced share of a cell where metal has taken the electrolyte's place, per cell
 * @param most     largest current density that a cell's metal can give, per cell [A/m^2]
 * @param body     number of the body of metal, per cell; see {@link Bodies}
 * @param isolated bodies that are connected to neither electrode
 */
public record Reaction(Buffer area, Buffer pressure, Buffer replaced, Buffer most, Buffer body, int isolated) {
}
