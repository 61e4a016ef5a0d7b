package org.frond.model;

/**
 * How ions move.
 *
 * @param closure                 whether the concentration varies
 * @param transferenceNumber      t_+ of the sodium ion; C0 has 1
 * @param diffusivityRatio        diffusivity over conductivity [m^2/s per S/m]: both tensors have the same axes
 * @param siteDensity             mobile ions c0 [mol/m^3]
 * @param boundaryConductivity    conductivity of the smeared grain boundary [S/m]
 * @param crackConductivity       conductivity that the crack's factors multiply, in-plane of the grain [S/m]
 * @param crackTangential         chi_t, factor along a crack
 * @param crackNormal             chi_n, factor across a crack
 */
public record Transport(Closure closure, double transferenceNumber, double diffusivityRatio, double siteDensity,
        double boundaryConductivity, double crackConductivity, double crackTangential, double crackNormal) {

    /** What closes the balance of ions. */
    public enum Closure {
        /** Ohmic: the sodium ion alone moves and electroneutrality pins c = 1. */
        C0,
        /** Binary-equivalent: an immobile-in-the-mean counter-species lets c vary (docs/physics.md, Ions). */
        C1,
        /** Nernst-Planck: ions migrate and diffuse while the potential is ohmic; reproduces liquid-type results. */
        C2
    }

    public Transport {
        if (closure == Closure.C0 && transferenceNumber != 1) {
            throw new IllegalArgumentException("closure C0 means a transference number of 1");
        }
    }

    /** 2 F D c0 / (L (1 - t_+)): what diffusion carries through a flat cell of a length [m] and of fixed mean concentration [A/m^2]. */
    double limitingCurrentDensity(double length) {
        return 2 * Constants.FARADAY * siteDensity * diffusivityRatio * crackConductivity / (length * (1 - transferenceNumber));
    }
}
