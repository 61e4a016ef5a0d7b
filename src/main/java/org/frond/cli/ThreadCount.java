package org.frond.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many threads compute where nobody says it: one for each core that this process may use, which Java knows from the
 * affinity and the control group, and no more than a scheduler or OpenMP's variable grants.
 *
 * @param threads at least 1
 * @param reasons lines for the user, where a variable counts or cannot be read
 */
record ThreadCount(int threads, List<String> reasons) {

    private static final List<String> VARIABLES = List.of("SLURM_CPUS_PER_TASK", "OMP_NUM_THREADS");
    /** OpenMP takes a list, one number for each level of nested threads; the first is the outermost. */
    private static final Pattern NUMBER = Pattern.compile("\\s*([1-9][0-9]{0,8})\\s*(,.*)?");

    ThreadCount {
        reasons = List.copyOf(reasons);
    }

    /** Here. */
    static ThreadCount here() {
        return of(Runtime.getRuntime().availableProcessors(), System.getenv());
    }

    static ThreadCount of(int cores, Map<String, String> environment) {
        int threads = cores;
        List<String> reasons = new ArrayList<>();
        for (String name : VARIABLES) {
            String value = environment.getOrDefault(name, "");
            Matcher number = NUMBER.matcher(value);
            if (number.matches()) {
                threads = Math.min(threads, Integer.parseInt(number.group(1)));
            } else if (!value.isBlank()) {
                reasons.add(name + " is '" + value + "', which is no number of threads; it does not count.");
            }
        }
        if (threads < cores) {
            reasons.add("Threads: " + threads + " of " + cores + ", by "
                    + String.join(" and ", VARIABLES.stream().filter(environment::containsKey).toList())
                    + "; `threads` in the configuration outranks it.");
        }
        return new ThreadCount(threads, reasons);
    }
}
