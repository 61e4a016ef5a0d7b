package org.frond.unit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.measure.MetricPrefix;
import javax.measure.Unit;
import tech.units.indriya.unit.Units;

/**
 * The single unit symbols that users write, such as {@code um}, {@code GPa}, {@code min} or {@code deg}: a unit of
 * JSR-385 (Indriya), with a metric prefix where the unit takes one. Micro may be written u or either Greek letter.
 */
final class UnitSymbols {

    /** 2019 SI, exact [J]. */
    private static final double ELECTRON_VOLT = 1.602176634e-19;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double PASCALS_PER_BAR = 1e5;

    private static final Map<String, Unit<?>> PREFIXABLE = Map.ofEntries(
            Map.entry("m", Units.METRE), Map.entry("g", Units.GRAM), Map.entry("s", Units.SECOND),
            Map.entry("A", Units.AMPERE), Map.entry("K", Units.KELVIN), Map.entry("mol", Units.MOLE),
            Map.entry("rad", Units.RADIAN), Map.entry("N", Units.NEWTON), Map.entry("Pa", Units.PASCAL),
            Map.entry("J", Units.JOULE), Map.entry("W", Units.WATT), Map.entry("C", Units.COULOMB),
            Map.entry("V", Units.VOLT), Map.entry("F", Units.FARAD), Map.entry("S", Units.SIEMENS),
            Map.entry("ohm", Units.OHM), Map.entry("Ohm", Units.OHM), Map.entry("\u03a9", Units.OHM),
            Map.entry("\u2126", Units.OHM), Map.entry("Hz", Units.HERTZ), Map.entry("L", Units.LITRE),
            Map.entry("l", Units.LITRE), Map.entry("eV", Units.JOULE.multiply(ELECTRON_VOLT)),
            Map.entry("Ah", Units.COULOMB.multiply(SECONDS_PER_HOUR)),
            Map.entry("bar", Units.PASCAL.multiply(PASCALS_PER_BAR)));

    private static final Map<String, Unit<?>> PLAIN = Map.ofEntries(
            Map.entry("min", Units.MINUTE), Map.entry("h", Units.HOUR), Map.entry("d", Units.DAY),
            Map.entry("%", Units.PERCENT), Map.entry("deg", Units.RADIAN.multiply(Math.PI / 180)),
            Map.entry("\u00b0", Units.RADIAN.multiply(Math.PI / 180)), Map.entry("degC", Units.CELSIUS),
            Map.entry("\u00b0C", Units.CELSIUS));

    private static final Map<String, MetricPrefix> PREFIXES = prefixes();

    private UnitSymbols() {
    }

    private static Map<String, MetricPrefix> prefixes() {
        Map<String, MetricPrefix> prefixes = new HashMap<>();
        for (MetricPrefix prefix : MetricPrefix.values()) {
            prefixes.put(prefix.getSymbol(), prefix);
        }
        prefixes.put("u", MetricPrefix.MICRO);
        prefixes.put("\u03bc", MetricPrefix.MICRO);
        return Map.copyOf(prefixes);
    }

    /** The unit of a symbol, if there is one. */
    static Optional<Unit<?>> find(String symbol) {
        if (PLAIN.containsKey(symbol)) {
            return Optional.of(PLAIN.get(symbol));
        }
        if (PREFIXABLE.containsKey(symbol)) {
            return Optional.of(PREFIXABLE.get(symbol));
        }
        for (int length = 1; length <= Math.min(2, symbol.length() - 1); length++) {
            MetricPrefix prefix = PREFIXES.get(symbol.substring(0, length));
            Unit<?> unit = PREFIXABLE.get(symbol.substring(length));
            if (prefix != null && unit != null) {
                return Optional.of(unit.prefix(prefix));
            }
        }
        return Optional.empty();
    }
}
