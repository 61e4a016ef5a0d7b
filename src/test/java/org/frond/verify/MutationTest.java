package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.kernel.KernelSource;
import org.frond.run.Interruption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each of the equations with a sign or a factor broken in its kernels: a case of the quick set notices. */
@Tag("slow")
class MutationTest {

    /** A kernel broken in one place, and the case that must fail. */
    private enum Mutant {
        DISPLACEMENT_FACTOR("elasticity.cl", "DIM == 3 ? h / 16.0 : 0.25;", "DIM == 3 ? h / 16.0 : 0.26;", "v28-cycling"),
        DISPLACEMENT_SIGN("mechanics.cl", "(e[p][p] >= 0.0 ? 1.0 : 0.0)", "(e[p][p] < 0.0 ? 1.0 : 0.0)", "v28-cycling"),
        POTENTIAL_FACTOR("scalar.cl", "DIM == 3 ? h / 16.0 : 0.25;", "DIM == 3 ? h / 16.0 : 0.26;", "v17-laminate"),
        POTENTIAL_SIGN("electrics.cl", "forward = anodic * f * drop", "forward = -anodic * f * drop", "v12-symmetric-cell"),
        CONCENTRATION_FACTOR("electrics.cl", "+ uptake * source[n]", "+ 1.05 * uptake * source[n]", "v15-cell-polarisation"),
        CONCENTRATION_SIGN("electrics.cl", "+ uptake * source[n]", "- uptake * source[n]", "v15-cell-polarisation"),
        METAL_FACTOR("metal.cl", "theta[n] += dt * rate[n]", "theta[n] += 1.01 * dt * rate[n]", "v11-budgets"),
        METAL_SIGN("metal.cl", "theta[n] += dt * rate[n]", "theta[n] -= dt * rate[n]", "v11-budgets"),
        FRACTURE_FACTOR("fracture.cl", "drive += 2.0 *", "drive += 1.9 *", "v19-homogeneous-bar"),
        FRACTURE_SIGN("fracture.cl", "(drive - w1 * resist", "(drive + w1 * resist", "v20-crack-energy"),
        FLUID_FACTOR("fluid.cl", "edge * edge : edge;", "edge * edge : 1.1 * edge;", "v23-sneddon"),
        FLUID_SIGN("fluid.cl", "w = weight[n - corner", "w = -weight[n - corner", "v23-sneddon"),
        MIXTURE_FACTOR("mixture.cl", "sum * c + m * coefficients[m]", "sum * c + 1.02 * m * coefficients[m]", "pfhub-dispersion"),
        PERIODIC_SIGN("periodic.cl", "f[before + p * size] = f[last", "f[before + p * size] = -f[last", "v15-periodic-wave"),
        HEAT_FACTOR("interface.cl", "heat * s[n]", "1.02 * heat * s[n]", "pfhub-3-start");

        private final String file;
        private final String original;
        private final String broken;
        private final String caughtBy;

        Mutant(String file, String original, String broken, String caughtBy) {
            this.file = file;
            this.original = original;
            this.broken = broken;
            this.caughtBy = caughtBy;
        }

        List<KernelSource> kernels() {
            List<KernelSource> healthy = KernelSource.builtIn();
            List<KernelSource> changed = healthy.stream().map(source -> source.name().equals(file)
                    ? new KernelSource(file, source.text().replaceFirst(java.util.regex.Pattern.quote(original), broken))
                    : source).toList();
            assertEquals(healthy.size() - 1, healthy.stream().filter(changed::contains).count(), "what is to be broken is there");
            return changed;
        }
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void aBrokenEquationIsNoticed(Mutant mutant) {
        VerificationCase posed = CaseFile.read(Path.of("configs", "verification", mutant.caughtBy + ".yaml"));
        PrintWriter silent = new PrintWriter(Writer.nullWriter());
        try (Device device = new CpuDevice(2, mutant.kernels()); Interruption interruption = new Interruption(silent)) {
            assertFalse(new Verifier(device, () -> CpuDevice.plain(mutant.kernels()), interruption).verify(posed).passed());
        }
    }
}
