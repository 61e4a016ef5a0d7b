package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.GridSettings;
import org.frond.device.CountingDevice;
import org.frond.device.Workplace;
import org.frond.grid.Field;
import org.frond.solver.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run allocates and keeps the fields that its parts declare, and no others. */
class StateFieldsTest {

    private static Set<String> fields(String example) {
        Config config = ExampleRun.config(example, List.of());
        Kernels kernels = new Kernels(Workplace.inDouble(new CountingDevice()), config.get(GridSettings.CELLS).size());
        return Problem.of(config, kernels).state().fields().stream().map(Field::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "verification/pfhub-dispersion|concentration",
        "verification/pfhub-3-start|concentration, temperature",
        "verification/pfhub-6a|concentration, potential",
        "verification/v18a-patch|displacement",
        "verification/v17-laminate|potential",
        "verification/v20-crack-energy|damage, displacement"})
    void aBodyKeepsTheFieldsItSolvesFor(String example, String expected) {
        assertEquals(Set.of(expected.split(", ")), fields(example));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"wedge-crack|", "macro-tree|, branch, domain, lost_contact, path_length, tip, tip_end"})
    void aCellKeepsThoseOfItsPartsAndOfItsLawOfGrowth(String example, String further) {
        String all = "concentration, damage, displacement, metal, metal_pressure, path, plated_volume, potential";
        assertEquals(Set.of((all + (further == null ? "" : further)).split(", ")), fields(example));
    }
}
