package org.frond.device;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jocl.CL;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_event;

/** Launches whose times are still to be asked for: the device tells them once they are over. */
final class OpenClEvents {

    /** So many launches are kept before the queue is asked to finish them: events take memory of the driver. */
    static final int MOST = 4096;

    private record Launch(String kernel, cl_event event) {
    }

    private final Profile profile;
    private final Deque<Launch> launches = new ArrayDeque<>();

    OpenClEvents(Profile profile) {
        this.profile = profile;
    }

    /** The event to hand to a launch. */
    cl_event next(String kernel) {
        cl_event event = new cl_event();
        launches.add(new Launch(kernel, event));
        return event;
    }

    boolean isFull() {
        return launches.size() >= MOST;
    }

    /** Takes the times of all launches; the queue has finished them. */
    void collect() {
        while (!launches.isEmpty()) {
            Launch launch = launches.remove();
            profile.add(launch.kernel(),
                    time(launch.event(), CL.CL_PROFILING_COMMAND_END) - time(launch.event(), CL.CL_PROFILING_COMMAND_START));
            CL.clReleaseEvent(launch.event());
        }
    }

    private static long time(cl_event event, int what) {
        long[] nanoseconds = new long[1];
        CL.clGetEventProfilingInfo(event, what, Sizeof.cl_ulong, Pointer.to(nanoseconds), null);
        return nanoseconds[0];
    }
}
