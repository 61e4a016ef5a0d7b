package org.frond.run;

import org.frond.config.AtTemperature;
import org.frond.config.CellSettings;
import org.frond.config.Config;
import org.frond.config.ElectrolyteSettings;
import org.frond.config.InterfaceSettings;
import org.frond.config.MetalSettings;
import org.frond.config.StructureSettings;
import org.frond.config.TransportSettings;
import org.frond.model.Kinetics;
import org.frond.model.Transport;

/** What a configuration says of the reaction at the metal and of the transport in the electrolyte. */
final class ElectricsAssembly {

    private final Config config;

    ElectricsAssembly(Config config) {
        this.config = config;
    }

    /** The reaction at the metal. */
    Kinetics kinetics() {
        double anodic = config.get(InterfaceSettings.TRANSFER_COEFFICIENT);
        double share = switch (config.get(InterfaceSettings.MECHANICAL_SPLIT)) {
            case ALPHA -> anodic;
            case CATHODIC -> 0;
        };
        return new Kinetics(new AtTemperature(config).exchangeCurrentDensity(), anodic, share,
                config.get(CellSettings.TEMPERATURE), config.get(MetalSettings.MOLAR_VOLUME),
                config.get(MetalSettings.ION_VOLUME));
    }

    /** How ions are carried. */
    Transport transport() {
        AtTemperature properties = new AtTemperature(config);
        double inPlane = properties.conductivity();
        boolean ohmic = config.get(TransportSettings.CLOSURE) == TransportSettings.Closure.C0;
        // a boundary of a few nanometres smeared over a wider band: the same resistance across it
        double smeared = properties.boundaryConductivity()
                * config.get(StructureSettings.BOUNDARY_WIDTH) / config.get(ElectrolyteSettings.BOUNDARY_THICKNESS);
        return new Transport(Transport.Closure.valueOf(config.get(TransportSettings.CLOSURE).name()),
                ohmic ? 1 : config.get(ElectrolyteSettings.TRANSFERENCE_NUMBER),
                properties.diffusivity() / inPlane, config.get(ElectrolyteSettings.SITE_DENSITY),
                Math.min(smeared, inPlane), inPlane, config.get(TransportSettings.CRACK_TANGENTIAL),
                config.get(TransportSettings.CRACK_NORMAL));
    }
}
