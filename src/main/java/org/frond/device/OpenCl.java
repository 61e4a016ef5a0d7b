package org.frond.device;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_device_id;
import org.jocl.cl_platform_id;

/** What OpenCL there is on this machine. Asking never fails; what stands in the way is said in plain words. */
public final class OpenCl {

    /** Makes JOCL unpack its native half under a name of its own: a fixed name in the shared folder for temporary files
     * could be anybody's library. */
    private static final String UNIQUE_NAMES = "uniqueLibraryNames";
    private static final String NOT_INSTALLED = "no OpenCL is installed: the library libOpenCL cannot be loaded. A graphics"
            + " driver brings it; for the processor alone, install pocl-opencl-icd and ocl-icd-libopencl1 (Debian,"
            + " Ubuntu). Is it in an unusual folder, name that in LD_LIBRARY_PATH";
    private static final String NO_DRIVER = "OpenCL's loader is installed, but no driver is registered with it (in Linux a file in"
            + " /etc/OpenCL/vendors). Install the graphics driver's OpenCL part or pocl-opencl-icd";
    /** Answer of the loader when no driver is registered; an extension's number, so JOCL has no constant for it. */
    private static final int NO_PLATFORM = -1001;
    /** CL_DEVICE_TYPE_ALL. JOCL's constant has all 64 bits set, which rusticl refuses. */
    private static final long EVERY_TYPE = 0xFFFFFFFFL;

    /**
     * The devices found.
     *
     * @param devices  all devices of all platforms, usable or not, in the order of their numbers
     * @param obstacle why there is none, or why a platform could not be asked; empty if nothing stood in the way
     */
    public record Survey(List<OpenClInfo> devices, Optional<String> obstacle) {

        /** Those that Frond can compute on. */
        public List<OpenClInfo> usable() {
            return devices.stream().filter(device -> device.refusal().isEmpty()).toList();
        }

        /** Those that Frond can compute multigrid cycles on. */
        public List<OpenClInfo> usableForCycles() {
            return devices.stream().filter(device -> device.refusalOfCycles().isEmpty()).toList();
        }

        /** What keeps from using what is installed, where there is something. */
        public Optional<String> hindrance() {
            return obstacle.filter(reason -> !reason.equals(NOT_INSTALLED) && !reason.equals(NO_DRIVER));
        }

        /** Why none can be used; only to be asked where {@link #usable} is empty. */
        public String reason() {
            if (devices.isEmpty()) {
                return obstacle.orElse("OpenCL is installed, but its platforms have no device");
            }
            return devices.stream().map(device -> device.name() + ": " + device.refusal().orElse("usable"))
                    .reduce((a, b) -> a + "; " + b).orElseThrow();
        }
    }

    /** A device and its platform as OpenCL knows them. */
    record Handle(cl_platform_id platform, cl_device_id device, OpenClInfo info) {
    }

    /** The devices found, with what opens them. */
    private record Found(List<Handle> handles, Optional<String> obstacle) {
    }

    private OpenCl() {
    }

    /** Looks for platforms and devices. */
    public static Survey survey() {
        Found found = find();
        return new Survey(found.handles().stream().map(Handle::info).toList(), found.obstacle());
    }

    /**
     * The handle of a device.
     *
     * @throws DeviceException if there is no such device or it cannot be used
     */
    static Handle handle(int number) {
        return handle(number, OpenClInfo::refusal);
    }

    /** The handle of a device for multigrid cycles: nothing of its double precision is used. */
    static Handle handleForCycles(int number) {
        Handle handle = handle(number, OpenClInfo::refusalOfCycles);
        return new Handle(handle.platform(), handle.device(), handle.info().withoutDoubles());
    }

    private static Handle handle(int number, Function<OpenClInfo, Optional<String>> refusal) {
        Found found = find();
        Handle handle = found.handles().stream().filter(each -> each.info().number() == number).findFirst()
                .orElseThrow(() -> new DeviceException("there is no OpenCL device " + number + ": "
                        + (found.handles().isEmpty()
                                ? found.obstacle().orElse("no platform has a device")
                                : found.handles().size() == 1 ? "the only one is 0"
                                        : "they are 0 to " + (found.handles().size() - 1))));
        refusal.apply(handle.info()).ifPresent(reason -> {
            throw new DeviceException(handle.info().name() + " (" + handle.info().label() + ") cannot be used: " + reason);
        });
        return handle;
    }

    private static Found find() {
        if (System.getProperty(UNIQUE_NAMES) == null) {
            System.setProperty(UNIQUE_NAMES, "true");
        }
        if (!OpenClLoader.isThere()) {
            return none(NOT_INSTALLED);
        }
        try {
            CL.setExceptionsEnabled(true);
            return platforms();
        } catch (LinkageError unloadable) {
            return none(unloadable(System.getProperty("java.io.tmpdir")));
        } catch (CLException refused) {
            return none(refused.getStatus() == NO_PLATFORM ? NO_DRIVER
                    : "OpenCL cannot list its platforms: " + refused.getMessage());
        }
    }

    /** Why JOCL's native half cannot be loaded although the loader is there; Java tells it in the machine's language alone. */
    static String unloadable(String temporaryFolder) {
        return "OpenCL is installed, but JOCL, the library that Frond reaches it by, cannot be loaded. It is unpacked into the"
                + " folder for temporary files, " + temporaryFolder + ": if nothing may be executed there (noexec), name another one:"
                + " FROND_JAVA_OPTS=-Djava.io.tmpdir=DIR";
    }

    private static Found none(String reason) {
        return new Found(List.of(), Optional.of(reason));
    }

    private static Found platforms() {
        int[] count = new int[1];
        CL.clGetPlatformIDs(0, null, count);
        cl_platform_id[] platforms = new cl_platform_id[count[0]];
        CL.clGetPlatformIDs(platforms.length, platforms, null);
        List<Handle> handles = new ArrayList<>();
        Optional<String> obstacle = Optional.empty();
        for (cl_platform_id platform : platforms) {
            String name = text((size, value, needed) -> CL.clGetPlatformInfo(platform, CL.CL_PLATFORM_NAME, size, value, needed));
            try {
                for (cl_device_id device : devices(platform)) {
                    handles.add(new Handle(platform, device, info(handles.size(), name, device)));
                }
            } catch (CLException refused) {
                obstacle = Optional.of(name + " cannot list its devices: " + refused.getMessage());
            }
        }
        return new Found(handles, obstacle);
    }

    private static cl_device_id[] devices(cl_platform_id platform) {
        int[] count = new int[1];
        try {
            CL.clGetDeviceIDs(platform, EVERY_TYPE, 0, null, count);
        } catch (CLException none) {
            if (none.getStatus() == CL.CL_DEVICE_NOT_FOUND) {
                return new cl_device_id[0];
            }
            throw none;
        }
        cl_device_id[] devices = new cl_device_id[count[0]];
        CL.clGetDeviceIDs(platform, EVERY_TYPE, devices.length, devices, null);
        return devices;
    }

    private static OpenClInfo info(int number, String platform, cl_device_id device) {
        long kind = number(device, CL.CL_DEVICE_TYPE);
        OpenClInfo.Type type = (kind & CL.CL_DEVICE_TYPE_GPU) != 0 ? OpenClInfo.Type.GPU
                : (kind & CL.CL_DEVICE_TYPE_CPU) != 0 ? OpenClInfo.Type.CPU : OpenClInfo.Type.ACCELERATOR;
        return new OpenClInfo(number, platform, text(device, CL.CL_DEVICE_NAME), text(device, CL.CL_DEVICE_VERSION),
                text(device, CL.CL_DRIVER_VERSION), type, (int) number(device, CL.CL_DEVICE_MAX_COMPUTE_UNITS),
                number(device, CL.CL_DEVICE_GLOBAL_MEM_SIZE), number(device, CL.CL_DEVICE_MAX_MEM_ALLOC_SIZE),
                number(device, CL.CL_DEVICE_LOCAL_MEM_SIZE), (int) number(device, CL.CL_DEVICE_MAX_WORK_GROUP_SIZE),
                hasDoubles(device), number(device, CL.CL_DEVICE_AVAILABLE) != 0);
    }

    /** Devices before OpenCL 1.2 without double precision may refuse the question. */
    private static boolean hasDoubles(cl_device_id device) {
        try {
            return number(device, CL.CL_DEVICE_DOUBLE_FP_CONFIG) != 0;
        } catch (CLException unknown) {
            return false;
        }
    }

    /** A query of OpenCL in the way of all its queries: how many bytes fit, where to, how many there are. */
    interface Query {
        void ask(long size, Pointer value, long[] needed);
    }

    private static String text(cl_device_id device, int what) {
        return text((size, value, needed) -> CL.clGetDeviceInfo(device, what, size, value, needed));
    }

    /** The text that a query answers, without blanks and the zero at its end. */
    static String text(Query query) {
        long[] size = new long[1];
        query.ask(0, null, size);
        byte[] bytes = new byte[(int) size[0]];
        query.ask(bytes.length, Pointer.to(bytes), null);
        return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
    }

    /** A number of 1, 4 or 8 bytes; devices are of little endian like the hosts there are. */
    private static long number(cl_device_id device, int what) {
        long[] value = new long[1];
        CL.clGetDeviceInfo(device, what, Sizeof.cl_long, Pointer.to(value), null);
        return value[0];
    }
}
