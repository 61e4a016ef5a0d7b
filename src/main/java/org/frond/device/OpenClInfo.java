package org.frond.device;

import java.util.Optional;

/**
 * What an OpenCL device says of itself.
 *
 * @param number        its number here, counted over all platforms; N in {@code --device opencl:N}
 * @param platform      the driver's name
 * @param name          the device's name
 * @param version       OpenCL version of the device
 * @param driver        version of the driver
 * @param type          what kind of device it is
 * @param units         compute units
 * @param memory        global memory [bytes]
 * @param largestBuffer largest single buffer [bytes]
 * @param localMemory   memory of a work-group [bytes]
 * @param largestGroup  most items of a work-group
 * @param doubles       whether it computes in double precision
 * @param available     whether it is ready
 */
public record OpenClInfo(int number, String platform, String name, String version, String driver, Type type, int units,
        long memory, long largestBuffer, long localMemory, int largestGroup, boolean doubles, boolean available) {

    /** Kinds of devices. */
    public enum Type {
        GPU, CPU, ACCELERATOR
    }

    /** Why Frond cannot compute on it, in plain words; empty if it can. */
    public Optional<String> refusal() {
        if (available && !doubles) {
            return Optional.of("it has no double precision (cl_khr_fp64), which the potential and the displacement need;"
                    + " Frond never computes them in single precision. With precision: mixed the processor computes them and this"
                    + " device the multigrid cycles that guide it");
        }
        return refusalOfCycles();
    }

    /** Why Frond cannot compute multigrid cycles in single precision on it; empty if it can. */
    public Optional<String> refusalOfCycles() {
        return available ? Optional.empty() : Optional.of("the driver says that it is not available");
    }

    /** The same device, of whose double precision nothing is used. */
    OpenClInfo withoutDoubles() {
        return new OpenClInfo(number, platform, name, version, driver, type, units, memory, largestBuffer, localMemory,
                largestGroup, false, available);
    }

    /** {@code opencl:N}, as the command line names it. */
    public String label() {
        return "opencl:" + number;
    }
}
