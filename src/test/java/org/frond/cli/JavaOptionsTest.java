package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                + " compiled, many times slower) and --add-modules jdk.incubator.vector (vector instructions). Start ./frond, or Java as"
                + " it does: java -XX:-DontCompileHugeMethods -XX:Tier3BackEdgeThreshold=1000000 -XX:Tier4BackEdgeThreshold=1000000"
                + " -XX:Tier3DelayOn=1000 -XX:CompileCommand=quiet"
                + " '-XX:CompileCommand=CompileThresholdScaling,org.frond.kernel.*::*SideBySide,0.3' -XX:+UseSerialGC"
                + " --add-modules jdk.incubator.vector -jar frond.jar ..."), JavaOptions.missing(List.of(), true, false));
    }

    @Test
    void theLauncherAndThePageForClustersGiveTheSame() throws IOException {
        String launcher = Files.readString(Path.of("frond"));
        String page = Files.readString(Path.of("docs/cluster.md"));
        for (String option : JavaOptions.LAUNCHER) {
            assertTrue(launcher.contains(option), option);
            assertTrue(page.contains(option), option);
        }
        Matcher given = Pattern.compile("-XX:[^ \\\\\n\"']+").matcher(launcher.substring(launcher.indexOf("exec \"$java\"")));
        while (given.find()) {
            assertTrue(page.contains(given.group()), given.group());
        }
    }
}
