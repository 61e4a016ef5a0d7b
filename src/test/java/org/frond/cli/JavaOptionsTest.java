package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaOptionsTest {

    private static final String COMPILING = "-XX:-DontCompileHugeMethods";

    @Test
    void nothingIsMissingWhereTheLauncherStarted() {
        assertEquals(Optional.empty(), JavaOptions.missing(List.of("-Xmx1g", COMPILING), true, true));
    }

    @Test
    void vectorsAreNotMissedWhereJavaHasNone() {
        assertEquals(Optional.empty(), JavaOptions.missing(List.of(COMPILING), false, false));
    }

    @Test
    void whatIsMissingIsToldWithWhatItIsFor() {
        assertEquals(Optional.of("This is slow: Java was started without -XX:-DontCompileHugeMethods (without it large kernels are never"
                + " compiled, many times slower) and --add-modules jdk.incubator.vector (vector instructions). Start ./frond, or give"
                + " Java what it gives."), JavaOptions.missing(List.of(), true, false));
    }
}
