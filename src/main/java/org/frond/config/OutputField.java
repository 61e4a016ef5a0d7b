package org.frond.config;

import java.util.List;

/** A field whose values can be asked for, by place or in snapshots. */
public enum OutputField {
    DISPLACEMENT, DAMAGE, STRESS, STRAIN_ENERGY, POTENTIAL, CURRENT_DENSITY, OVERPOTENTIAL, CONCENTRATION, TEMPERATURE, AXIS,
    METAL, METAL_PRESSURE;

    private static final int SPACE = 3;

    @Override
    public String toString() {
        return Kind.Choice.hyphenated(this);
    }

    /** Whether a run has it. */
    public boolean isThere(Config config) {
        return switch (this) {
            case DISPLACEMENT, STRESS, STRAIN_ENERGY -> config.solvesDisplacement();
            case DAMAGE -> config.solvesDamage();
            case POTENTIAL, CURRENT_DENSITY -> config.solvesPotential();
            case OVERPOTENTIAL, METAL, METAL_PRESSURE -> config.problem() == ProblemKind.CELL;
            case CONCENTRATION -> config.solvesConcentration();
            case TEMPERATURE -> config.solvesTemperature();
            case AXIS -> true;
        };
    }

    /** Whether a run solves for it, rather than that it follows from what is solved for. */
    public boolean isUnknown() {
        return switch (this) {
            case DISPLACEMENT, DAMAGE, POTENTIAL, CONCENTRATION, TEMPERATURE, METAL, METAL_PRESSURE -> true;
            case STRESS, STRAIN_ENERGY, CURRENT_DENSITY, OVERPOTENTIAL, AXIS -> false;
        };
    }

    /** Whether its values are those of cells, rather than nodes. */
    public boolean isOfCells() {
        return this == STRESS || this == STRAIN_ENERGY || this == CURRENT_DENSITY || this == AXIS
                || this == METAL_PRESSURE;
    }

    /** Numbers of it for each node or cell in a snapshot, where vectors have three and tensors nine. */
    int valuesInFile() {
        return switch (this) {
            case STRESS -> SPACE * SPACE;
            case DISPLACEMENT, CURRENT_DENSITY, AXIS -> SPACE;
            case DAMAGE, STRAIN_ENERGY, POTENTIAL, OVERPOTENTIAL, CONCENTRATION, TEMPERATURE, METAL, METAL_PRESSURE -> 1;
        };
    }

    /** Why a run does not have it. */
    String absence() {
        return switch (this) {
            case OVERPOTENTIAL, METAL, METAL_PRESSURE -> (this == OVERPOTENTIAL ? "an " : "a ") + this
                    + " is of a cell, but this is the run of a body without one";
            case TEMPERATURE -> "there is no temperature here: a phase has one, with a section temperature";
            default -> "there is no " + this + " here: give a section " + switch (this) {
                case STRESS, STRAIN_ENERGY -> DISPLACEMENT;
                case CURRENT_DENSITY -> POTENTIAL;
                case DAMAGE -> "fracture";
                default -> this;
            };
        };
    }

    /** Its components in a body of so many axes; that of a scalar counts as one along x, which is the default. */
    List<Component> components(int axes) {
        List<Component> all = List.of(Component.values());
        return switch (this) {
            case DISPLACEMENT, CURRENT_DENSITY -> all.subList(0, axes);
            case AXIS -> all.subList(0, SPACE);
            case STRESS -> all.subList(SPACE, all.size());
            case DAMAGE, STRAIN_ENERGY, POTENTIAL, OVERPOTENTIAL, CONCENTRATION, TEMPERATURE, METAL, METAL_PRESSURE ->
                all.subList(0, 1);
        };
    }

    /** A component: x, y, z of a vector, xx to xy of a tensor. */
    public enum Component {
        X, Y, Z, XX, YY, ZZ, YZ, XZ, XY;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }
}
