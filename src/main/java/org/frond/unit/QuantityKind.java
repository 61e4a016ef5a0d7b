package org.frond.unit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of quantity, such as a length or a current density: reads texts like {@code "0.5 mm"} into SI values and
 * prints SI values in a unit that is comfortable to read. Both ways are free of locale; what is printed reads back to
 * the same double.
 */
public final class QuantityKind {

    public static final QuantityKind LENGTH = of("length", "3 um", "m", "nm", "um", "mm");
    public static final QuantityKind TIME = of("time", "30 min", "s", "ns", "us", "ms", "min", "h");
    public static final QuantityKind ANGLE = of("angle", "80 deg", "deg");
    public static final QuantityKind TEMPERATURE = of("temperature", "298.15 K", "K");
    public static final QuantityKind VOLTAGE = of("voltage", "0.3 V", "V", "mV");
    public static final QuantityKind CURRENT_DENSITY = of("current density", "1 mA/cm^2", "A/m^2");
    public static final QuantityKind CHARGE_DENSITY =
            of("charge density", "1 mAh/cm^2", "C/m^2", "mAh/cm^2");
    public static final QuantityKind CONDUCTIVITY = of("conductivity", "1.19 S/m", "S/m");
    public static final QuantityKind DIFFUSIVITY = of("diffusivity", "3.5e-11 m^2/s", "m^2/s");
    public static final QuantityKind CONCENTRATION = of("concentration", "8990 mol/m^3", "mol/m^3");
    public static final QuantityKind MOLAR_VOLUME = of("molar volume", "23.78 cm^3/mol", "m^3/mol", "cm^3/mol");
    public static final QuantityKind PRESSURE = of("pressure", "210 GPa", "Pa", "kPa", "MPa", "GPa");
    public static final QuantityKind FLOW_RESISTANCE = of("flow resistance", "3e13 Pa s/m", "Pa s/m");
    public static final QuantityKind FORCE_DENSITY = of("force density", "1e6 N/m^3", "N/m^3");
    public static final QuantityKind CURRENT_SOURCE = of("current per volume", "1 A/m^3", "A/m^3");
    public static final QuantityKind MOLAR_FLUX = of("molar flux", "1e-4 mol/(m^2 s)", "mol/(m^2 s)");
    public static final QuantityKind SURFACE_ENERGY = of("surface energy", "2 J/m^2", "J/m^2");
    public static final QuantityKind TOUGHNESS = of("fracture toughness", "1 MPa m^1/2", "Pa m^1/2", "MPa m^1/2");
    public static final QuantityKind RATE = of("rate", "0.1 1/s", "1/s");
    public static final QuantityKind ENERGY = of("energy", "0.2 eV", "J", "eV");

    private static final Pattern QUANTITY = Pattern.compile(
            "\\s*(?<number>[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)(?<unit>.*)", Pattern.DOTALL);
    /** Minutes, hours and the like are used where the number needs no more digits than this. */
    private static final int COMFORTABLE_DIGITS = 6;
    /** Digits that identify every double. */
    private static final int ALL_DIGITS = 17;

    private final String name;
    private final String example;
    private final Display home;
    private final List<Display> displays;

    private record Display(String text, UnitExpression unit) {

        boolean isDecimal() {
            return unit.factor().stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
        }
    }

    private QuantityKind(String name, String example, Display home, List<Display> displays) {
        this.name = name;
        this.example = example;
        this.home = home;
        this.displays = displays;
    }

    /**
     * A kind of quantity.
     *
     * @param name    as in "a length is needed"
     * @param example a value that reads well, shown in errors
     * @param unit    the unit in which zero and awkward values are printed
     * @param others  further units to print in, where they suit the value
     */
    public static QuantityKind of(String name, String example, String unit, String... others) {
        Display home = new Display(unit, UnitExpression.parse(unit));
        List<Display> displays = new ArrayList<>(List.of(home));
        for (String other : others) {
            displays.add(new Display(other, UnitExpression.parse(other)));
        }
        displays.sort((a, b) -> b.unit().factor().compareTo(a.unit().factor()));
        return new QuantityKind(name, example, home, List.copyOf(displays));
    }

    /** Such as "length". */
    public String name() {
        return name;
    }

    /** Such as "a length" or "an angle". */
    public String nameWithArticle() {
        return ("aeiou".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }

    /** A value of this kind as one writes it, such as "3 um". */
    public String example() {
        return example;
    }

    /** The unit to quote beside the name, such as "m". */
    public String unit() {
        return home.text();
    }

    /**
     * The SI value (radians for angles) of a text.
     *
     * @throws QuantityException if it is no quantity, has no unit, an unknown one, or one of another dimension
     */
    public double parse(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            throw refuse("'" + text.strip() + "' is not a quantity; " + nameWithArticle());
        }
        String unitText = matcher.group("unit").strip();
        if (unitText.isEmpty()) {
            throw new QuantityException("'" + text.strip() + "' needs a unit, such as " + example);
        }
        if (unitText.startsWith(",")) {
            throw new QuantityException("'" + text.strip() + "' holds a comma; the decimal sign is a point");
        }
        UnitExpression unit;
        try {
            unit = UnitExpression.parse(unitText);
        } catch (QuantityException problem) {
            throw refuse("'" + text.strip() + "': " + problem.getMessage() + "; " + nameWithArticle());
        }
        if (!unit.fits(home.unit())) {
            throw refuse("'" + text.strip() + "' is in " + unitText + ", but " + nameWithArticle());
        }
        return value(Numbers.exact(matcher.group("number")), unit);
    }

    private QuantityException refuse(String found) {
        return new QuantityException(found + " is expected, such as " + example);
    }

    private static double value(BigDecimal number, UnitExpression unit) {
        return number.multiply(unit.factor(), MathContext.DECIMAL128).add(unit.offset()).doubleValue();
    }

    /** The value in a comfortable unit, exactly: 2e-5 (a length) gives "20 um". */
    public String print(double si) {
        return print(si, ALL_DIGITS);
    }

    /** The value in a comfortable unit, rounded to some significant digits. */
    public String print(double si, int digits) {
        if (si == 0 || !Double.isFinite(si)) {
            return Numbers.print(si) + " " + home.text();
        }
        for (Display display : displays) {
            BigDecimal number = inUnit(si, display, digits);
            boolean readable = display.isDecimal() || number.precision() <= COMFORTABLE_DIGITS;
            if (number.abs().compareTo(BigDecimal.ONE) >= 0 && readable) {
                return Numbers.print(number) + " " + display.text();
            }
        }
        Display smallest = displays.get(displays.size() - 1);
        return Numbers.print(inUnit(si, smallest, digits)) + " " + smallest.text();
    }

    /** The number alone, in the unit that {@link #unit} quotes; reads back to the same value with that unit. */
    public String number(double si) {
        return si == 0 || !Double.isFinite(si) ? Numbers.print(si) : Numbers.print(inUnit(si, home, ALL_DIGITS));
    }

    /** The shortest decimal that reads back to {@code si}, or its rounding to {@code digits}. */
    private static BigDecimal inUnit(double si, Display display, int digits) {
        BigDecimal exact = new BigDecimal(si).divide(display.unit().factor(), MathContext.DECIMAL128);
        for (int precision = 1; precision < digits; precision++) {
            BigDecimal rounded = exact.round(new MathContext(precision)).stripTrailingZeros();
            if (value(rounded, display.unit()) == si) {
                return rounded;
            }
        }
        return exact.round(new MathContext(digits)).stripTrailingZeros();
    }

    @Override
    public String toString() {
        return name;
    }
}
