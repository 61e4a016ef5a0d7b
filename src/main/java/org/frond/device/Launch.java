package org.frond.device;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One run of a kernel over a range. For the program's own kernels the classes of {@code org.frond.launch} make it, which the build
 * writes from their signatures.
 *
 * @param kernel    its name
 * @param arguments as {@link Program} binds them to its parameters
 */
public record Launch(String kernel, Range range, Object... arguments) {

    /** What launches in a row are called: the names of their kernels, each once. */
    public static String label(List<Launch> chain) {
        return chain.stream().map(Launch::kernel).distinct().collect(Collectors.joining(" + "));
    }
}
