package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.frond.io.JsonFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {

    @TempDir
    private Path folder;

    private static CaseResult result(String file, String id, double got) {
        VerificationCase posed = new VerificationCase(Path.of(file), id, "Case " + id, "What holds.", "Theory.", VerificationCase.Level.QUICK,
                List.of(), List.of(), List.of(), List.of(), Optional.empty());
        return new CaseResult(posed, List.of(new CaseResult.Check("length", "", "1", got, got - 1, "1 %", got == 1)), List.of(), List.of(),
                List.of(), Optional.empty(), 2, "");
    }

    private Map<?, ?> cases() {
        return (Map<?, ?>) JsonFile.read(folder.resolve("results.json")).get("cases");
    }

    /** So that what was computed before an interruption is kept. */
    @Test
    void eachCaseIsInTableAndJsonOnceItIsWritten() throws IOException {
        Pages pages = new Pages(folder, "CPU");
        pages.write(result("v01-first.yaml", "V1", 1));
        assertEquals(Set.of("v01-first"), cases().keySet());
        pages.write(result("v02-second.yaml", "V2", 1));
        assertEquals(Set.of("v01-first", "v02-second"), cases().keySet());
        assertEquals(2, Files.readAllLines(folder.resolve("README.md")).stream().filter(line -> line.startsWith("| [V")).count());
    }

    @Test
    void aCaseThatIsWrittenAgainReplacesItsFormerResult() {
        Pages pages = new Pages(folder, "CPU");
        pages.write(result("v01-first.yaml", "V1", 2));
        pages.write(result("v01-first.yaml", "V1", 1));
        assertEquals(true, ((Map<?, ?>) cases().get("v01-first")).get("passed"));
    }
}
