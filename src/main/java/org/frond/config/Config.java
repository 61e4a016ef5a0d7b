package org.frond.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.formula.Formula;

/** A complete, checked configuration: one value for every parameter. Immutable. */
public final class Config {

    private final Map<Parameter<?>, Object> values;
    private final Map<Parameter<?>, String> origins;
    private final List<Path> inputs;
    private final Map<String, String> shipped;
    /** Names of the sections of which a key was given. */
    private final Set<String> sections;
    private final ProblemKind problem;
    private final Map<String, Double> named;

    Config(Map<Parameter<?>, Object> values, Map<Parameter<?>, String> origins, List<Path> inputs,
            Map<String, String> shipped, Map<String, Double> named) {
        this.values = new HashMap<>(values);
        this.origins = Collections.unmodifiableMap(new LinkedHashMap<>(origins));
        this.inputs = List.copyOf(inputs);
        this.shipped = Collections.unmodifiableMap(new LinkedHashMap<>(shipped));
        for (Parameter<?> parameter : Schema.parameters()) {
            parameter.standard().ifPresent(standard -> this.values.putIfAbsent(parameter, standard));
        }
        this.named = named;
        this.sections = origins.keySet().stream().filter(parameter -> parameter.key().contains("."))
                .map(parameter -> parameter.key().substring(0, parameter.key().indexOf('.'))).collect(Collectors.toSet());
        this.problem = Schema.sections().stream().anyMatch(section -> section.use() == Section.Use.BODY && isGiven(section))
                ? ProblemKind.BODY : ProblemKind.CELL;
    }

    /**
     * Reads a configuration file and what it includes.
     *
     * @param file      YAML, JSON, XML or properties, by its ending
     * @param overrides settings of the form {@code key=value} that outrank the file
     * @throws ConfigException with one line for each problem
     */
    public static Config read(Path file, List<String> overrides) {
        return new ConfigReader().read(file, overrides);
    }

    /**
     * A configuration without a file.
     *
     * @param name     name of the run
     * @param settings settings of the form {@code key=value}
     * @throws ConfigException with one line for each problem
     */
    public static Config of(String name, List<String> settings) {
        return new ConfigReader().of(name, settings);
    }

    /** The same with another number of cells along each axis, whether or not its rules would allow that. */
    public Config withCells(List<Integer> cells) {
        Config config = new Config(values, origins, inputs, shipped, named);
        config.values.put(GridSettings.CELLS, List.copyOf(cells));
        return config;
    }

    /** The value of a parameter; quantities in SI units, angles in radians. */
    public <T> T get(Parameter<T> parameter) {
        Object value = values.get(parameter);
        if (value == null) {
            value = parameter.standard().orElse(null);
        }
        if (value == null) {
            throw new IllegalArgumentException("no such parameter: " + parameter.key());
        }
        @SuppressWarnings("unchecked") // only the parameter's own kind makes its values
        T typed = (T) value;
        return typed;
    }

    /** The formula that is the value of a parameter, to be asked for its values. */
    public GivenFormula formula(Parameter<Formula> parameter) {
        return given(parameter, get(parameter), (Formulas) parameter.kind());
    }

    /** Likewise, where the parameter has one. */
    public Optional<GivenFormula> optionalFormula(Parameter<Optional<Formula>> parameter) {
        Kind.Unless<Formula> kind = (Kind.Unless<Formula>) parameter.kind();
        return get(parameter).map(formula -> given(parameter, formula, (Formulas) kind.kind()));
    }

    /** The formula of one of the conditions that are the value of a parameter. */
    public GivenFormula formula(Parameter<?> parameter, Condition condition) {
        boolean flux = condition.kind() == Condition.Kind.FLUX;
        Formulas kind = parameter.kind() instanceof BoundaryKind boundary ? flux ? boundary.flux() : boundary.fixed()
                : flux ? SupportKind.TRACTION : SupportKind.PLACE;
        return given(parameter, condition.value(), kind);
    }

    private GivenFormula given(Parameter<?> parameter, Formula formula, Formulas kind) {
        return new GivenFormula(origin(parameter).orElse(get(RunSettings.NAME)), parameter.key(), formula, kind);
    }

    /** Whether the value was given, rather than left at its default. */
    public boolean isGiven(Parameter<?> parameter) {
        return origins.containsKey(parameter);
    }

    /** The parameters whose values were given. */
    Set<Parameter<?>> given() {
        return origins.keySet();
    }

    /** The file that gave the value, or "command line"; empty for a default. */
    public Optional<String> origin(Parameter<?> parameter) {
        return Optional.ofNullable(origins.get(parameter));
    }

    /** Whether any key of a section was given. */
    boolean isGiven(Section section) {
        return sections.contains(section.name());
    }

    /** The names that the user chose in a section that has many, in the order in which they were first given. */
    public List<String> names(Section section) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter<?> parameter : origins.keySet()) {
            String[] parts = parameter.key().split("\\.");
            if (parts[0].equals(section.name())) {
                names.add(parts[1]);
            }
        }
        return List.copyOf(names);
    }

    /** The kind of problem: a cell, unless a field of a body without one is given, as {@code displacement} is. */
    public ProblemKind problem() {
        return problem;
    }

    private boolean isCell() {
        return problem() == ProblemKind.CELL;
    }

    /** Whether the displacement is solved for. */
    public boolean solvesDisplacement() {
        return isCell() || isGiven(DisplacementSettings.SECTION);
    }

    /** Whether damage is solved for. */
    public boolean solvesDamage() {
        return isCell() || isGiven(FractureSettings.SECTION);
    }

    /** Whether the potential is solved for. */
    public boolean solvesPotential() {
        return isCell() || isGiven(PotentialSettings.SECTION);
    }

    /** Whether the concentration is solved for. */
    public boolean solvesConcentration() {
        return isCell() || isGiven(ConcentrationSettings.SECTION);
    }

    /** Whether the concentration lowers a free energy of its own, in place of Fick's law. */
    public boolean followsFreeEnergy() {
        return isGiven(FreeEnergySettings.SECTION);
    }

    /** Whether a phase makes the temperature that moves it. */
    public boolean solvesTemperature() {
        return isGiven(TemperatureSettings.SECTION);
    }

    /** Whether a phase strains the crystal. */
    public boolean hasMisfit() {
        return isGiven(MisfitSettings.SECTION);
    }

    /** Whether seeds of a phase appear. */
    public boolean nucleates() {
        return isGiven(NucleationSettings.SECTION);
    }

    /** Whether a section has a say in this run. */
    boolean matters(Section section) {
        return switch (section.use()) {
            case ALWAYS -> !section.isMany() || isGiven(section);
            case CELL -> isCell();
            case FIELD -> isCell() || isGiven(section);
            case BODY -> isGiven(section);
        };
    }

    /** Every file that was read, the main one first. */
    public List<Path> inputs() {
        return inputs;
    }

    /** The numbers that were named for formulas, in SI units. */
    public Map<String, Double> namedNumbers() {
        return named;
    }

    /** The texts of the materials that were included by their names, such as {@code frond:sodium}. */
    public Map<String, String> shippedInputs() {
        return shipped;
    }

    /** The value as it may be written in a configuration file, in comfortable units. */
    public <T> String print(Parameter<T> parameter) {
        return parameter.print(get(parameter));
    }

    /** Parameters whose values differ from those of another configuration, in the order of the schema. */
    public List<Parameter<?>> differences(Config other) {
        List<Parameter<?>> differing = new ArrayList<>();
        Set<Parameter<?>> all = new LinkedHashSet<>(Schema.parameters());
        all.addAll(origins.keySet());
        all.addAll(other.origins.keySet());
        all.removeIf(parameter -> NamedNumbers.isKey(parameter.key())); // what they do is in the others
        for (Parameter<?> parameter : all) {
            if (!get(parameter).equals(other.get(parameter))) {
                differing.add(parameter);
            }
        }
        return differing;
    }

    /** The values that are not the defaults, as they may be written in a configuration file, by key in the order of the schema. */
    public Map<String, String> departures() {
        Map<String, String> departures = new LinkedHashMap<>();
        Set<Parameter<?>> all = new LinkedHashSet<>(Schema.parameters());
        all.addAll(origins.keySet());
        for (Parameter<?> parameter : all) {
            if (isGiven(parameter) && !parameter.standard().equals(Optional.of(get(parameter)))) {
                departures.put(parameter.key(), print(parameter));
            }
        }
        return departures;
    }

    /** The effective configuration as YAML: every default written out, with units, ranges and meanings. */
    public String toYaml() {
        return ConfigText.effective(this);
    }
}
