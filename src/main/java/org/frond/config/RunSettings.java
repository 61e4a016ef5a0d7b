package org.frond.config;

import static org.frond.config.Level.ADVANCED;
import static org.frond.config.Level.BASIC;

import java.util.regex.Pattern;

/** The keys without a section: name, title, device, precision, threads. */
public final class RunSettings {

    static final Section SECTION = new Section("", "What the run is called and where it computes");

    /** No sign that ends a line, moves a cursor, turns the text around or cannot be written. */
    private static final Pattern LINE =
            Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\u202a-\\u202e\\u2066-\\u2069\\ufffe\\uffff]{0,200}");

    public static final Parameter<String> NAME = SECTION.text("name", "run",
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"), "letters, digits, '.', '_' and '-'", BASIC,
            "Name of the run and of its result folder; the file's name where none is given.", "the user");
    public static final Parameter<String> TITLE = SECTION.text("title", "", LINE,
            "one line of at most 200 characters", BASIC,
            "A line that says what the run shows; stands above pictures and reports.", "the user");
    public static final Parameter<Integer> FORMAT = SECTION.whole("format", "1", Range.between(1, 1), ADVANCED,
            "Version of the format of configurations; this program reads 1.", "changes nothing");
    public static final Parameter<String> DEVICE = SECTION.text("device", "auto",
            Pattern.compile("auto|cpu|(cpu\\+)?opencl(:[0-9]{1,3})?"),
            "auto, cpu, opencl, opencl:N with N from `frond devices`, or cpu+opencl:N", BASIC,
            "Where kernels run: auto takes what is fastest in a short test, opencl the first OpenCL device that can be"
                    + " used, a GPU before a processor; cpu+opencl:N leaves everything to the processor but the multigrid cycles,"
                    + " which that device computes in single precision (precision: mixed).", "numerical choice");
    public static final Parameter<Precision> PRECISION = SECTION.choice("precision", Precision.DOUBLE, BASIC,
            "double: everything in double precision. mixed: multigrid cycles, which only guide the iterations, in single"
                    + " precision, and what the results differ by is measured; an OpenCL device without double precision then"
                    + " computes the cycles, and the processor everything else.", "numerical choice");
    public static final Parameter<Integer> THREADS = SECTION.whole("threads", "0", Range.between(0, 4096), ADVANCED,
            "Threads of the CPU device; 0 takes the cores that the process may use (affinity, control group), at most"
                    + " SLURM_CPUS_PER_TASK and OMP_NUM_THREADS. Results do not depend on it.", "numerical choice");

    /** How exactly is computed. */
    public enum Precision {
        DOUBLE, MIXED;

        @Override
        public String toString() {
            return Kind.Choice.hyphenated(this);
        }
    }

    private RunSettings() {
    }

    /** What stands above pictures: the title, or else the name. */
    public static String title(Config config) {
        String title = config.get(TITLE);
        return title.isEmpty() ? config.get(NAME) : title;
    }
}
