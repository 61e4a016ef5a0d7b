package org.frond.run;

import java.util.List;
import java.util.Optional;
import org.frond.config.Config;
import org.frond.config.FreeEnergySettings;
import org.frond.config.GridSettings;
import org.frond.config.MisfitSettings;
import org.frond.config.TemperatureSettings;
import org.frond.formula.Polynomial;
import org.frond.model.Anisotropy;
import org.frond.model.FreeEnergy;
import org.frond.model.Heat;
import org.frond.model.Misfit;

/** What a configuration says of phases: their free energy, their interfaces, the heat and the strain they make. */
final class PhaseAssembly {

    private final Config config;

    PhaseAssembly(Config config) {
        this.config = config;
    }

    /** What drives the concentration. */
    FreeEnergy freeEnergy() {
        FreeEnergy.Dynamics dynamics = switch (config.get(FreeEnergySettings.DYNAMICS)) {
            case CONSERVED -> FreeEnergy.Dynamics.CONSERVED;
            case RELAXING -> FreeEnergy.Dynamics.RELAXING;
            case NONLOCAL -> FreeEnergy.Dynamics.NONLOCAL;
        };
        return new FreeEnergy(dynamics, Polynomial.of(config.get(FreeEnergySettings.DENSITY)).coefficients(),
                config.get(FreeEnergySettings.GRADIENT), config.get(FreeEnergySettings.MOBILITY),
                config.get(FreeEnergySettings.CHARGE));
    }

    /** How the interfaces of a phase depend on their direction. */
    Anisotropy anisotropy() {
        return new Anisotropy(config.get(FreeEnergySettings.ANISOTROPY), config.get(FreeEnergySettings.SYMMETRY),
                config.get(FreeEnergySettings.ORIENTATION));
    }

    /** What a phase has to do with temperature, if anything. */
    Optional<Heat> heat() {
        return config.solvesTemperature() ? Optional.of(new Heat(
                Polynomial.of(config.get(TemperatureSettings.COUPLING)).coefficients(),
                config.get(TemperatureSettings.DIFFUSIVITY), config.get(TemperatureSettings.LATENT_HEAT))) : Optional.empty();
    }

    /** How a phase strains the crystal, if it does. */
    Optional<Misfit.Law> misfit() {
        if (!config.hasMisfit()) {
            return Optional.empty();
        }
        double shear = 2 * config.get(MisfitSettings.XY);
        List<Double> strain = config.get(GridSettings.CELLS).size() == 2
                ? List.of(config.get(MisfitSettings.X), config.get(MisfitSettings.Y), shear)
                : List.of(config.get(MisfitSettings.X), config.get(MisfitSettings.Y), config.get(MisfitSettings.Z), 0.0, 0.0, shear);
        return Optional.of(new Misfit.Law(Polynomial.of(config.get(MisfitSettings.SHARE)).coefficients(), strain,
                config.get(MisfitSettings.STIFFER)));
    }
}
