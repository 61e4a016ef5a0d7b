package org.frond.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** What the electrodes, the metal and the protocol of a cell ask of each other. */
final class CellRules {

    private static final int DIGITS = 4;
    /** Conductivities, diffusivities and current densities in SI units with which nothing happens, or everything at once. */
    private static final double LEAST_PROPERTY = 1e-30;
    private static final double LARGEST_PROPERTY = 1e30;
    /** Stages of a protocol with all repetitions. */
    private static final long MOST_STAGES = 1_000_000;

    static final List<Rule> ALL = List.of(
            new Rule(CellSettings.TEMPERATURE, CellRules::conducts),
            new Rule(MetalSettings.FRONT_WIDTH, config -> Rule.broken(config.get(MetalSettings.FRONT_WIDTH) > GridRules.longestEdge(config),
                    "the front is wider than the domain; allowed: at most "
                            + QuantityKind.LENGTH.print(GridRules.longestEdge(config), DIGITS))),
            new Rule(FlawSettings.LENGTH, config -> Rule.broken(
                    config.get(FlawSettings.LENGTH) >= config.get(GridSettings.SIZE).get(0),
                    "the flaw is as long as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(SitesSettings.LENGTH, config -> Rule.broken(
                    config.get(SitesSettings.LEFT) + config.get(SitesSettings.RIGHT) > 0
                    && config.get(SitesSettings.LENGTH) >= config.get(GridSettings.SIZE).get(0),
                    "the sites are as long as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(MetalSettings.FILM_THICKNESS, config -> Rule.broken(
                    config.get(MetalSettings.FILM_THICKNESS) >= config.get(GridSettings.SIZE).get(0),
                    "the film is as thick as the domain; grid.size allows less than "
                            + QuantityKind.LENGTH.print(config.get(GridSettings.SIZE).get(0)))),
            new Rule(FlawSettings.ANGLE, config -> Rule.broken(
                    config.get(FlawSettings.ALONG_PLANE)
                            && !FlawSettings.ANGLE.standard().equals(Optional.of(config.get(FlawSettings.ANGLE))),
                    "has no effect while flaw.alongPlane is true; set flaw.alongPlane: false")),
            new Rule(FlawSettings.ALONG_PLANE, config -> Rule.broken(
                    config.get(FlawSettings.ALONG_PLANE)
                            && config.get(StructureSettings.KIND) != StructureSettings.StructureKind.SINGLE_GRAIN,
                    "goes with structure.kind: single-grain only; set flaw.alongPlane: false and flaw.angle")),
            new Rule(MetalSettings.LAW, config -> Rule.broken(
                    config.get(MetalSettings.LAW) == MetalSettings.GrowthLaw.FRONT
                            && config.get(TransportSettings.CLOSURE) != TransportSettings.Closure.C0,
                    "front goes with transport.closure: C0 only; metal takes the place of electrolyte and its ions")),
            new Rule(ProtocolSettings.STEPS, CellRules::everyStageEnds),
            new Rule(CellSettings.VOLTAGE, config -> Rule.broken(
                    config.isGiven(CellSettings.VOLTAGE) && !config.get(ProtocolSettings.STEPS).isEmpty()
                            && !CellSettings.VOLTAGE.standard().equals(Optional.of(config.get(CellSettings.VOLTAGE))),
                    "has no effect beside protocol.steps; leave one of them out")),
            new Rule(PlaneSettings.CLOSE, config -> Rule.broken(
                    config.get(PlaneSettings.CLOSE) && config.get(TransportSettings.CLOSURE) == TransportSettings.Closure.C0,
                    "needs a concentration that can drop; set transport.closure: C1 (or C2)")),
            ofCells(StopSettings.CRACK_FRACTION),
            ofCells(StopSettings.ON_CRACK),
            ofCells(StopSettings.STALLED_BELOW),
            new Rule(StopSettings.STALLED_BELOW, config -> Rule.broken(config.get(StopSettings.STALLED_BELOW) > 0
                    && !config.get(ProtocolSettings.STEPS).isEmpty(),
                    "is for a constant cell.voltage; the stages of protocol.steps end by their own limits")),
            ofCells(TimeSettings.PRESSURE_STEP),
            ofCells(TimeSettings.CURRENT_STEP),
            ofCells(TimeSettings.FILL_STEP),
            ofCells(TimeSettings.CRACK_STEP));

    private CellRules() {
    }

    /** A parameter with which a body does nothing. */
    private static Rule ofCells(Parameter<?> parameter) {
        return new Rule(parameter, config -> Rule.broken(config.problem() == ProblemKind.BODY && Rule.changes(config, parameter),
                "is about metal between electrodes, but this is a body without a cell"));
    }

    /** Activation energies are of materials between cold and melting; far below, all rates are 0 to a computer. Counts what is used. */
    private static Optional<String> conducts(Config config) {
        AtTemperature properties = new AtTemperature(config);
        Map<String, Double> all = new LinkedHashMap<>();
        all.put("conductivity", properties.conductivity());
        if (config.get(TransportSettings.CLOSURE) != TransportSettings.Closure.C0) {
            all.put("diffusivity", properties.diffusivity());
        }
        if (config.get(StructureSettings.KIND) == StructureSettings.StructureKind.VORONOI) {
            all.put("conductivity of grain boundaries", properties.boundaryConductivity());
        }
        all.put("exchange current density", properties.exchangeCurrentDensity());
        return all.entrySet().stream()
                .filter(property -> !(property.getValue() > LEAST_PROPERTY && property.getValue() < LARGEST_PROPERTY)).findFirst()
                .map(property -> "at " + config.print(CellSettings.TEMPERATURE) + " the " + property.getKey() + " is "
                        + Numbers.print(property.getValue(), DIGITS) + " in SI units; allowed: above " + Numbers.print(LEAST_PROPERTY)
                        + ", below " + Numbers.print(LARGEST_PROPERTY));
    }

    /** There are not too many stages, and only the last one may go on until the run's time is over. */
    private static Optional<String> everyStageEnds(Config config) {
        List<ProtocolStep> steps = config.get(ProtocolSettings.STEPS);
        long stages = 0;
        long block = 0;
        for (ProtocolStep step : steps) {
            stages += step instanceof ProtocolStep.Repeat repeat ? block * repeat.times() : 0;
            block = step instanceof Stage ? block + 1 : 0;
        }
        if (stages + block > MOST_STAGES) {
            return Optional.of("has " + (stages + block) + " stages with all repetitions; at most " + MOST_STAGES + " are allowed");
        }
        for (int n = 0; n + 1 < steps.size(); n++) {
            if (steps.get(n) instanceof Stage stage && stage.duration() == Double.POSITIVE_INFINITY
                    && stage.cutOffs().isEmpty()) {
                return Optional.of("'" + ProtocolText.print(stage) + "' never ends, but other stages follow; give it a time "
                        + "(for 10 min) or a cut-off (until charge 1 mAh/cm^2)");
            }
        }
        return Optional.empty();
    }
}
