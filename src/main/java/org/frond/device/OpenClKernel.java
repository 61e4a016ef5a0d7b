package org.frond.device;

import org.jocl.cl_kernel;

/**
 * A kernel as an OpenCL driver made it.
 *
 * @param name   its name
 * @param handle the driver's
 * @param groups work-groups it can have on its device
 */
record OpenClKernel(String name, cl_kernel handle, WorkGroups groups) {
}
