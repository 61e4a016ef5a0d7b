package org.frond.device;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_command_queue;
import org.jocl.cl_context;
import org.jocl.cl_context_properties;
import org.jocl.cl_device_id;
import org.jocl.cl_event;
import org.jocl.cl_kernel;
import org.jocl.cl_mem;
import org.jocl.cl_program;

/**
 * One in-order command queue of an OpenCL device and the memory asked of it: the one place that OpenCL's commands go
 * through. What OpenCL answers becomes a {@link DeviceException} in plain words. Commands are queued without waiting; only
 * reading waits. They come from one thread at a time, and memory that nobody knows any more goes back in that thread, at the
 * next allocation: a release from the garbage collector's thread could overtake the command that was the last to use it.
 */
final class OpenClQueue implements AutoCloseable {

    /** Share of the device's memory that buffers may take; the rest is for programs, the driver and the screen. */
    private static final double USABLE = 0.95;
    private static final double MEGABYTE = 1e6;

    private final OpenClInfo info;
    private final cl_device_id device;
    private final cl_context context;
    private final cl_command_queue queue;
    private final Optional<OpenClEvents> events;
    private final Set<Allocation> live = ConcurrentHashMap.newKeySet();
    private final Set<Reading> underway = ConcurrentHashMap.newKeySet();
    private final Queue<Allocation> abandoned = new ConcurrentLinkedQueue<>();
    private final Queue<cl_program> programs = new ConcurrentLinkedQueue<>();
    private final Queue<cl_kernel> kernels = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** Memory of the device, given back once, after its buffer's end or at the queue's. */
    final class Allocation implements Runnable {

        private final cl_mem memory;
        private final long bytes;

        private Allocation(cl_mem memory, long bytes) {
            this.memory = memory;
            this.bytes = bytes;
        }

        cl_mem memory() {
            return memory;
        }

        /** The buffer is gone; called by the garbage collector. */
        @Override
        public void run() {
            abandoned.add(this);
        }

        private void release() {
            if (live.remove(this)) {
                asked("release a buffer", () -> CL.clReleaseMemObject(memory));
            }
        }
    }

    /** Values on their way to the host. They are known to the queue until they are there: the driver writes into them. */
    final class Reading {

        private final ByteBuffer bytes;
        private final cl_event arrived = new cl_event();

        private Reading(int length) {
            this.bytes = ByteBuffer.allocateDirect(length).order(ByteOrder.nativeOrder());
        }

        /** The values, waited for at the first call; in any one thread. */
        ByteBuffer await() {
            if (underway.contains(this)) {
                asked("hand out values", () -> CL.clWaitForEvents(1, new cl_event[] {arrived}));
                underway.remove(this);
                asked("release an event", () -> CL.clReleaseEvent(arrived));
            }
            return bytes.duplicate().order(ByteOrder.nativeOrder());
        }
    }

    OpenClQueue(OpenCl.Handle handle) {
        this(handle, Optional.empty());
    }

    /** A queue that tells a profile how long its kernels take. */
    OpenClQueue(OpenCl.Handle handle, Optional<Profile> profile) {
        this.events = profile.map(OpenClEvents::new);
        this.info = handle.info();
        this.device = handle.device();
        cl_context_properties properties = new cl_context_properties();
        properties.addProperty(CL.CL_CONTEXT_PLATFORM, handle.platform());
        cl_device_id[] devices = {device};
        this.context = asked("open the device", () -> CL.clCreateContext(properties, 1, devices, null, null, null));
        this.queue = asked("make a queue", this::newQueue);
    }

    // the newer call does not exist for OpenCL 1.2 drivers
    @SuppressWarnings("deprecation")
    private cl_command_queue newQueue() {
        return CL.clCreateCommandQueue(context, device, events.isPresent() ? CL.CL_QUEUE_PROFILING_ENABLE : 0, null);
    }

    OpenClInfo info() {
        return info;
    }

    /** Bytes held by buffers that are alive. */
    long used() {
        for (Allocation gone = abandoned.poll(); gone != null; gone = abandoned.poll()) {
            gone.release();
        }
        return live.stream().mapToLong(allocation -> allocation.bytes).sum();
    }

    /** Fails, with numbers, unless so many bytes more fit into the device's memory. */
    void requireMemory(long bytes) {
        long used = used();
        if (used + bytes > USABLE * info.memory()) {
            throw new DeviceException(String.format(Locale.ROOT, "%s has too little memory: %.0f MB are in use, %.0f MB more are asked"
                    + " for, and it has %.0f MB; make grid.cells smaller or compute on the CPU (--device cpu)",
                    info.name(), used / MEGABYTE, bytes / MEGABYTE, info.memory() / MEGABYTE));
        }
    }

    /** Memory filled with zeros. */
    Allocation allocate(long bytes) {
        requireMemory(bytes);
        cl_mem memory = asked(String.format(Locale.ROOT, "allocate %.1f MB (its largest buffer has %.0f MB)", bytes / MEGABYTE,
                info.largestBuffer() / MEGABYTE), () -> CL.clCreateBuffer(context, CL.CL_MEM_READ_WRITE, bytes, null, null));
        Allocation allocation = new Allocation(memory, bytes);
        live.add(allocation);
        fill(memory, Pointer.to(new float[1]), Sizeof.cl_float, bytes);
        return allocation;
    }

    /** Fills memory with a pattern over and over. */
    void fill(cl_mem memory, Pointer pattern, long patternBytes, long bytes) {
        asked("fill a buffer",
                () -> CL.clEnqueueFillBuffer(queue, memory, pattern, patternBytes, 0, bytes, 0, null, null));
    }

    void copy(cl_mem from, cl_mem to, long bytes) {
        asked("copy a buffer", () -> CL.clEnqueueCopyBuffer(queue, from, to, 0, 0, bytes, 0, null, null));
    }

    void write(cl_mem memory, Pointer source, long bytes) {
        asked("take values", () -> CL.clEnqueueWriteBuffer(queue, memory, true, 0, bytes, source, 0, null, null));
    }

    /** Waits for all commands before and reads. */
    void read(cl_mem memory, Pointer target, long bytes) {
        asked("hand out values", () -> CL.clEnqueueReadBuffer(queue, memory, true, 0, bytes, target, 0, null, null));
        collectTimes();
    }

    /** Begins to read what the commands so far leave; commands after it wait until it is read. */
    Reading startReading(cl_mem memory, int bytes) {
        Reading reading = new Reading(bytes);
        underway.add(reading);
        asked("hand out values", () -> CL.clEnqueueReadBuffer(queue, memory, false, 0, bytes, Pointer.to(reading.bytes), 0, null,
                reading.arrived) + CL.clFlush(queue));
        return reading;
    }

    /** Waits for all commands. */
    void finish() {
        asked("finish", () -> CL.clFinish(queue));
        collectTimes();
    }

    /**
     * Compiles a program.
     *
     * @throws KernelException with the compiler's log if it refuses the text
     */
    cl_program build(String text, String options) {
        String[] texts = {text};
        cl_program program = asked("take a program", () -> CL.clCreateProgramWithSource(context, 1, texts, null, null));
        programs.add(program);
        try {
            cl_device_id[] devices = {device};
            CL.clBuildProgram(program, 1, devices, options, null, null);
            return program;
        } catch (CLException refused) {
            String log = asked("explain a failed build", () -> OpenCl.text((size, value, needed) ->
                    CL.clGetProgramBuildInfo(program, device, CL.CL_PROGRAM_BUILD_LOG, size, value, needed)));
            throw new KernelException(info.name() + " (" + info.platform() + ") cannot build the kernels: "
                    + (log.isEmpty() ? refused.getMessage() : System.lineSeparator() + log), refused);
        }
    }

    /** A kernel of a program, with the wanted work-groups or, where it cannot have them here, smaller ones. */
    OpenClKernel kernel(cl_program program, String name, WorkGroups wanted) {
        cl_kernel kernel = asked("make the kernel " + name, () -> CL.clCreateKernel(program, name, null));
        kernels.add(kernel);
        return new OpenClKernel(name, kernel, wanted.atMost(largestGroup(kernel)));
    }

    /** The most items of a work-group that a kernel can have here, which is never more than the device can. */
    private int largestGroup(cl_kernel kernel) {
        long[] size = new long[1];
        asked("tell a kernel's group size", () -> CL.clGetKernelWorkGroupInfo(kernel, device, CL.CL_KERNEL_WORK_GROUP_SIZE,
                Sizeof.size_t, Pointer.to(size), null));
        return (int) size[0];
    }

    /** Queues a kernel over a range, cut into its groups. */
    void launch(OpenClKernel kernel, Range range) {
        long[] global = kernel.groups().global(range);
        asked("run the kernel " + kernel.name(),
                () -> CL.clEnqueueNDRangeKernel(queue, kernel.handle(), global.length, null, global, kernel.groups().local(range), 0,
                        null, events.map(all -> all.next(kernel.name())).orElse(null)));
        if (events.isPresent() && events.get().isFull()) {
            finish();
        }
    }

    private void collectTimes() {
        events.ifPresent(all -> asked("tell how long kernels took", () -> {
            all.collect();
            return true;
        }));
    }

    /** Does something with OpenCL and says in words what went wrong. */
    <T> T asked(String what, Supplier<T> call) {
        if (closed) {
            // a handle given back is an address that drivers read all the same
            throw new DeviceException(info.name() + " could not " + what + ": it is closed");
        }
        try {
            return call.get();
        } catch (CLException refused) {
            throw new DeviceException(info.name() + " could not " + what + ": " + reason(refused.getStatus()), refused);
        }
    }

    private static String reason(int status) {
        String name = CL.stringFor_errorCode(status);
        return switch (status) {
            case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE, CL.CL_OUT_OF_HOST_MEMORY -> "its memory is full (" + name
                    + "); make grid.cells smaller or compute on the CPU (--device cpu)";
            case CL.CL_INVALID_BUFFER_SIZE -> "a single buffer is larger than it allows (" + name
                    + "); make grid.cells smaller or compute on the CPU (--device cpu)";
            case CL.CL_OUT_OF_RESOURCES -> "it is out of memory or registers, or a kernel before reached outside its"
                    + " buffers (" + name + ")";
            case CL.CL_DEVICE_NOT_AVAILABLE, CL.CL_INVALID_COMMAND_QUEUE, CL.CL_INVALID_CONTEXT ->
                "it is lost (" + name + "): driver restarted, device taken away or a kernel broken off";
            case CL.CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST -> "a command before failed (" + name + ")";
            default -> name;
        };
    }

    /** Waits for all commands and gives everything back, what was made last first; closing again does nothing. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        try {
            finish();
        } finally {
            underway.forEach(reading -> asked("release an event", () -> CL.clReleaseEvent(reading.arrived)));
            live.forEach(Allocation::release);
            kernels.forEach(kernel -> asked("release a kernel", () -> CL.clReleaseKernel(kernel)));
            programs.forEach(program -> asked("release a program", () -> CL.clReleaseProgram(program)));
            asked("close", () -> CL.clReleaseCommandQueue(queue) + CL.clReleaseContext(context));
            closed = true;
        }
    }
}
