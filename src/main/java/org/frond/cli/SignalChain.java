package org.frond.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the signals that Java relies on are safe from an OpenCL driver. A Java program receives SIGSEGV in normal operation: a null
 * reference found by compiled code and a thread that is asked to pause raise it. LLVM, the compiler inside PoCL and other drivers,
 * replaces Java's handler whenever it writes a file. Its handler removes itself at the first signal; if a second thread receives one at
 * this moment, the process ends with "Segmentation fault" and no further message, or the compiler misses a file that its handler has
 * removed. Java's own library for such cases, libjsig, calls other handlers after Java's if it is loaded before all libraries;
 * {@code ./frond} does that.
 */
final class SignalChain {

    private static final String LIBRARY = "libjsig";
    /** What is loaded into this process; Linux alone tells it so, and other systems handle faults otherwise. */
    private static final Path LOADED = Path.of("/proc/self/maps");

    private SignalChain() {
    }

    /** Where the signals are not safe: a line that says so and what helps. */
    static Optional<String> danger() {
        return isKept() ? Optional.empty() : Optional.of("An OpenCL driver's compiler may end this process without a word:"
                + " Java's " + LIBRARY + " is not loaded. Start frond by its script, or set LD_PRELOAD to lib/" + LIBRARY
                + ".so of the Java that runs it.");
    }

    private static boolean isKept() {
        if (!Files.isReadable(LOADED)) {
            return true;
        }
        try {
            return Files.readString(LOADED).contains(LIBRARY);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
