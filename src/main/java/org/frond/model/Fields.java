package org.frond.model;

import org.frond.grid.Field;

/** Every field of the model with its name, unit, location and meaning, declared here once. */
public final class Fields {

    public static final Field DISPLACEMENT = Field.node("displacement", "u", "m", "Displacement of the solid");
    public static final Field POTENTIAL = Field.node("potential", "phi", "V", "Electric potential of the electrolyte");
    public static final Field CONCENTRATION =
            Field.node("concentration", "c", "1", "Na+ concentration relative to its mean in the intact electrolyte");
    public static final Field TEMPERATURE =
            Field.node("temperature", "T", "1", "Temperature, relative to that at which phases are in equilibrium");
    public static final Field METAL = Field.node("metal", "zeta", "1", "Metal phase: 0 electrolyte or empty crack, 1 metal");
    public static final Field DAMAGE = Field.node("damage", "d", "1", "Fracture phase: 0 intact, 1 broken");
    public static final Field PLATED =
            Field.cell("plated_volume", "theta", "1", "Volume of metal plated per volume of the cell");
    public static final Field PRESSURE = Field.cell("metal_pressure", "p", "Pa", "Pressure of the metal in the crack");
    public static final Field HISTORY =
            Field.cell("driving_history", "H", "J/m^3", "Largest driving energy of fracture so far (history option)");
    public static final Field PATH = Field.cell("path", "P", "1",
            "Where metal was plated: 1 in this cycle + 2 in the one before + 4 earlier");
    public static final Field CLOSED = Field.cell("closed_planes", "q", "1",
            "Closed share of the conduction planes: 0 open, 1 closed");
    public static final Field PATH_LENGTH = Field.cell("path_length", "lambda", "1/m", "Length of the paths of metal per volume");
    public static final Field BRANCH = Field.cell("branch", "b", "1", "Number of the path that was laid through the cell first, 0 none");
    public static final Field TIP = Field.cell("tip", "t", "1", "Number of the path that ends in the cell and may grow on, 0 none");
    public static final Field TIP_END = Field.cell("tip_end", "x_t", "m", "Where that path ends").asVector(2);
    public static final Field DOMAIN = Field.cell("domain", "D", "1", "Damaged domain around paths: 1 inside");
    public static final Field GRAIN = Field.cell("grain", "g", "1", "Number of the grain");
    public static final Field BOUNDARY = Field.cell("grain_boundary", "G", "1", "Weight of the grain boundary, 1 on it");
    public static final Field MEAN_STRESS = Field.cell("mean_stress", "s", "Pa", "Mean normal stress, tension positive");
    public static final Field STRESS = Field.cell("stress", "sigma", "Pa", "Stress").asSymmetricTensor(3);
    public static final Field STRAIN_ENERGY = Field.cell("strain_energy", "psi", "J/m^3", "Strain energy per volume");
    public static final Field CURRENT_DENSITY = Field.cell("current_density", "i", "A/m^2", "Density of the current in the electrolyte");
    public static final Field OVERPOTENTIAL = Field.node("overpotential", "eta", "V",
            "Overpotential where metal reacts, positive where it dissolves; 0 elsewhere");
    public static final Field AXIS = Field.cell("axis", "n", "1",
            "Axis of the grain: normal of its conduction planes; n and -n mean the same planes").asVector(3);

    private Fields() {
    }
}
