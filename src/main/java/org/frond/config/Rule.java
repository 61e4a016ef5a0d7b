package org.frond.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A condition that ties several parameters together.
 *
 * @param parameter the one to name when it is broken
 * @param test      says what is wrong, or nothing
 */
record Rule(Parameter<?> parameter, Function<Config, Optional<String>> test) {

    /** All rules, with those that a section declares with its parameters. */
    static List<Rule> all() {
        return Stream.concat(Stream.of(GridRules.ALL, PhaseRules.ALL, CellRules.ALL, SolidRules.ALL).flatMap(List::stream),
                Schema.sections().stream().flatMap(section -> section.rules().stream())).toList();
    }

    /** What is wrong; nothing where the parameter's section has no place in the problem. */
    Optional<String> check(Config config) {
        return Schema.sectionOf(parameter).use().belongsTo(config.problem()) ? test.apply(config) : Optional.empty();
    }

    /** The message, if the condition is broken. */
    static Optional<String> broken(boolean condition, String message) {
        return condition ? Optional.of(message) : Optional.empty();
    }

    /** Whether a configuration changes a parameter from its default. */
    static boolean changes(Config config, Parameter<?> parameter) {
        return !parameter.standard().equals(Optional.of(config.get(parameter)));
    }
}
