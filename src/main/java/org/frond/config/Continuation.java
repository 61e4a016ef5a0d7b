package org.frond.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What may differ between a configuration and that of the run whose state it goes on from. */
public final class Continuation {

    /** They change neither the state nor how it evolves. */
    private static final Set<Parameter<?>> FREE = Set.of(RunSettings.NAME, RunSettings.TITLE, RunSettings.DEVICE,
            RunSettings.THREADS, TimeSettings.END, TimeSettings.MAXIMUM_STEPS);
    private static final List<Section> FREE_SECTIONS = List.of(OutputSettings.SECTION, StopSettings.SECTION);

    private Continuation() {
    }

    /** The first parameter by which one configuration is of another run than an earlier one: by its physics or its numerics. */
    public static Optional<Parameter<?>> difference(Config config, Config earlier) {
        return config.differences(earlier).stream().filter(Continuation::matters).findFirst();
    }

    /** The first parameter by which the state of an earlier run does not fit a configuration, be the rest as it may. */
    public static Optional<Parameter<?>> misfit(Config config, Config earlier) {
        return config.differences(earlier).stream().filter(parameter -> isOf(GridSettings.SECTION, parameter)).findFirst();
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
        Set<Parameter<?>> all = new LinkedHashSet<>(Schema.parameters());
        all.addAll(config.given());
        TreeMap<String, String> lines = new TreeMap<>();
        for (Parameter<?> parameter : all) {
            boolean standard = Objects.equals(parameter.standard().orElse(null), config.get(parameter));
            if (matters(parameter) && !standard && !parameter.key().contains(Section.ANY)) {
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
