package org.frond.model;

import java.util.List;

/**
 * What a phase has to do with temperature: its free energy has the term T g(c), and it warms what is around when it grows,
 * dT/dt = div(D grad T) + L dc/dt.
 *
 * @param coupling    coefficients of the polynomial g, lowest power first [J/m^3 per unit of T]
 * @param diffusivity D [m^2/s]
 * @param latent      L, by how much T rises where c rises by 1
 */
public record Heat(List<Double> coupling, double diffusivity, double latent) {

    /** No temperature. */
    static final Heat NONE = new Heat(List.of(), 0, 0);

    public Heat {
        coupling = List.copyOf(coupling);
    }
}
