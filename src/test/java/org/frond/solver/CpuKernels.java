package org.frond.solver;

import org.frond.device.Device;
import org.frond.device.TestDevice;
import org.frond.device.Workplace;

/** The kernels on {@link TestDevice}, built once for all tests of a run. */
public final class CpuKernels {

    private static final Device DEVICE = TestDevice.open();
    private static final Kernels PLANE = new Kernels(DEVICE, 2);
    private static final Kernels BOX = new Kernels(DEVICE, 3);
    private static final Kernels PLANE_WITH_SINGLE_CYCLES = new Kernels(Workplace.mixed(DEVICE), 2);
    private static final Kernels BOX_WITH_SINGLE_CYCLES = new Kernels(Workplace.mixed(DEVICE), 3);

    private CpuKernels() {
    }

    /** The kernels for grids of 2 or 3 axes. */
    public static Kernels in(int dim) {
        return dim == 2 ? PLANE : BOX;
    }

    /** The same with multigrid cycles in single precision. */
    static Kernels withSingleCycles(int dim) {
        return dim == 2 ? PLANE_WITH_SINGLE_CYCLES : BOX_WITH_SINGLE_CYCLES;
    }
}
