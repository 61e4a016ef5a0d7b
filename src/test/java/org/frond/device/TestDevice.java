package org.frond.device;

import org.frond.kernel.KernelSource;

/**
 * The device that tests of solvers and models run on: the processor, or with {@code -Dfrond.device=opencl} the OpenCL
 * device of {@link OpenClHere}.
 */
public final class TestDevice {

    private static final String PROPERTY = "frond.device";

    private TestDevice() {
    }

    /** A device with the kernels that come with the program. */
    public static Device open() {
        return System.getProperty(PROPERTY, "cpu").equals("opencl")
                ? OpenClHere.open(KernelSource.builtIn()) : CpuDevice.ofAllCores();
    }
}
