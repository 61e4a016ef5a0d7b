package org.frond.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What may differ between a configuration and that of the run whose state it goes on from. */
public final class Continuation {

    /** They change neither the state nor how it evolves. */
    private static final Set<Parameter<?>> FREE = Set.of(RunSettings.NAME, RunSettings.TITLE, RunSettings.FORMAT, RunSettings.DEVICE,
            RunSettings.THREADS, TimeSettings.END, TimeSettings.MAXIMUM_STEPS,
            StructureSettings.FILE); // what it holds counts, structure.sha256, not where it lies
    private static final List<Section> FREE_SECTIONS = List.of(OutputSettings.SECTION, StopSettings.SECTION);

    /** They say which fields a state has, and what these mean. */
    private static final Set<Parameter<?>> SHAPING = Set.of(PlaneSettings.CLOSE, MetalSettings.LAW, FractureSettings.LAW);
    private static final Map<String, Predicate<Config>> FIELDS = new TreeMap<>(Map.of("displacement", Config::solvesDisplacement,
            "damage", Config::solvesDamage, "potential", Config::solvesPotential, "concentration", Config::solvesConcentration,
            "temperature", Config::solvesTemperature, "metal", config -> config.problem() == ProblemKind.CELL));

    private Continuation() {
    }

    /** The first parameter by which one configuration is of another run than an earlier one: by its physics or its numerics. */
    public static Optional<Parameter<?>> difference(Config config, Config earlier) {
        return config.differences(earlier).stream().filter(Continuation::matters).findFirst();
    }

    /** Why the state of an earlier run cannot be where another one starts, in a line; empty if it can. */
    public static Optional<String> misfit(Config config, Config earlier) {
        Optional<String> shape = config.differences(earlier).stream()
                .filter(parameter -> isOf(GridSettings.SECTION, parameter) || SHAPING.contains(parameter)).findFirst()
                .map(parameter -> parameter.key() + ": " + config.print(parameter) + ", but the state to start from is of a run with "
                        + earlier.print(parameter) + ", which fits no other");
        return shape.or(() -> FIELDS.entrySet().stream()
                .filter(field -> field.getValue().test(config) != field.getValue().test(earlier)).map(Map.Entry::getKey).findFirst()
                .map(field -> field + ": " + (FIELDS.get(field).test(config) ? "is solved for, but was not" : "is not solved for, but was")
                        + " in the run to start from; both must solve for the same fields"));
    }

    /** Whether the cell is asked to do something else. */
    public static boolean hasOtherProtocol(Config config, Config earlier) {
        return config.differences(earlier).stream().anyMatch(parameter -> isOf(ProtocolSettings.SECTION, parameter));
    }

    private static boolean matters(Parameter<?> parameter) {
        return !FREE.contains(parameter) && FREE_SECTIONS.stream().noneMatch(section -> isOf(section, parameter));
    }

    private static boolean isOf(Section section, Parameter<?> parameter) {
        return parameter.key().startsWith(section.name() + ".");
    }

    /**
     * SHA-256, in hexadecimal, of all that makes a run another one: equal for configurations without a {@link #difference}. Of
     * what has its default nothing goes in, so that keys to come change nothing.
     */
    public static String hash(Config config) {
        return hash(config, Continuation::matters);
    }

    /** The same of all that a configuration asks for, also of what changes no number. */
    public static String hashOfAll(Config config) {
        return hash(config, any -> true);
    }

    private static String hash(Config config, Predicate<Parameter<?>> counts) {
        Set<Parameter<?>> all = new LinkedHashSet<>(Schema.parameters());
        all.addAll(config.given());
        all.removeIf(parameter -> NamedNumbers.isKey(parameter.key())); // what they do is in the others
        TreeMap<String, String> lines = new TreeMap<>();
        for (Parameter<?> parameter : all) {
            boolean standard = Objects.equals(parameter.standard().orElse(null), config.get(parameter));
            if (counts.test(parameter) && !standard && !parameter.key().contains(Section.ANY)) {
                lines.put(parameter.key(), config.print(parameter));
            }
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
