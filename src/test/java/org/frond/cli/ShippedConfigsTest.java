package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations that come with Frond are valid, from their settings to the values of their formulas. */
@Tag("slow")
class ShippedConfigsTest {

    static Stream<Path> configs() throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("configs")); Stream<Path> cases = Files.list(Path.of("configs/verification"))) {
            List<Path> files = Stream.concat(examples, cases).filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
            return files.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void checkAcceptsIt(Path file) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Frond.commands(new SimulationRunner()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
                .execute("check", file.toString());
        assertEquals(ExitCode.OK, code, err::toString);
        assertFalse(out.toString().contains("holds in no"), out::toString);
    }
}
