package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas of place are asked before a run, wherever the run asks them. */
class StartCheckTest {

    private static List<String> warnings(String... settings) {
        List<String> all = new ArrayList<>(List.of("grid.cells=[4, 4]", "grid.size=[4 um, 4 um]", "time.end=1 s",
                "fracture.length=2 um", "displacement.left=clamped"));
        all.addAll(List.of(settings));
        return new StartCheck(Config.of("body", all)).warnings();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "regions.r.where=(x - x) / (y - y) | regions.r.where: '(x - x) / (y - y)' is no finite number at x = 500 nm, y = 500 nm, z = 0 m",
        "displacement.top=[free, 1 um * sqrt(x - 3 um)] | displacement.top: '1 um * sqrt(x - 3 um)' is no finite number at x = 0 m, y = 4 um,"
            + " z = 0 m",
        "displacement.forceX=1 / x | displacement.forceX: '1 / x' is no finite number at x = 0 m, y = 0 m, z = 0 m",
        "displacement.crackPressure=1 / t | displacement.crackPressure: '1 / t' is no finite number at x = 0 m, y = 0 m, z = 0 m",
        "concentration.initial=log(y) | concentration.initial: 'log(y)' is no finite number at x = 0 m, y = 0 m, z = 0 m",
        "concentration.source=1 / (u - 1) | concentration.source: '1 / (u - 1)' is no finite number at x = 0 m, y = 0 m, z = 0 m",
        "errors.e.exact=1 / (x - 2 um) | errors.e.exact: '1 / (x - 2 um)' is no finite number at x = 2 um, y = 0 m, z = 0 m"})
    void whatIsNoNumberSomewhereIsToldWithKeyAndPlace(String setting, String line) {
        assertEquals("command line: " + line + ", t = 0 s", assertThrows(ConfigException.class, () -> warnings(setting)).getMessage()
                .replace(", u = 1", ""));
    }

    @Test
    void aToughnessBelowNothingSomewhereIsToldWithItsPlace() {
        assertEquals("command line: regions.r.toughness: '2 - x / 1 um' is -0.5 at x = 2.5 um, y = 500 nm, z = 0 m, t = 0 s;"
                + " allowed: above 0", assertThrows(ConfigException.class,
                        () -> warnings("regions.r.where=x > 1 um", "regions.r.toughness=2 - x / 1 um")).getMessage());
    }

    @Test
    void aFormulaIsAskedOnlyWhereItCounts() {
        assertEquals(List.of(), warnings("regions.r.where=x > 2 um", "regions.r.toughness=log(x / 2 um)",
                "errors.e.within=x > 2 um", "errors.e.exact=sqrt(x - 2 um)", "displacement.right=[1 / x, free]"));
    }

    @Test
    void aRegionInWhichNoCellLiesIsNamed() {
        assertEquals(List.of("regions.crack.where: holds in no cell, so the region changes nothing; cells are asked at their centres"),
                warnings("regions.crack.where=box(0 um, 1.9 um, 2 um, 2.1 um)", "regions.crack.broken=true"));
    }

    @Test
    void aHoldOnTheLineBetweenTwoCellsHoldsNodes() {
        assertEquals(List.of(), warnings("regions.pin.where=1.9 um < x < 2.1 um", "regions.pin.displacement=clamped"));
        assertEquals(List.of("regions.pin.where: holds in no node, so the region holds nothing"),
                warnings("regions.pin.where=2.1 um < x < 2.2 um", "regions.pin.displacement=clamped"));
    }

    @Test
    void anErrorWithinNothingIsNamed() {
        assertEquals(List.of("errors.e.within: holds nowhere, so there is no distance"),
                warnings("errors.e.exact=x", "errors.e.within=x > 5 um"));
    }
}
