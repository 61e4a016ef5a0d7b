package org.frond.run;

import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.DomainSettings;
import org.frond.config.FlawSettings;
import org.frond.config.FractureSettings;
import org.frond.config.GridSettings;
import org.frond.config.InterfaceSettings;
import org.frond.config.MemorySettings;
import org.frond.config.MetalSettings;
import org.frond.config.SitesSettings;
import org.frond.config.StructureSettings;
import org.frond.grid.Grid;
import org.frond.model.CrackFilling;
import org.frond.model.Cracks;
import org.frond.model.DomainGrowth;
import org.frond.model.Flaw;
import org.frond.model.FrontGrowth;
import org.frond.model.GrowthLaw;
import org.frond.model.Memory;
import org.frond.model.Paths;
import org.frond.model.Sites;
import org.frond.structure.Microstructure;
import org.frond.structure.PathWalk;
import org.frond.structure.Philox;
import org.frond.structure.RandomStream;

/** What a configuration says of the metal in a cell: the cracks it starts from, where more may enter, and its law of growth. */
final class MetalAssembly {

    private final Config config;

    MetalAssembly(Config config) {
        this.config = config;
    }

    /** The flaw the dendrite starts from. */
    Flaw flaw() {
        double height = config.get(GridSettings.SIZE).get(1);
        double angle = config.get(FlawSettings.ALONG_PLANE)
                ? config.get(StructureSettings.PLANE_ANGLE) : config.get(FlawSettings.ANGLE);
        return new Flaw(config.get(FlawSettings.POSITION) * height, config.get(FlawSettings.LENGTH), angle);
    }

    /** Where metal may enter besides the flaw. */
    List<Flaw> siteFlaws() {
        List<Flaw> flaws = new ArrayList<>();
        addSites(flaws, config.get(SitesSettings.LEFT), false);
        addSites(flaws, config.get(SitesSettings.RIGHT), true);
        return flaws;
    }

    /** Where metal may enter besides the flaw, and what the cell remembers. */
    Sites.Law sites() {
        Memory memory = new Memory(config.get(MemorySettings.CRACKS), config.get(MemorySettings.RESIDUAL_METAL),
                config.get(MemorySettings.ACTIVATION));
        double mean = config.get(SitesSettings.ACTIVATION);
        double scatter = config.get(SitesSettings.SCATTER);
        Philox random = RandomStream.SITES.of(config.get(StructureSettings.SEED));
        Sites.Threshold threshold = (site, draw) -> mean * (1 + scatter * (2 * random.uniform(site, (int) draw) - 1));
        return new Sites.Law(siteFlaws(), threshold, config.get(SitesSettings.REACTIVATION), memory);
    }

    private void addSites(List<Flaw> flaws, int count, boolean onRight) {
        double height = config.get(GridSettings.SIZE).get(1);
        for (int n = 0; n < count; n++) {
            flaws.add(new Flaw((n + 0.5) / count * height, config.get(SitesSettings.LENGTH), Math.PI / 2, onRight));
        }
    }

    /** Width of the metal's front along the crack [m]. */
    double frontWidth() {
        return config.get(MetalSettings.FRONT_WIDTH);
    }

    /** Thickness of the metal inside the grid on the plating electrode [m]. */
    double film() {
        return config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT ? config.get(MetalSettings.FILM_THICKNESS) : 0;
    }

    /** What is broken from the start besides flaw and sites, and the metal in it. */
    Cracks cracks(Grid grid) {
        Regions regions = new Regions(config, grid);
        return new Cracks(regions.broken(), regions.metal());
    }

    /** Where metal reacts, presses and grows. */
    GrowthLaw.Choice growth(Microstructure grains) {
        return new Assembly(config).followsPaths() ? domain(grains) : switch (config.get(MetalSettings.LAW)) {
            case CRACK_FILLING -> filling();
            case FRONT -> front();
        };
    }

    private DomainGrowth.Parameters domain(Microstructure grains) {
        double stride = config.get(DomainSettings.STRIDE);
        PathWalk walk = new PathWalk(grains, new PathWalk.Law(stride, config.get(DomainSettings.BRANCHING),
                config.get(DomainSettings.WANDER)), config.get(StructureSettings.SEED));
        boolean remembers = config.get(MemorySettings.ACTIVATION);
        Paths paths = (start, reversals, inside, taken) -> walk.from(new PathWalk.Start(start.cell(), start.x(), start.y(), start.driveX(),
                start.driveY()), remembers ? 0 : (int) reversals, inside, taken);
        return new DomainGrowth.Parameters(config.get(DomainSettings.THICKNESS), stride, config.get(DomainSettings.CONDUCTION),
                config.get(DomainSettings.ROOM_LIMIT), flaw(), siteFlaws(), paths);
    }

    private FrontGrowth.Parameters front() {
        double young = config.get(MetalSettings.YOUNGS_MODULUS);
        double shear = young / (2 * (1 + config.get(MetalSettings.POISSONS_RATIO)));
        return new FrontGrowth.Parameters(config.get(InterfaceSettings.ENERGY), config.get(MetalSettings.FRONT_WIDTH), 0,
                config.get(MetalSettings.STRAIGHT), config.get(MetalSettings.INTACT_SHARE),
                config.get(MetalSettings.BULK_MODULUS), shear, config.get(MetalSettings.EIGENSTRAIN),
                config.get(MetalSettings.DIRECTED_SHARE));
    }

    private CrackFilling.Parameters filling() {
        return new CrackFilling.Parameters(config.get(MetalSettings.BULK_MODULUS), config.get(MetalSettings.FRONT_WIDTH),
                config.get(MetalSettings.FLOW_RESISTANCE), config.get(MetalSettings.FLOW_THRESHOLD),
                config.get(MetalSettings.PRESSURE_DIFFUSIVITY), config.get(FractureSettings.ENERGY_RATIO));
    }
}
