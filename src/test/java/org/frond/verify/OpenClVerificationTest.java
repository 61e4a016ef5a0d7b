package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.OpenClHere;
import org.frond.kernel.KernelSource;
import org.frond.run.Interruption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Cases of each of the five equations on an OpenCL device; {@code frond verify --device opencl} runs the others. Skipped where
 * there is no such device.
 */
@Tag("slow")
class OpenClVerificationTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "v18a-patch",               // displacement
        "v12-symmetric-cell",       // potential and reaction
        "v15b-limiting-current",    // concentration
        "v11-budgets",              // metal, with all the others
        "v13-shrinking-gap",        // metal that takes the electrolyte's place, until a short circuit
        "v20-crack-energy",         // fracture
        "v36-parity"})              // all of them, compared with the processor
    void aCaseOfEachEquationPasses(String name) {
        VerificationCase posed = CaseFile.read(Path.of("configs", "verification", name + ".yaml"));
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        try (Device device = OpenClHere.open(KernelSource.builtIn()); Interruption interruption = new Interruption(silent)) {
            CaseResult result = new Verifier(device, () -> CpuDevice.plain(KernelSource.builtIn()), interruption).verify(posed);
            assertTrue(result.passed(), () -> String.join("\n", Pages.lines(result)));
        }
    }
}
