package org.frond.device;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Whether OpenCL's loader, the library that finds the drivers, is installed. JOCL could be asked, but where it is missing
 * JOCL writes to standard error by itself, and everybody without OpenCL would read that at every start.
 */
final class OpenClLoader {

    private static final String LIBRARY = "/libOpenCL.so.1";
    /** Where distributions and drivers put it, besides where Java looks anyway (LD_LIBRARY_PATH among them). */
    private static final String[] FOLDERS = {"/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
        "/usr/local/lib", "/usr/local/lib64", "/usr/local/nvidia/lib64", "/usr/local/nvidia/lib", "/usr/local/cuda/lib64",
        "/opt/rocm/lib", "/opt/rocm/opencl/lib", "/opt/intel/lib", "/run/opengl-driver/lib"};

    private OpenClLoader() {
    }

    /** Looks in the usual folders of Linux; elsewhere the system itself knows its library. */
    static boolean isThere() {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux")) {
            return true;
        }
        String[] searched = System.getProperty("java.library.path", "").split(":");
        return Stream.concat(Stream.of(searched), Stream.of(FOLDERS))
                .filter(folder -> folder.startsWith("/")).anyMatch(OpenClLoader::loads);
    }

    private static boolean loads(String folder) {
        try {
            System.load(folder + LIBRARY);
            return true;
        } catch (UnsatisfiedLinkError missing) {
            return false;
        }
    }
}
