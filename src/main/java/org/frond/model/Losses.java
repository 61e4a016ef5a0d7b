package org.frond.model;

/**
 * What the cell's voltage is spent on [V]; the parts add up to it. Each is a power divided by the current.
 *
 * @param ohmic         conduction in the electrolyte, the reaction of isolated bodies included
 * @param left          overpotential at the left electrode and its metal, that of pressure included
 * @param right         overpotential at the right electrode and its metal
 * @param concentration Nernst potentials and diffusion potential
 */
public record Losses(double ohmic, double left, double right, double concentration) {
}
