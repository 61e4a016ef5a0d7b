package org.frond.config;

import java.util.List;

/** The sections about a cell and its materials, in the order in which they are shown; bodies without a cell know some of them. */
final class CellSections {

    static final List<Section> ALL = List.of(CellSettings.SECTION, ProtocolSettings.SECTION, FlawSettings.SECTION, SitesSettings.SECTION,
            MemorySettings.SECTION, ElectrolyteSettings.SECTION, InterfaceSettings.SECTION, MetalSettings.SECTION, FractureSettings.SECTION,
            DomainSettings.SECTION, TransportSettings.SECTION, PlaneSettings.SECTION, CoolingSettings.SECTION, MechanicsSettings.SECTION);

    private CellSections() {
    }
}
