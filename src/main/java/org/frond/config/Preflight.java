package org.frond.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.frond.config.ElectrolyteSettings.Elasticity;
import org.frond.config.FractureSettings.CrackSurface;
import org.frond.config.MechanicsSettings.PlaneState;
import org.frond.config.StructureSettings.StructureKind;
import org.frond.material.CrackModulus;
import org.frond.material.PhysicalConstants;
import org.frond.material.Scales;
import org.frond.protocol.Drive;
import org.frond.protocol.Protocol;
import org.frond.protocol.Stage;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** What can be told about a run from its configuration alone: resolution, dimensionless groups, pressures, cost. */
public final class Preflight {

    private static final int DIGITS = 3;
    /** Cells across a length below which results depend on the grid, and those needed for a few per cent. */
    private static final double LEAST_CELLS = 2;
    private static final double GOOD_CELLS = 3;
    /** Grains smaller than this many widths of the crack profile no longer steer the crack. */
    private static final double WIDTHS_PER_GRAIN = 5;
    /** Numbers at a node in a snapshot of every cell: vectors have three components, and ten fields are scalars. */
    private static final double NUMBERS_OF_A_CELL = 13;
    /** The same of what paths through a damaged domain are: where a tip ends, and four scalars. */
    private static final double NUMBERS_OF_PATHS = 7;
    /** Numbers at a node of the largest field of a cell, the displacement. */
    private static final double COMPONENTS = 3;

    private final Config config;
    private final Scales scales;
    private final double h;
    private final List<String> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    public Preflight(Config config) {
        this.config = config;
        this.h = config.get(GridSettings.SIZE).get(0) / config.get(GridSettings.CELLS).get(0);
        AtTemperature properties = new AtTemperature(config);
        this.scales = new Scales(config.get(CellSettings.TEMPERATURE), config.get(GridSettings.SIZE).get(0),
                properties.conductivity(), properties.diffusivity(),
                config.get(ElectrolyteSettings.SITE_DENSITY), properties.exchangeCurrentDensity(),
                config.get(MetalSettings.MOLAR_VOLUME), config.get(MetalSettings.ION_VOLUME), config.get(InterfaceSettings.ENERGY), crackModulus(config),
                config.get(FractureSettings.CLEAVAGE_ENERGY));
        named();
        resolution();
        if (config.problem() == ProblemKind.CELL) {
            groups();
            if (!DomainSettings.applies(config)) {
                pressures();
            }
            currents(properties.diffusivity());
            risk();
        }
        cost();
        warnings.addAll(Idle.warnings(config));
    }

    private static double crackModulus(Config config) {
        if (config.get(ElectrolyteSettings.ELASTICITY) == Elasticity.ISOTROPIC) {
            return CrackModulus.isotropic(config.get(ElectrolyteSettings.YOUNGS_MODULUS), config.get(ElectrolyteSettings.POISSONS_RATIO),
                    config.get(MechanicsSettings.STATE) == PlaneState.PLANE_STRAIN);
        }
        CrystalConstants crystal = CrystalConstants.of(config);
        return CrackModulus.hexagonal(crystal.c11(), crystal.c33(), crystal.c13(), crystal.c44());
    }

    /** What tells of the risk of dendrites before a run, by key of {@code summary.json}; nothing for a body. */
    public Map<String, Double> risks() {
        Map<String, Double> risks = new LinkedHashMap<>();
        if (config.problem() == ProblemKind.CELL) {
            risks.put("wagner_length_m", scales.wagnerLength());
            risks.put("ohmic_drop_V", scales.ohmicDrop(scales.flatCurrentDensity(largestVoltage())));
            if (config.get(FlawSettings.LENGTH) > 0) {
                risks.put("critical_current_density_A_per_m2", scales.criticalCurrentDensity(config.get(FlawSettings.LENGTH)));
            }
        }
        return risks;
    }

    private void risk() {
        Map<String, Double> risks = risks();
        lines.add("");
        lines.add("Risk of dendrites");
        add("Wagner length kappa RT/(F i0)", QuantityKind.LENGTH.print(risks.get("wagner_length_m"), DIGITS));
        add("ohmic drop of the flat cell", QuantityKind.VOLTAGE.print(risks.get("ohmic_drop_V"), DIGITS));
        if (risks.size() > 2) {
            add("critical current density of the flaw, an edge crack", QuantityKind.CURRENT_DENSITY.print(
                    risks.get("critical_current_density_A_per_m2"), DIGITS));
        }
    }

    /** The findings, one per line, under headings. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** What should be changed before the results are trusted; empty where all is well. */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    private void named() {
        if (!config.namedNumbers().isEmpty()) {
            lines.add("Named numbers, in SI units");
            config.namedNumbers().forEach((name, value) -> add(name, Numbers.print(value)));
            lines.add("");
        }
    }

    private void resolution() {
        double ell = config.get(FractureSettings.LENGTH);
        double delta = config.get(MetalSettings.FRONT_WIDTH);
        lines.add("Resolution");
        add("cell size h", QuantityKind.LENGTH.print(h, DIGITS));
        if (DomainSettings.applies(config)) {
            stride();
            return;
        }
        if (config.solvesDamage()) {
            ell(ell);
        }
        if (config.problem() == ProblemKind.CELL) {
            delta(delta);
        }
        if (config.get(StructureSettings.KIND) == StructureKind.VORONOI) {
            grains(ell);
        }
    }

    private void stride() {
        double stride = config.get(DomainSettings.STRIDE);
        add("stride/h", Numbers.print(stride / h, DIGITS) + "  (at least 3, better 10)");
        if (stride < GOOD_CELLS * h) {
            warnings.add("domain.stride: stride/h is " + Numbers.print(stride / h, DIGITS) + ", below " + Numbers.print(GOOD_CELLS)
                    + ": paths will follow the grid; use more cells");
        }
    }

    private void ell(double ell) {
        add("ell/h", Numbers.print(ell / h, DIGITS) + "  (at least 2, better 4)");
        if (ell < LEAST_CELLS * h) {
            warnings.add("fracture.length: ell/h is " + Numbers.print(ell / h, DIGITS) + ", below " + Numbers.print(LEAST_CELLS)
                    + ": cracks will follow the grid; use more cells");
        }
    }

    private void delta(double delta) {
        add("delta/h", Numbers.print(delta / h, DIGITS) + "  (at least 1; 3 for the growth law front)");
        boolean front = config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT;
        if (delta < (front ? GOOD_CELLS : 1) * h) {
            warnings.add("metal.frontWidth: delta/h is " + Numbers.print(delta / h, DIGITS) + ", below "
                    + Numbers.print(front ? GOOD_CELLS : 1) + ": the metal front will stick to the grid");
        }
    }

    private void grains(double ell) {
        double volume = config.get(GridSettings.SIZE).stream().reduce(1.0, (a, b) -> a * b);
        double grain = Math.pow(volume / config.get(StructureSettings.GRAINS), 1.0 / dimensions());
        double profile = ell * config.get(FractureSettings.ENERGY_RATIO);
        add("grain size", QuantityKind.LENGTH.print(grain, DIGITS));
        add("grain size/ell", Numbers.print(grain / ell, DIGITS));
        add("grain size/crack profile across planes", Numbers.print(grain / profile, DIGITS));
        if (grain < WIDTHS_PER_GRAIN * ell) {
            warnings.add("structure.grains: grains are only " + Numbers.print(grain / ell, DIGITS) + " ell wide; use fewer"
                    + " grains, a larger domain or a smaller fracture.length");
        }
        double smeared = config.get(StructureSettings.BOUNDARY_WIDTH);
        if (smeared < LEAST_CELLS * h) {
            warnings.add("structure.boundaryWidth: only " + Numbers.print(smeared / h, DIGITS)
                    + " cells wide; at least 2 are needed");
        }
    }

    private void groups() {
        lines.add("");
        lines.add("Dimensionless groups, with L the distance of the electrodes");
        add("Wa = kappa RT/(F i0 L)", number(scales.wagner()) + (scales.wagner() > 1
                ? "  (the reaction limits the current)" : "  (the ceramic limits the current)"));
        add("Da = i0 L/(F D c0)", number(scales.damkoehler()));
        add("Pi_c = Omega gamma/(R T L)", number(scales.capillary()));
        add("Pi_f = Omega sqrt(E' Gc/(pi L))/(R T)", number(scales.fracture()));
    }

    private void pressures() {
        double ell = config.get(FractureSettings.LENGTH);
        double flaw = config.get(FlawSettings.LENGTH);
        double voltage = largestVoltage();
        boolean at1 = config.get(FractureSettings.SURFACE) == CrackSurface.AT1;
        double strength = at1 ? scales.strengthAt1(ell) : scales.strengthAt2(ell);
        lines.add("");
        lines.add("Pressures and rates");
        add("kinetic pressure RT/Omega", pressure(scales.kineticPressure()));
        if (!stages().isEmpty()) {
            add("largest voltage of the flat cell in the protocol", QuantityKind.VOLTAGE.print(voltage, DIGITS));
        }
        double current = scales.flatCurrentDensity(voltage);
        double overpotential = scales.platingOverpotential(current, flaw);
        add("overpotential eta of plating" + (flaw > 0 ? " at the flaw's tip" : ""), QuantityKind.VOLTAGE.print(overpotential, DIGITS));
        add("stall pressure F eta/(Omega - Omega_ion)", pressure(scales.stallPressure(overpotential)));
        add("bound of any, F V/(Omega - Omega_ion)", pressure(scales.stallPressure(Math.abs(voltage))));
        if (flaw > 0) {
            double critical = scales.crackPressure(flaw);
            add("pressure that drives the flaw, sqrt(E' Gc/(pi a))", pressure(critical));
            if (critical > scales.stallPressure(overpotential)) {
                String drive = stages().isEmpty() ? "voltage" : "current";
                warnings.add((stages().isEmpty() ? "cell.voltage" : "protocol.steps") + ": plating in the flaw stalls at "
                        + pressure(scales.stallPressure(overpotential)) + ", with the plating side's share of the voltage, before the flaw"
                        + " grows at " + pressure(critical) + "; raise the " + drive + " or the flaw length");
            }
        }
        add("strength of intact " + config.print(FractureSettings.SURFACE) + " ceramic along planes", pressure(strength));
        add("current density of the flat cell", QuantityKind.CURRENT_DENSITY.print(current, DIGITS));
        add("growth of the flat film", QuantityKind.LENGTH.print(scales.platingSpeed(current), DIGITS) + "/s");
    }

    private List<Stage> stages() {
        return config.get(ProtocolSettings.STEPS).stream().filter(Stage.class::isInstance).map(Stage.class::cast).toList();
    }

    /** Voltage that drives the flat cell [V]: the given one, or the largest of a protocol. */
    private double largestVoltage() {
        return stages().isEmpty() ? config.get(CellSettings.VOLTAGE)
                : stages().stream().mapToDouble(stage -> stage.drive() == Drive.CURRENT
                        ? scales.flatVoltage(largest(stage)) : largest(stage)).max().orElse(0);
    }

    /** How long the run takes at most [s]. */
    private double duration() {
        double end = config.get(TimeSettings.END);
        return stages().isEmpty() ? end
                : Math.min(end, Protocol.of(config.get(ProtocolSettings.STEPS)).stages().stream().mapToDouble(Stage::duration).sum());
    }

    private static double largest(Stage stage) {
        return Math.max(Math.abs(stage.from()), Math.abs(stage.to()));
    }

    /** Prescribed currents against what diffusion can carry: 2 F D c0 / (L (1 - t_+)) in a flat cell under closure C1. */
    private void currents(double diffusivity) {
        double largest = stages().stream().filter(stage -> stage.drive() == Drive.CURRENT).mapToDouble(Preflight::largest)
                .max().orElse(0);
        double immobile = 1 - config.get(ElectrolyteSettings.TRANSFERENCE_NUMBER);
        if (largest == 0 || config.get(TransportSettings.CLOSURE) != TransportSettings.Closure.C1 || immobile == 0) {
            return;
        }
        double limit = 2 * PhysicalConstants.FARADAY * diffusivity * config.get(ElectrolyteSettings.SITE_DENSITY)
                / (config.get(GridSettings.SIZE).get(0) * immobile);
        add("largest prescribed current density", QuantityKind.CURRENT_DENSITY.print(largest, DIGITS));
        add("limiting current density of the flat cell", QuantityKind.CURRENT_DENSITY.print(limit, DIGITS));
        if (largest > limit) {
            warnings.add("protocol.steps: a current of " + QuantityKind.CURRENT_DENSITY.print(largest, DIGITS)
                    + " is above the limiting current, " + QuantityKind.CURRENT_DENSITY.print(limit, DIGITS)
                    + ": the electrolyte will be depleted at one electrode and the run will end there");
        }
    }

    private double nodes() {
        return config.get(GridSettings.CELLS).stream().mapToDouble(cells -> cells + 1).reduce(1, (a, b) -> a * b);
    }

    private void cost() {
        double nodes = nodes();
        double least = Math.ceil(duration() / config.get(TimeSettings.MAXIMUM_STEP));
        lines.add("");
        lines.add("Cost");
        add("nodes", String.valueOf((long) nodes));
        add("steps", "at least " + Numbers.print(Math.min(least, config.get(TimeSettings.MAXIMUM_STEPS)), DIGITS)
                + (config.problem() == ProblemKind.BODY ? "" : "; how many more, what cracks decides"));
        double largest = config.problem() == ProblemKind.BODY || config.get(OutputSettings.FIELDS).contains(OutputField.STRESS)
                ? OutputField.STRESS.valuesInFile() : COMPONENTS;
        add("snapshots", Numbers.print(snapshots(), DIGITS) + " at their times"
                + (areByCracks() ? ", and where a crack runs" : "")
                + (config.get(OutputSettings.EVERY_STEPS) > 0 ? ", and every " + config.get(OutputSettings.EVERY_STEPS) + " steps" : ""));
        add("a snapshot on disk, before it is compressed", bytes(snapshotBytes())
                + (nodes * largest * bytesOfANumber() > Integer.MAX_VALUE ? "  (fields of 2 GiB and more are not)" : ""));
    }

    /** What a snapshot holds before it is compressed [bytes]. */
    public double snapshotBytes() {
        return nodes() * numbersAtANode() * bytesOfANumber();
    }

    private double bytesOfANumber() {
        return config.get(OutputSettings.NUMBERS) == OutputSettings.Precision.SINGLE ? Float.BYTES : Double.BYTES;
    }

    /** Numbers at a node or cell in a snapshot; tensors have nine components, and vectors three. */
    private double numbersAtANode() {
        double further = config.get(OutputSettings.FIELDS).stream()
                .filter(field -> !field.isUnknown() && !(config.problem() == ProblemKind.BODY && field == OutputField.STRESS))
                .mapToInt(OutputField::valuesInFile).sum();
        if (config.problem() == ProblemKind.CELL) {
            return NUMBERS_OF_A_CELL + further + (config.get(PlaneSettings.CLOSE) ? 1 : 0)
                    + (config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN ? NUMBERS_OF_PATHS : 0)
                    + (config.get(FractureSettings.IRREVERSIBILITY) == FractureSettings.Irreversibility.HISTORY ? 1 : 0);
        }
        return further + (config.solvesDisplacement() ? COMPONENTS + COMPONENTS * COMPONENTS : 0)
                + Stream.of(config.solvesDamage(), config.solvesPotential(), config.solvesConcentration(), config.solvesTemperature())
                        .filter(solved -> solved).count();
    }

    /** Whether a crack that runs calls for snapshots as well. */
    private boolean areByCracks() {
        return config.problem() == ProblemKind.CELL && config.get(OutputSettings.INTERVAL) == 0
                && config.get(OutputSettings.SNAPSHOTS) > 0;
    }

    /** The start, what is asked for at times, and the end. */
    private double snapshots() {
        double interval = config.get(OutputSettings.INTERVAL);
        return 1 + Math.max(1, interval > 0 ? Math.ceil(duration() / interval) : config.get(OutputSettings.SNAPSHOTS));
    }

    private int dimensions() {
        return config.get(GridSettings.CELLS).size();
    }

    private void add(String name, String value) {
        lines.add(line(name, value));
    }

    /** A finding as it stands below its heading. */
    public static String line(String name, String value) {
        return String.format(Locale.ROOT, "  %-52s %s", name, value);
    }

    private static String number(double value) {
        return Numbers.print(value, DIGITS);
    }

    private static String pressure(double value) {
        return QuantityKind.PRESSURE.print(value, DIGITS);
    }

    /** An amount of memory. */
    public static String bytes(double count) {
        double mebibytes = count / (1 << 20);
        return mebibytes < 1024 ? Numbers.print(Math.max(1, Math.rint(mebibytes))) + " MiB"
                : Numbers.print(mebibytes / 1024, 2) + " GiB";
    }
}
