package org.frond.cli;

import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The options of Java that {@code ./frond} gives and without which kernels take many times as long. */
final class JavaOptions {

    private static final String COMPILING = "-XX:-DontCompileHugeMethods";
    private static final String VECTORS = "jdk.incubator.vector";
    /** All that {@code ./frond} gives wherever it starts; what else depends on the machine stands in docs/cluster.md. */
    static final List<String> LAUNCHER = List.of(COMPILING, "-XX:Tier3BackEdgeThreshold=1000000", "-XX:Tier4BackEdgeThreshold=1000000",
            "-XX:Tier3DelayOn=1000", "-XX:CompileCommand=quiet",
            "'-XX:CompileCommand=CompileThresholdScaling,org.frond.kernel.*::*SideBySide,0.3'", "-XX:+UseSerialGC");

    private JavaOptions() {
    }

    /** What starts this program once more, with what kernels need and further arguments. */
    static List<String> again(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        if (ModuleFinder.ofSystem().find(VECTORS).isPresent() && ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
            command.addAll(List.of("--add-modules", VECTORS));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Frond.class.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Those that this process lacks: a line that says so and what they are for. */
    static Optional<String> missing() {
        return missing(ManagementFactory.getRuntimeMXBean().getInputArguments(), ModuleFinder.ofSystem().find(VECTORS).isPresent(),
                ModuleLayer.boot().findModule(VECTORS).isPresent());
    }

    static Optional<String> missing(List<String> given, boolean vectorsThere, boolean vectorsLoaded) {
        List<String> missing = new ArrayList<>();
        if (!given.contains(COMPILING)) {
            missing.add(COMPILING + " (without it large kernels are never compiled, many times slower)");
        }
        if (vectorsThere && !vectorsLoaded) {
            missing.add("--add-modules " + VECTORS + " (vector instructions)");
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of("This is slow: Java was started without "
                + String.join(" and ", missing) + ". Start ./frond, or Java as it does: java " + String.join(" ", LAUNCHER)
                + (vectorsThere ? " --add-modules " + VECTORS : "") + " -jar frond.jar ...");
    }
}
