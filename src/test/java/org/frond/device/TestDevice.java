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

    /** Whether it is the OpenCL device. */
    static boolean isOpenCl() {
        return System.getProperty(PROPERTY, "cpu").equals("opencl");
    }

    /** A device with the kernels that come with the program. */
    public static Device open() {
        return isOpenCl()
                ? OpenClHere.open(KernelSource.builtIn()) : CpuDevice.ofAllCores();
    }
}
