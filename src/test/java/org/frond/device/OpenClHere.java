package org.frond.device;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.frond.kernel.KernelSource;

/** The OpenCL device that tests use, a GPU where there is one. Where there is none they are skipped and say why. */
public final class OpenClHere {

    private OpenClHere() {
    }

    /** What stands for itself; skips the test that asks where no OpenCL device can be used. */
    public static OpenClInfo info() {
        OpenCl.Survey survey = OpenCl.survey();
        Optional<OpenClInfo> device = survey.usable().stream().min(Comparator.comparing(OpenClInfo::type));
        assumeTrue(device.isPresent(), () -> "no OpenCL device to test: " + survey.reason());
        return device.orElseThrow();
    }

    /** The device as a run would open it. */
    public static OpenClDevice open(List<KernelSource> sources) {
        return OpenClDevice.open(info().number(), sources);
    }

    /** The device with work-groups of so many items. */
    static OpenClDevice open(List<KernelSource> sources, int groupSize) {
        return OpenClDevice.open(info().number(), sources, groupSize);
    }
}
