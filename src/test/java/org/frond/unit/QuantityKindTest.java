package org.frond.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityKindTest {

    private static String refusal(QuantityKind kind, String text) {
        return assertThrows(QuantityException.class, () -> kind.parse(text)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({"0.5 mm, 5e-4", "3um, 3e-6", "3 \u00b5m, 3e-6", "3 \u03bcm, 3e-6", "0.3 um, 3e-7", "2 nm, 2e-9", "1e-2 cm, 1e-4",
        "-4 m, -4", ".5 km, 500"})
    void lengthsAreReadToTheNearestDouble(String text, double metres) {
        assertEquals(metres, QuantityKind.LENGTH.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"30 min, 1800", "2 h, 7200", "1 d, 86400", "1 ns, 1e-9", "10 s, 10", "5 us, 5e-6"})
    void timesAreReadInSeconds(String text, double seconds) {
        assertEquals(seconds, QuantityKind.TIME.parse(text));
    }

    @Test
    void compositeUnitsAreReadInSi() {
        assertEquals(10, QuantityKind.CURRENT_DENSITY.parse("1 mA/cm^2"));
        assertEquals(10, QuantityKind.CURRENT_DENSITY.parse("1 mA cm^-2"));
        assertEquals(10, QuantityKind.CURRENT_DENSITY.parse("1 mA/cm\u00b2"));
        assertEquals(2, QuantityKind.SURFACE_ENERGY.parse("2 J/m^2"));
        assertEquals(2, QuantityKind.SURFACE_ENERGY.parse("2 N/m"));
        assertEquals(23.78e-6, QuantityKind.MOLAR_VOLUME.parse("23.78e-6 m^3/mol"));
        assertEquals(23.78e-6, QuantityKind.MOLAR_VOLUME.parse("23.78 cm3/mol"));
        assertEquals(1.19, QuantityKind.CONDUCTIVITY.parse("11.9 mS/cm"));
        assertEquals(1.19, QuantityKind.CONDUCTIVITY.parse("1.19 1/(ohm m)"));
        assertEquals(2.1e11, QuantityKind.PRESSURE.parse("210 GPa"));
        assertEquals(8.99e3, QuantityKind.CONCENTRATION.parse("8.99 mmol/cm^3"));
        assertEquals(0.2 * 1.602176634e-19, QuantityKind.ENERGY.parse("200 meV"), 1e-34);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 MPa m^1/2", "1 MPa*m^(1/2)", "1 MPa m^0.5", "1 MPa\u00b7m^1/2"})
    void rootsOfUnitsAreUnderstood(String text) {
        assertEquals(1e6, QuantityKind.TOUGHNESS.parse(text));
    }

    @Test
    void prefixUnderARootIsRooted() {
        assertEquals(1e6, QuantityKind.TOUGHNESS.parse("1 GPa um^1/2"), 1e-9);
    }

    @Test
    void squareMillimetreIsNotAThousandthOfASquareMetre() {
        assertEquals(1e-6, QuantityKind.of("area", "1 mm^2", "m^2").parse("1 mm2"));
    }

    @Test
    void twoDivisionsDivideTwice() {
        QuantityKind entropy = QuantityKind.of("molar entropy", "8.3 J/(mol K)", "J/(mol K)");
        assertEquals(8.3, entropy.parse("8.3 J/mol/K"));
    }

    @Test
    void productAfterADivisionNeedsBrackets() {
        QuantityKind entropy = QuantityKind.of("molar entropy", "8.3 J/(mol K)", "J/(mol K)");
        assertEquals("'8.3 J/mol K': a product after a division in J/mol K needs brackets, as in J/(mol K); "
                + "a molar entropy is expected, such as 8.3 J/(mol K)", refusal(entropy, "8.3 J/mol K"));
    }

    @Test
    void anglesAreReadInRadians() {
        assertEquals(Math.toRadians(80), QuantityKind.ANGLE.parse("80 deg"));
        assertEquals(Math.toRadians(80), QuantityKind.ANGLE.parse("80\u00b0"));
        assertEquals(1.5, QuantityKind.ANGLE.parse("1.5 rad"));
    }

    @Test
    void percentIsNoAngle() {
        assertEquals("'80 %' is in %, but an angle is expected, such as 80 deg", refusal(QuantityKind.ANGLE, "80 %"));
    }

    @Test
    void degreesCelsiusAreShiftedToKelvin() {
        assertEquals(298.15, QuantityKind.TEMPERATURE.parse("25 degC"));
        assertEquals(298.15, QuantityKind.TEMPERATURE.parse("298.15 K"));
    }

    @Test
    void numberWithoutUnitIsRefused() {
        assertEquals("'3' needs a unit, such as 3 um", refusal(QuantityKind.LENGTH, "3"));
    }

    @Test
    void wrongDimensionIsNamedWithWhatIsExpected() {
        assertEquals("'3 s' is in s, but a length is expected, such as 3 um", refusal(QuantityKind.LENGTH, "3 s"));
        assertEquals("'1 A' is in A, but a current density is expected, such as 1 mA/cm^2",
                refusal(QuantityKind.CURRENT_DENSITY, "1 A"));
    }

    @Test
    void decimalCommaIsPointedOut() {
        assertEquals("'2,5 um' holds a comma; the decimal sign is a point",
                refusal(QuantityKind.LENGTH, "2,5 um"));
    }

    @Test
    void unknownUnitIsNamed() {
        assertEquals("'3 furlong': unknown unit furlong; a length is expected, such as 3 um",
                refusal(QuantityKind.LENGTH, "3 furlong"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "um", "NaN m", "three um", "${env:HOME}", "12:30"})
    void textWithoutANumberOrUnitIsNoQuantity(String text) {
        assertThrows(QuantityException.class, () -> QuantityKind.LENGTH.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 m^", "1 m/", "1 /m", "1 m)", "1 (m", "1 m//m", "1 m^99", "1 m^1/0", "1e999 m", "1 m, 2 m",
        "1 m^99999999999", "1e99999999999 m", "1 m*"})
    void malformedQuantityIsRefused(String text) {
        assertThrows(QuantityException.class, () -> QuantityKind.LENGTH.parse(text));
    }

    @ParameterizedTest
    @CsvSource({"2e-5, 20 um", "3e-7, 300 nm", "5e-4, 500 um", "0, 0 m", "1, 1 m", "2e-9, 2 nm", "2.123456789e-5, 21.23456789 um",
        "1e-12, 0.001 nm"})
    void lengthsArePrintedInAComfortableUnit(double metres, String text) {
        assertEquals(text, QuantityKind.LENGTH.print(metres));
    }

    @ParameterizedTest
    @CsvSource({"1800, 30 min", "3600, 1 h", "100, 100 s", "90, 1.5 min", "0.01, 10 ms", "1e-9, 1 ns"})
    void timesArePrintedInAComfortableUnit(double seconds, String text) {
        assertEquals(text, QuantityKind.TIME.print(seconds));
    }

    @Test
    void otherKindsArePrintedInTheirUsualUnits() {
        assertEquals("80 deg", QuantityKind.ANGLE.print(Math.toRadians(80)));
        assertEquals("210 GPa", QuantityKind.PRESSURE.print(2.1e11));
        assertEquals("23.78 cm^3/mol", QuantityKind.MOLAR_VOLUME.print(23.78e-6));
        assertEquals("3.5e-11 m^2/s", QuantityKind.DIFFUSIVITY.print(3.5e-11));
        assertEquals("0.2 eV", QuantityKind.ENERGY.print(QuantityKind.ENERGY.parse("0.2 eV")));
    }

    @Test
    void roundedPrintKeepsTheDigitsAskedFor() {
        assertEquals("1.67 min", QuantityKind.TIME.print(100, 3));
        assertEquals("156 nm", QuantityKind.LENGTH.print(156.25e-9, 3));
    }

    @Test
    void whatIsPrintedReadsBackToTheSameDouble() {
        double value = 1e-13;
        for (int i = 0; i < 500; i++) {
            value *= 1.13;
            assertEquals(value, QuantityKind.LENGTH.parse(QuantityKind.LENGTH.print(value)));
            assertEquals(value, QuantityKind.TIME.parse(QuantityKind.TIME.print(value)));
            assertEquals(value, QuantityKind.PRESSURE.parse(QuantityKind.PRESSURE.print(value)));
            assertEquals(value, QuantityKind.ANGLE.parse(QuantityKind.ANGLE.print(value)));
        }
    }

    @Test
    void localeOfTheMachineChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertEquals("1.5 mm", QuantityKind.LENGTH.print(QuantityKind.LENGTH.parse("1.5 mm")));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void plainNumbersMayBePercentages() {
        assertEquals(0.12, Numbers.parse("12 %"));
        assertEquals(1e-9, Numbers.parse("1e-9"));
        assertEquals("'3 um' is not a plain number; this one has no unit",
                assertThrows(QuantityException.class, () -> Numbers.parse("3 um")).getMessage());
    }

    @Test
    void plainNumbersArePrintedShort() {
        assertEquals("1e-9", Numbers.print(1e-9));
        assertEquals("0.25", Numbers.print(0.25));
        assertEquals("100000", Numbers.print(1e5));
        assertEquals("3.14", Numbers.print(Math.PI, 3));
    }
}
