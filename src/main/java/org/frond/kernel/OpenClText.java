package org.frond.kernel;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The kernel files as one text for an OpenCL compiler: every file once, includes in their place, else untouched, after a
 * preamble that makes OpenCL C mean what the kernel language means.
 */
public final class OpenClText {

    private static final Pattern INCLUDE = Pattern.compile("\\s*#\\s*include\\s*\"([^\"]+)\".*");

    /**
     * Products and sums are rounded one by one, as in Java, so that devices agree to the last bit but for exp, log and
     * their like. fmin and fmax hand NaN on instead of hiding it. An inline function is one of its file, else C99 asks for a
     * definition elsewhere as soon as a compiler does not inline it. Loops are unrolled, so that private arrays become
     * registers: left to itself PoCL keeps them in memory and takes five times as long.
     */
    private static final String PREAMBLE = """
            #ifdef cl_khr_fp64
            #pragma OPENCL EXTENSION cl_khr_fp64 : enable
            #endif
            #pragma OPENCL FP_CONTRACT OFF
            static inline real nanSafeMin(real a, real b) { return a < b || isnan(a) ? a : b; }
            static inline real nanSafeMax(real a, real b) { return a > b || isnan(a) ? a : b; }
            #undef fmin
            #undef fmax
            #define fmin nanSafeMin
            #define fmax nanSafeMax
            #undef inline
            #define inline static inline
            #define for _Pragma("unroll") for
            """;

    private final Map<String, KernelSource> sources;
    private final Set<String> included = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    private OpenClText(List<KernelSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(KernelSource::name, Function.identity()));
    }

    /**
     * One text of all files. It has passed {@link KernelSet#read} before, which explains mistakes better than a driver;
     * it is compiled with {@link Build#openClOptions}.
     */
    public static String of(List<KernelSource> sources) {
        OpenClText whole = new OpenClText(sources);
        whole.text.append(PREAMBLE);
        sources.forEach(whole::include);
        return whole.text.toString();
    }

    private void include(KernelSource source) {
        if (!included.add(source.name())) {
            return;
        }
        int number = 0;
        text.append(place(1, source));
        for (String line : source.text().lines().toList()) {
            number++;
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                include(sources.get(include.group(1)));
                text.append(place(number + 1, source));
            } else {
                text.append(line).append('\n');
            }
        }
    }

    /** Tells the compiler where the next line comes from, for its messages. */
    private static String place(int line, KernelSource source) {
        return "#line " + line + " \"" + source.name() + "\"\n";
    }
}
