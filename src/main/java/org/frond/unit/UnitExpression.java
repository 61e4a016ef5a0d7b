package org.frond.unit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import tech.units.indriya.AbstractUnit;
import tech.units.indriya.unit.Units;

/**
 * A unit as users write it: symbols with powers, multiplied by a blank, {@code *} or a raised dot and divided by
 * {@code /}, such as {@code mA/cm^2}, {@code MPa m^1/2} or {@code J/(mol K)}.
 *
 * <p>Units, prefixes, dimensions and conversions are Indriya's. The expression is read here, because Indriya's own
 * reader takes {@code mm2} for a thousandth of a square metre and {@code J/mol/K} for J K/mol without a word, and
 * cannot convert roots. A product after a division needs brackets: {@code J/mol K} means two things to two readers.
 *
 * @param system the unit in SI base units; carries the dimension
 * @param factor how many of {@code system} one of this unit is
 * @param offset added after the factor; not zero for degrees Celsius only
 */
record UnitExpression(Unit<?> system, BigDecimal factor, BigDecimal offset) {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<symbol>[\\p{L}%\u00b0]+)(?<power>\\^\\(?[-+]?\\d{1,2}(?:[./]\\d{1,2})?\\)?|[-\u207b]?\\d{1,2}|[\u00b2\u00b3])?"
                    + "|(?<one>1)(?=\\s*/)|(?<sign>[*\u00b7\u22c5/()]))\\s*");
    private static final int LARGEST_POWER = 9;
    /** Longer than any unit, and short enough for brackets inside brackets. */
    private static final int LONGEST = 100;

    /** Reads a unit; throws a {@link QuantityException} that names the part it does not understand. */
    static UnitExpression parse(String text) {
        if (text.length() > LONGEST) {
            throw new QuantityException("a unit of " + text.length() + " characters is too long");
        }
        return new Reader(text).read();
    }

    private static UnitExpression symbol(String symbol) {
        Unit<?> unit = UnitSymbols.find(symbol)
                .orElseThrow(() -> new QuantityException("unknown unit " + symbol));
        UnitConverter toSystem = converter(unit);
        BigDecimal zero = decimal(toSystem.convert(BigDecimal.ZERO));
        BigDecimal one = decimal(toSystem.convert(BigDecimal.ONE));
        return new UnitExpression(unit.getSystemUnit(), one.subtract(zero), zero);
    }

    private static UnitConverter converter(Unit<?> unit) {
        return unit.equals(Units.CELSIUS) ? Units.CELSIUS.getConverterTo(Units.KELVIN)
                : ((AbstractUnit<?>) unit).getSystemConverter();
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(Double.toString(number.doubleValue()));
    }

    /** Whether a value in this unit can be converted to {@code other}; radians and plain numbers are kept apart. */
    boolean fits(UnitExpression other) {
        return system.getDimension().equals(other.system.getDimension())
                && (!isPure() || isAngle() == other.isAngle());
    }

    private boolean isPure() {
        return system.getDimension().equals(AbstractUnit.ONE.getDimension());
    }

    boolean isAngle() {
        return system.equals(Units.RADIAN);
    }

    private UnitExpression times(UnitExpression other) {
        return new UnitExpression(system.multiply(other.system), factor.multiply(other.factor), BigDecimal.ZERO);
    }

    private UnitExpression over(UnitExpression other) {
        return new UnitExpression(system.divide(other.system), factor.divide(other.factor, MathContext.DECIMAL128),
                BigDecimal.ZERO);
    }

    private UnitExpression power(int numerator, int denominator) {
        if (Math.abs(numerator) > LARGEST_POWER || denominator < 1 || denominator > LARGEST_POWER) {
            throw new QuantityException("unlikely power " + numerator + "/" + denominator);
        }
        BigDecimal raised = denominator == 1
                ? factor.pow(numerator, MathContext.DECIMAL128)
                : BigDecimal.valueOf(Math.pow(factor.doubleValue(), (double) numerator / denominator));
        Unit<?> unit = denominator == 1 ? system.pow(numerator) : system.pow(numerator).root(denominator);
        return new UnitExpression(unit, raised, BigDecimal.ZERO);
    }

    /** Recursive descent: quotient = product ['/' factor]..., product = factor..., factor = symbol[power] | '(' ... ')'. */
    private static final class Reader {

        private static final UnitExpression ONE = new UnitExpression(AbstractUnit.ONE, BigDecimal.ONE, BigDecimal.ZERO);

        private final String text;
        private final Matcher token;
        private int position;
        private boolean more;

        Reader(String text) {
            this.text = text;
            this.token = TOKEN.matcher(text);
            advance();
        }

        private void advance() {
            more = position < text.length();
            if (more) {
                if (!token.region(position, text.length()).lookingAt()) {
                    throw new QuantityException("unknown unit " + text);
                }
                position = token.end();
            }
        }

        UnitExpression read() {
            if (!more) {
                throw new QuantityException("no unit");
            }
            UnitExpression unit = quotient();
            if (more) {
                throw new QuantityException("unknown unit " + text);
            }
            return unit;
        }

        private UnitExpression quotient() {
            UnitExpression unit = factor();
            boolean divided = false;
            while (more && !sign(")")) {
                if (sign("/")) {
                    advance();
                    unit = unit.over(factor());
                    divided = true;
                } else if (divided) {
                    throw new QuantityException("a product after a division in " + text + " needs brackets, as in J/(mol K)");
                } else {
                    if (token.group("sign") != null && !sign("(")) {
                        advance();
                    }
                    unit = unit.times(factor());
                }
            }
            return unit;
        }

        private UnitExpression factor() {
            if (!more) {
                throw new QuantityException("unknown unit " + text);
            }
            if (sign("(")) {
                advance();
                UnitExpression inner = quotient();
                if (!more || !sign(")")) {
                    throw new QuantityException("a bracket is not closed in " + text);
                }
                advance();
                return inner;
            }
            if (token.group("one") != null) {
                advance();
                return ONE;
            }
            if (token.group("symbol") == null) {
                throw new QuantityException("unknown unit " + text);
            }
            UnitExpression unit = symbol(token.group("symbol"));
            String power = token.group("power");
            advance();
            return power == null ? unit : raise(unit, power);
        }

        private UnitExpression raise(UnitExpression unit, String power) {
            String plain = power.replace("\u00b2", "2").replace("\u00b3", "3").replace('\u207b', '-').replaceAll("[\\^()+]", "");
            if (plain.contains(".")) {
                if (!plain.matches("-?\\d\\.5")) {
                    throw new QuantityException("unlikely power " + plain);
                }
                return unit.power((int) Math.round(2 * Double.parseDouble(plain)), 2);
            }
            String[] parts = plain.split("/");
            return unit.power(Integer.parseInt(parts[0]), parts.length == 2 ? Integer.parseInt(parts[1]) : 1);
        }

        private boolean sign(String sign) {
            return more && sign.equals(token.group("sign"));
        }
    }
}
