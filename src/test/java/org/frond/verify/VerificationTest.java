package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.kernel.KernelSource;
import org.frond.run.Interruption;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** The quick cases of configs/verification: {@code frond verify} as part of every build. */
@Tag("slow")
class VerificationTest {

    private static Device device;
    private static Interruption interruption;

    @BeforeAll
    static void open() {
        device = CpuDevice.ofAllCores();
        interruption = new Interruption(new PrintWriter(Writer.nullWriter()));
    }

    @AfterAll
    static void close() {
        interruption.close();
        device.close();
    }

    @TestFactory
    Stream<DynamicTest> quickCases() {
        Verifier verifier = new Verifier(device, () -> CpuDevice.plain(KernelSource.builtIn()), interruption);
        return CaseFile.all(Path.of("configs", "verification")).stream()
                .filter(posed -> posed.level() == VerificationCase.Level.QUICK)
                .map(posed -> DynamicTest.dynamicTest(posed.id() + ": " + posed.title(), () -> {
                    CaseResult result = verifier.verify(posed);
                    assertTrue(result.passed(), () -> String.join("\n", Pages.lines(result)));
                }));
    }
}
