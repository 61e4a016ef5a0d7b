package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.frond.config.Config;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results do not depend on how many threads compute them. */
class ThreadsTest {

    @TempDir
    private static Path temporary;

    private static ExampleRun alone;

    @BeforeAll
    static void runOnOneThread() {
        alone = onThreads(1, temporary.resolve("one"));
    }

    private static ExampleRun onThreads(int threads, Path folder) {
        Config config = ExampleRun.config("polycrystal",
                ExampleRun.with(ExampleRun.SMALL_POLYCRYSTAL, "stop.steps=9", "output.snapshots=0"));
        return ExampleRun.run(folder, false, config, threads);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void everyNumberIsTheSame(int threads) throws IOException {
        ExampleRun together = onThreads(threads, temporary.resolve("threads" + threads));
        assertArrayEquals(Files.readAllBytes(alone.files().history()), Files.readAllBytes(together.files().history()));
        ExampleRun.assertSameBits(alone.checkpoint().state(), together.checkpoint().state());
    }
}
