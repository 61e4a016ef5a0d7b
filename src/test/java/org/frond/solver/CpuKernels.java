package org.frond.solver;

import org.frond.device.CpuDevice;

/** The kernels on the processor, built once for all tests of a run. */
public final class CpuKernels {

    private static final CpuDevice DEVICE = CpuDevice.ofAllCores();
    private static final Kernels PLANE = new Kernels(DEVICE, 2);
    private static final Kernels BOX = new Kernels(DEVICE, 3);

    private CpuKernels() {
    }

    /** The kernels for grids of 2 or 3 axes. */
    public static Kernels in(int dim) {
        return dim == 2 ? PLANE : BOX;
    }
}
