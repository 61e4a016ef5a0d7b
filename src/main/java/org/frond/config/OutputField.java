package org.frond.config;

/** A field whose values can be asked for by place. */
public enum OutputField {
    DISPLACEMENT, DAMAGE, STRESS, POTENTIAL, CONCENTRATION, TEMPERATURE, METAL, METAL_PRESSURE;

    @Override
    public String toString() {
        return Kind.Choice.hyphenated(this);
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
