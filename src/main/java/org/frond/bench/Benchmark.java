package org.frond.bench;

/** A problem with a known answer, to be timed. */
interface Benchmark {

    /** The group it belongs to, by which it can be asked for: {@code "elasticity"}. */
    String family();

    /** Its own name, family first: {@code "elasticity-64^3-stiff"}. */
    String name();

    /** Solves, checks and times it. */
    Measurement measure(Workbench bench);
}
