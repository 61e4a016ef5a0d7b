package org.frond.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** The functions of numbers that formulas may call, by name and number of arguments. */
final class Functions {

    /** What a function does with its arguments; {@code arguments} of them, or one and more where that is 0. */
    private record Function(int arguments, ToDoubleFunction<double[]> value) {
    }

    private static final Map<String, Function> ALL = Map.ofEntries(
            Map.entry("sin", new Function(1, a -> Math.sin(a[0]))),
            Map.entry("cos", new Function(1, a -> Math.cos(a[0]))),
            Map.entry("tan", new Function(1, a -> Math.tan(a[0]))),
            Map.entry("asin", new Function(1, a -> Math.asin(a[0]))),
            Map.entry("acos", new Function(1, a -> Math.acos(a[0]))),
            Map.entry("atan2", new Function(2, a -> Math.atan2(a[0], a[1]))),
            Map.entry("sinh", new Function(1, a -> Math.sinh(a[0]))),
            Map.entry("cosh", new Function(1, a -> Math.cosh(a[0]))),
            Map.entry("tanh", new Function(1, a -> Math.tanh(a[0]))),
            Map.entry("asinh", new Function(1, a -> Math.copySign(Math.log(Math.abs(a[0]) + Math.hypot(a[0], 1)), a[0]))),
            Map.entry("exp", new Function(1, a -> Math.exp(a[0]))),
            Map.entry("log", new Function(1, a -> Math.log(a[0]))),
            Map.entry("sqrt", new Function(1, a -> Math.sqrt(a[0]))),
            Map.entry("abs", new Function(1, a -> Math.abs(a[0]))),
            Map.entry("floor", new Function(1, a -> Math.floor(a[0]))),
            Map.entry("hypot", new Function(2, a -> Math.hypot(a[0], a[1]))),
            Map.entry("min", new Function(0, a -> Arrays.stream(a).min().orElseThrow())),
            Map.entry("max", new Function(0, a -> Arrays.stream(a).max().orElseThrow())));

    private Functions() {
    }

    /** The function of a name. */
    static Optional<ToDoubleFunction<double[]>> find(String name, int arguments) {
        Function function = ALL.get(name);
        boolean fits = function != null && (function.arguments == arguments || function.arguments == 0 && arguments > 0);
        return fits ? Optional.of(function.value) : Optional.empty();
    }

    /** All of them as they are called, such as {@code hypot(a, b)}. */
    static List<String> calls() {
        return new TreeMap<>(ALL).entrySet().stream().map(entry -> entry.getKey() + switch (entry.getValue().arguments) {
            case 0 -> "(a, b, ...)";
            case 1 -> "(a)";
            default -> "(a, b)";
        }).toList();
    }

    static String names() {
        return String.join(", ", new TreeSet<>(ALL.keySet()));
    }
}
