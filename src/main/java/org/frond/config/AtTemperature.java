package org.frond.config;

import org.frond.material.Arrhenius;

/** The properties of a configuration that depend on temperature, at the temperature of its cell. */
public record AtTemperature(Config config) {

    private double temperature() {
        return config.get(CellSettings.TEMPERATURE);
    }

    /** Ionic conductivity in the conduction plane [S/m]. */
    public double conductivity() {
        return config.get(ElectrolyteSettings.CONDUCTIVITY)
                * new Arrhenius(config.get(ElectrolyteSettings.CONDUCTIVITY_ACTIVATION)).ofConductivity(temperature());
    }

    /** Ionic conductivity of a grain boundary [S/m]. */
    public double boundaryConductivity() {
        return config.get(ElectrolyteSettings.BOUNDARY_CONDUCTIVITY)
                * new Arrhenius(config.get(ElectrolyteSettings.BOUNDARY_ACTIVATION)).ofConductivity(temperature());
    }

    /** Diffusivity of the mobile ion in the conduction plane [m^2/s]. */
    public double diffusivity() {
        return config.get(ElectrolyteSettings.DIFFUSIVITY)
                * new Arrhenius(config.get(ElectrolyteSettings.DIFFUSIVITY_ACTIVATION)).ofRate(temperature());
    }

    /** Exchange current density [A/m^2]. */
    public double exchangeCurrentDensity() {
        return config.get(InterfaceSettings.EXCHANGE_CURRENT_DENSITY)
                * new Arrhenius(config.get(InterfaceSettings.ACTIVATION)).ofRate(temperature());
    }
}
