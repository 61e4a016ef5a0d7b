package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/sweeps.md} under GNU parallel and Snakemake, run by {@code .ci/long.d/engines}. */
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
@Timeout(600)
class EnginesTest {

    @TempDir
    private Path folder;

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator)).anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    @Test
    void blocksUnderOtherEnginesGiveTheTableOfOneCommand() throws IOException, InterruptedException {
        for (String program : new String[] {"parallel", "snakemake", "python3", "awk"}) {
            assumeTrue(isThere(program), "no " + program + " here (Debian: apt-get install " + program + ")");
        }
        Path frond = Files.writeString(folder.resolve("frond"), "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                + "' -XX:-DontCompileHugeMethods -cp '" + System.getProperty("java.class.path") + "' " + Frond.class.getName() + " \"$@\"\n");
        assertTrue(frond.toFile().setExecutable(true));
        Process engines = new ProcessBuilder(".ci/long.d/engines", frond.toString()).redirectErrorStream(true).start();
        String told = new String(engines.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, engines.waitFor(), told);
        assertTrue(told.contains("parallel: the same table") && told.contains("snakemake: the same table"), told);
    }
}
