package org.frond.morphology;

import org.frond.config.Config;
import org.frond.config.FractureSettings;
import org.frond.config.MetalSettings;
import org.frond.material.PhysicalConstants;
import org.frond.model.CrackSurface;

/**
 * What measuring has to know of a run beside its fields.
 *
 * @param surface      crack surface density
 * @param length       ell, the width of a smeared crack [m]
 * @param molarVolume  Omega of the metal [m^3/mol]
 */
record Constants(CrackSurface surface, double length, double molarVolume) {

    static Constants of(Config config) {
        return new Constants(CrackSurface.valueOf(config.get(FractureSettings.SURFACE).name()), config.get(FractureSettings.LENGTH),
                config.get(MetalSettings.MOLAR_VOLUME));
    }

    /** Volume of metal that this charge plates, per metre of depth in the plane [m^2, m^3]. */
    double volume(double charge) {
        return molarVolume / PhysicalConstants.FARADAY * charge;
    }
}
