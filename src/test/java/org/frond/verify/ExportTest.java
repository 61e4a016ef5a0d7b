package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.config.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {

    private static final String CASE = """
            title: nothing to run
            ---
            case: X1
            title: A benchmark
            level: quick
            statement: Nothing.
            source: Nobody.
            expect:
              energy: {measure: last('Free energy'), value: 1, tolerance: 1 %%}
            export:
              benchmark: 1a
              version: 1
              files:
                free_energy: {time: "'Time'", free_energy: %s}
            """;

    @TempDir
    private Path folder;

    private VerificationCase posed(String measure) throws IOException {
        Path file = folder.resolve("x1.yaml");
        Files.writeString(file, String.format(CASE, measure));
        return CaseFile.read(file);
    }

    private CaseResult result(VerificationCase posed) {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("time", new double[] {0, 0.5, 20});
        columns.put("free_energy", new double[] {3, 2.25, 1e-7});
        return new CaseResult(posed, List.of(), List.of(), List.of(), List.of(new Export.Table("free_energy", 20, columns)),
                Optional.empty(), 12.4, "");
    }

    @Test
    void aSeriesIsACsvFileWithBareNames() throws IOException {
        VerificationCase posed = posed("\"'Free energy'\"");
        posed.export().orElseThrow().write(folder, result(posed));
        assertEquals("time,free_energy\n0.0,3.0\n0.5,2.25\n20.0,1.0E-7\n", Files.readString(folder.resolve("free_energy.csv")));
    }

    @Test
    void theDescriptionSaysWhatTheSchemaAsks() throws IOException {
        VerificationCase posed = posed("\"'Free energy'\"");
        posed.export().orElseThrow().write(folder, result(posed));
        Map<?, ?> described;
        try (var text = Files.newBufferedReader(folder.resolve("pfhub.yaml"))) {
            described = (Map<?, ?>) YamlText.documents(text).get(0);
        }
        assertEquals("1a", described.get("benchmark_problem"));
        assertEquals("1", described.get("benchmark_version"));
        Map<?, ?> results = (Map<?, ?>) described.get("results");
        assertEquals(List.of(Map.of("name", "free_energy.csv", "format", "csv", "columns", List.of("time", "free_energy"))),
                results.get("file_timeseries"));
        assertEquals("20.0", results.get("fictive_time"));
        assertEquals("12", results.get("time_in_s"));
    }

    @Test
    void aMeasureThatIsNoFormulaIsToldWithItsKey() {
        CaseException wrong = assertThrows(CaseException.class, () -> posed("\"'Free energy' *\""));
        assertTrue(wrong.getMessage().contains("export.files.free_energy"), wrong.getMessage());
    }
}
