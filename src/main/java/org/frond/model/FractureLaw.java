package org.frond.model;

/**
 * How the electrolyte cracks.
 *
 * @param surface            crack surface density
 * @param irreversibility    bounds or history
 * @param split              energy split
 * @param length             regularisation length ell [m]
 * @param cleavageEnergy     fracture energy along the conduction plane [J/m^2]
 * @param boundaryEnergy     fracture energy of a grain boundary [J/m^2]
 * @param residualStiffness  fraction k of the stiffness that a broken cell keeps
 * @param freezeAbove        mean damage of a cell above which its driving history is frozen
 */
public record FractureLaw(CrackSurface surface, Irreversibility irreversibility, EnergySplit split, double length,
        double cleavageEnergy, double boundaryEnergy, double residualStiffness, double freezeAbove) {

    public FractureLaw {
        if (irreversibility == Irreversibility.HISTORY && surface != CrackSurface.AT2) {
            throw new IllegalArgumentException("the history field needs AT2: AT1 has bounds of its own");
        }
    }
}
