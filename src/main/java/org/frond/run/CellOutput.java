package org.frond.run;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.FractureSettings;
import org.frond.config.OutputField;
import org.frond.config.OutputSettings;
import org.frond.config.RunSettings;
import org.frond.config.StructureSettings;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.FieldData;
import org.frond.io.JsonFile;
import org.frond.model.CellDiagnostics;
import org.frond.model.Fields;
import org.frond.model.Fronts;
import org.frond.model.MicroModel;
import org.frond.model.State;
import org.frond.picture.Still;
import org.frond.solver.Kernels;
import org.frond.structure.Microstructure;

/** What is written of a cell. */
final class CellOutput implements Output {

    private final Config config;
    private final Kernels kernels;
    private final Grid grid;
    private final Microstructure grains;
    private final CellDiagnostics diagnostics;
    private final List<OutputField> further;
    private final Probes probes;
    private final Scenery scenery;
    private final double[] grainNumbers;
    private final double[] boundaryWeights;

    CellOutput(Config config, Kernels kernels, Grid grid, Microstructure grains, MicroModel model) {
        this.config = config;
        this.kernels = kernels;
        this.grid = grid;
        this.grains = grains;
        this.diagnostics = model.diagnostics();
        this.further = config.get(OutputSettings.FIELDS);
        this.probes = new Probes(config, kernels, grid, this);
        this.scenery = new Scenery(RunSettings.title(config), grid, grains);
        this.grainNumbers = Arrays.stream(grains.grain()).mapToDouble(number -> Math.max(0, number)).toArray();
        this.boundaryWeights = grains.boundaryWeight(config.get(StructureSettings.BOUNDARY_WIDTH));
    }

    @Override
    public List<Column> columns(State state) {
        return Stream.concat(History.columns(grid.dim(), config.get(FractureSettings.LAW) == FractureSettings.Law.DOMAIN).stream(), probes.columns().stream()).toList();
    }

    @Override
    public Optional<Object[]> startRow() {
        return Optional.empty();
    }

    /** The line of a step, after which the metal reaches as far as {@code front}; see {@link History} for the releases. */
    Object[] row(State state, CellStep step, CellDiagnostics.Measures measures, Fronts.Reach front, List<Double> releases) {
        return Stream.concat(Arrays.stream(History.row(state.clock(), step, measures, front, releases)),
                probes.of(state).stream()).toArray();
    }

    @Override
    public String eventNames() {
        return "transgranular advance, intergranular advance, refused step, site activated, current reversed, stage ended, "
                + "short circuit, crossed, metal crossed";
    }

    @Override
    public List<Column> eventColumns() {
        return CrackWatch.columns(grid.dim());
    }

    @Override
    public Map<Field, Supplier<double[]>> fields(State state) {
        Map<Field, Supplier<double[]>> readings = new LinkedHashMap<>();
        state.fields().forEach(field -> readings.put(field, state.field(field).startReading()));
        further.stream().filter(field -> !field.isUnknown() && field != OutputField.STRESS).forEach(field ->
                readings.put(FieldSource.description(field, grid.dim()), values(state, field).startReading()));
        Supplier<double[]> stress = once(diagnostics.stress(state).startReading());
        readings.put(Fields.MEAN_STRESS, () -> meanStress(stress.get()));
        if (further.contains(OutputField.STRESS)) {
            readings.put(Fields.STRESS, stress);
        }
        readings.put(Fields.GRAIN, () -> grainNumbers);
        readings.put(Fields.BOUNDARY, () -> boundaryWeights);
        return readings;
    }

    /** A reading that may be asked for again. */
    private static Supplier<double[]> once(Supplier<double[]> reading) {
        List<double[]> arrived = new ArrayList<>();
        return () -> {
            if (arrived.isEmpty()) {
                arrived.add(reading.get());
            }
            return arrived.get(0);
        };
    }

    /** A third of the sum of the normal stresses, which come first [Pa]. */
    private double[] meanStress(double[] components) {
        double[] mean = new double[grid.size()];
        for (int n = 0; n < mean.length; n++) {
            for (int p = 0; p < 3; p++) {
                mean[n] += components[n + p * grid.size()] / 3;
            }
        }
        return mean;
    }

    @Override
    public Map<String, String> documents(State state) {
        CellDiagnostics.Measures measures = diagnostics.measure(state);
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("dendrite_charge", state.clock().dendriteCharge());
        content.put("planar_charge", state.clock().planarCharge());
        content.put("plated_volume", measures.platedVolume());
        content.put("ion_content", measures.ionContent());
        content.put("elastic_energy", measures.energies().elastic());
        content.put("crack_energy", measures.energies().crack());
        content.put("metal_energy", measures.energies().metal());
        content.put("mixing_energy", measures.energies().mixing());
        return Map.of("budgets.json", JsonFile.text("budgets", 1, content));
    }

    @Override
    public Still frame(double time, long step, List<FieldData> fields) {
        return scenery.frame(time, step, fields);
    }

    @Override
    public BufferedImage picture(double time, long step, List<FieldData> fields) {
        return scenery.hero(time, step, fields);
    }

    @Override
    public List<Plot> plots() {
        String current = grid.dim() == 3 ? "A" : "A/m";
        Map<String, String> voltages = new LinkedHashMap<>();
        voltages.put("cell", History.VOLTAGE);
        voltages.put("ohmic", History.OHMIC);
        voltages.put("left reaction", History.LEFT_KINETIC);
        voltages.put("right reaction", History.RIGHT_KINETIC);
        voltages.put("concentration", History.CONCENTRATION);
        Map<String, String> reach = new LinkedHashMap<>();
        reach.put("crack", History.TIP);
        reach.put("metal", History.FRONT);
        reach.put("crack from the right", History.RIGHT_TIP);
        reach.put("metal from the right", History.RIGHT_FRONT);
        Map<String, String> dendrites = new LinkedHashMap<>();
        dendrites.put("left, plating", History.DENDRITE_CURRENT);
        dendrites.put("right, stripping", History.COUNTER_DENDRITE_CURRENT);
        return List.of(new Plot("Voltage", "V", voltages), new Plot("Cell current", current, Map.of("cell", History.TOTAL_CURRENT)),
                new Plot("Metal pressure", "Pa", Map.of("mean", History.MEAN_PRESSURE)),
                new Plot("Dendrite current", current, dendrites),
                new Plot("Planar current", current, Map.of("planar film", History.PLANAR_CURRENT)), new Plot("Reach", "m", reach));
    }

    @Override
    public Buffer values(State state, OutputField field) {
        return switch (field) {
            case STRESS -> diagnostics.stress(state);
            case STRAIN_ENERGY -> diagnostics.strainEnergy(state);
            case CURRENT_DENSITY -> diagnostics.currentDensity(state);
            case OVERPOTENTIAL -> diagnostics.overpotential(state);
            case AXIS -> kernels.table(new MaterialAssembly(config).axes(grid, grains));
            default -> state.field(FieldSource.description(field, grid.dim()));
        };
    }
}
