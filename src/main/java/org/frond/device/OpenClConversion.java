package org.frond.device;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;

/**
 * Scales values on an OpenCL device on their way from one precision to another, with the processor's bits. For a device
 * without double precision it is done here.
 */
final class OpenClConversion {

    private static final String NAME = "convert";
    private static final String TEXT = """
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            kernel void convert(double factor, global const FROM *x, global TO *y, int length)
            {
                const int n = get_global_id(0);
                if (n < length) y[n] = (TO) (factor * x[n]);
            }
            """;

    private record Way(Precision from, Precision to) {
    }

    private final OpenClQueue queue;
    private final WorkGroups groups;
    private final Map<Way, OpenClKernel> kernels = new HashMap<>();

    OpenClConversion(OpenClQueue queue, WorkGroups groups) {
        this.queue = queue;
        this.groups = groups;
    }

    /** to = factor from, multiplied in double precision and rounded once. */
    synchronized void convert(double factor, OpenClBuffer from, OpenClBuffer to) {
        to.requireLength(from.length());
        if (!queue.info().doubles()) {
            to.write(Arrays.stream(from.toArray()).map(value -> factor * value).toArray());
            return;
        }
        OpenClKernel ready = kernels.computeIfAbsent(new Way(from.precision(), to.precision()), this::build);
        cl_kernel kernel = ready.handle();
        queue.asked("pass arguments to " + NAME, () -> CL.clSetKernelArg(kernel, 0, Sizeof.cl_double, Pointer.to(new double[] {factor}))
                + CL.clSetKernelArg(kernel, 1, Sizeof.cl_mem, Pointer.to(from.memory()))
                + CL.clSetKernelArg(kernel, 2, Sizeof.cl_mem, Pointer.to(to.memory()))
                + CL.clSetKernelArg(kernel, 3, Sizeof.cl_int, Pointer.to(new int[] {to.length()})));
        queue.launch(ready, Range.flat(to.length()));
    }

    private OpenClKernel build(Way way) {
        return queue.kernel(queue.build(TEXT, "-D FROM=" + type(way.from()) + " -D TO=" + type(way.to())), NAME, groups);
    }

    private static String type(Precision precision) {
        return precision == Precision.FLOAT ? "float" : "double";
    }
}
