package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.kernel.KernelSource;
import org.frond.run.Interruption;
import org.junit.jupiter.api.Test;

class VerifierTest {

    @Test
    void aCaseWhoseKernelFailsIsToldOfLikeAnyOtherThatFails() {
        List<KernelSource> broken = KernelSource.builtIn().stream().map(source -> new KernelSource(source.name(),
                source.text().replace("f[before + p * size] =", "f[before + p * size + 100000000] ="))).toList();
        VerificationCase posed = CaseFile.read(Path.of("configs", "verification", "v15-periodic-wave.yaml"));
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        try (Device device = new CpuDevice(1, broken); Interruption interruption = new Interruption(silent)) {
            CaseResult result = new Verifier(device, () -> CpuDevice.plain(broken), interruption).verify(posed);
            assertFalse(result.passed());
            assertTrue(result.failure().contains("(periodic.cl)") && result.failure().contains("reaches outside a buffer"),
                    result::failure);
        }
    }
}
