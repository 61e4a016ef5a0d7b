package org.frond.structure;

/** The uses this package makes of one seed; each draws from its own stream, so that none disturbs another. */
enum RandomStream {
    GRAIN_SEEDS,
    GRAIN_AXES,
    TOUGHNESS;

    Philox of(long seed) {
        return new Philox(seed, ordinal());
    }
}
