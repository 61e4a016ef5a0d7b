package org.frond.structure;

/** The uses that are made of one seed; each draws from its own stream, so that none disturbs another. */
public enum RandomStream {
    GRAIN_SEEDS,
    GRAIN_AXES,
    TOUGHNESS,
    SITES,
    NUCLEI,
    DESIGN,
    BOOTSTRAP,
    PATHS;

    /** The numbers of this use. */
    public Philox of(long seed) {
        return new Philox(seed, ordinal());
    }
}
