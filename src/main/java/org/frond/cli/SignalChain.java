package org.frond.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether the signals that Java lives by are safe from an OpenCL driver. A Java program receives SIGSEGV all the time: a
 * null found by compiled code and a thread asked to pause announce themselves so. LLVM, the compiler inside PoCL and other
 * drivers, puts a handler of its own over Java's whenever it writes a file; that one removes itself at the first signal, and
 * when a second thread receives one in this moment nobody handles it: the process ends with "Segmentation fault" and not a
 * word more, or the compiler misses a file that its handler took away. Java's own library for such cases, libjsig, puts the
 * handlers of others behind Java's if it is loaded before all libraries; {@code ./frond} does that.
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
