package org.frond.device;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.kernel.Build;
import org.frond.kernel.Kernel;
import org.frond.kernel.KernelSource;
import org.frond.kernel.OpenClText;
import org.frond.kernel.Parameter;
import org.frond.kernel.Real;
import org.frond.kernel.Translation;
import org.frond.kernel.TranslationException;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** The kernels as the OpenCL driver compiled them. Commands are queued in the order of the calls. */
final class OpenClProgram implements Program {

    /**
     * A kernel that is ready to be launched, and the arguments it was given last: it keeps them, and most are the same at
     * the next launch.
     */
    private record Ready(OpenClKernel kernel, Object[] given) {
    }

    private final OpenClQueue queue;
    private final WorkGroups groups;
    private final Precision real;
    private final Map<String, Binding> kernels;
    private final cl_program program;
    private final Map<String, Ready> ready = new HashMap<>();

    private OpenClProgram(OpenClQueue queue, WorkGroups groups, Precision real, Map<String, Binding> kernels,
            cl_program program) {
        this.queue = queue;
        this.groups = groups;
        this.real = real;
        this.kernels = kernels;
        this.program = program;
    }

    static OpenClProgram build(List<KernelSource> sources, int dim, Precision real, OpenClQueue queue, WorkGroups groups) {
        Build build = new Build(dim, real == Precision.FLOAT ? Real.FLOAT : Real.DOUBLE);
        try {
            // reads the language first: its messages are better than a driver's, and it tells the kernels' parameters
            Map<String, Binding> kernels = new LinkedHashMap<>();
            Translation.kernels(sources, build).forEach((name, kernel) -> kernels.put(name, new Binding(kernel)));
            cl_program program = queue.build(OpenClText.of(sources), build.openClOptions());
            return new OpenClProgram(queue, groups, real, kernels, program);
        } catch (TranslationException e) {
            throw new KernelException(e.getMessage(), e);
        }
    }

    @Override
    public synchronized void run(List<Launch> chain) {
        chain.forEach(this::launch);
    }

    private void launch(Launch launch) {
        Binding binding = Binding.named(kernels, launch.kernel());
        Kernel kernel = binding.kernel();
        Object[] bound = binding.bind(launch.range(), launch.arguments());
        Ready launched = ready.computeIfAbsent(kernel.name(), this::prepare);
        for (int n = 0; n < bound.length; n++) {
            if (!bound[n].equals(launched.given()[n])) {
                pass(launched.kernel().handle(), n, bound[n], kernel);
                launched.given()[n] = bound[n];
            }
        }
        if (launch.range().items() > 0) {
            queue.launch(launched.kernel(), launch.range());
        }
    }

    private Ready prepare(String name) {
        return new Ready(queue.kernel(program, name, groups), new Object[kernels.get(name).kernel().parameters().size()]);
    }

    private void pass(cl_kernel handle, int number, Object argument, Kernel kernel) {
        if (argument instanceof Buffer buffer) {
            Parameter parameter = kernel.parameters().get(number);
            OpenClBuffer own = Binding.buffer(buffer, OpenClBuffer.class, real, kernel, parameter);
            if (!own.isOn(queue)) {
                throw new KernelException("buffer " + parameter.name() + " of kernel " + kernel.name()
                        + " belongs to another device");
            }
            set(kernel, handle, number, Sizeof.cl_mem, Pointer.to(own.memory()));
        } else if (argument instanceof Integer value) {
            set(kernel, handle, number, Sizeof.cl_int, Pointer.to(new int[] {value}));
        } else if (real == Precision.FLOAT) {
            set(kernel, handle, number, Sizeof.cl_float, Pointer.to(new float[] {((Double) argument).floatValue()}));
        } else {
            set(kernel, handle, number, Sizeof.cl_double, Pointer.to(new double[] {(Double) argument}));
        }
    }

    private void set(Kernel kernel, cl_kernel handle, int number, long bytes, Pointer value) {
        queue.asked("pass argument " + number + " to the kernel " + kernel.name(),
                () -> CL.clSetKernelArg(handle, number, bytes, value));
    }
}
