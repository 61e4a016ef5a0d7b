package org.frond.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.frond.device.Bandwidth;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.DeviceException;
import org.frond.device.KernelException;
import org.frond.device.OpenCl;
import org.frond.device.OpenClDevice;
import org.frond.device.OpenClInfo;
import org.frond.device.OpenClSelfTest;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.kernel.KernelSource;
import org.frond.solver.SpeedTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code frond devices}: what there is to compute on, tested, and why the rest cannot be used. */
@Command(name = "devices", mixinStandardHelpOptions = true,
        description = "Lists the devices of this machine, tests their accuracy and speed, and says why OpenCL cannot be used.",
        footer = {"", "Example:", "  frond devices"})
final class DevicesCommand implements Callable<Integer>, Computing {

    private static final double GIGABYTE = 1e9;
    private static final double KILOBYTE = 1024;
    /** Of the size of the examples, and large enough for a GPU to pay. */
    private static final List<Grid> GRIDS = List.of(Grid.plane(128, 128, 1), Grid.plane(256, 256, 1), Grid.box(32, 32, 32, 1));

    @Option(names = "--list", description = "Lists only, without tests.")
    private boolean listOnly;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<KernelSource> kernels = KernelSource.builtIn();
        try (Device processor = new CpuDevice(ThreadCount.here().threads(), kernels)) {
            out.println("cpu  " + processor.name());
            speed(processor, out);
        }
        OpenCl.Survey survey = OpenCl.survey();
        for (OpenClInfo info : survey.devices()) {
            out.println();
            describe(info, out);
            if (info.refusal().isEmpty()) {
                test(info, kernels, out);
            } else if (info.refusalOfCycles().isEmpty()) {
                out.println("  cannot compute everything: " + info.refusal().get());
                testCycles(info, kernels, out);
            } else {
                out.println("  cannot be used: " + info.refusal().get());
            }
        }
        survey.obstacle().ifPresent(reason -> out.println(System.lineSeparator() + "OpenCL: " + reason));
        if (survey.devices().isEmpty() && survey.obstacle().isEmpty()) {
            out.println(System.lineSeparator() + "OpenCL: " + survey.reason());
        }
        SignalChain.danger().filter(danger -> !survey.usable().isEmpty())
                .ifPresent(danger -> out.println(System.lineSeparator() + danger));
        return ExitCode.OK;
    }

    private static void describe(OpenClInfo info, PrintWriter out) {
        out.println(info.label() + "  " + info.name());
        line(out, "platform", info.platform() + ", " + info.version() + ", driver " + info.driver());
        line(out, "kind", info.type() + ", " + info.units() + " compute units");
        line(out, "memory", String.format(Locale.ROOT, "%.1f GB, largest buffer %.1f GB", info.memory() / GIGABYTE,
                info.largestBuffer() / GIGABYTE));
        line(out, "work-groups", String.format(Locale.ROOT, "up to %d items with %.0f KB", info.largestGroup(),
                info.localMemory() / KILOBYTE));
        line(out, "double precision", info.doubles() ? "yes" : "no");
    }

    private void test(OpenClInfo info, List<KernelSource> kernels, PrintWriter out) {
        if (listOnly) {
            return;
        }
        try {
            OpenClSelfTest.Result result = OpenClSelfTest.run(info.number());
            for (OpenClSelfTest.Accuracy accuracy : result.functions()) {
                line(out, accuracy.name(), String.format(Locale.ROOT, "%.0f units in the last place at most, OpenCL allows"
                        + " %.0f%s", accuracy.error(), accuracy.allowed(), accuracy.kept() ? "" : ": NOT KEPT"));
            }
            line(out, "x y + z", result.roundsEachStep() ? "rounded twice, as on the processor"
                    : "contracted to fma by the compiler: last bits differ from the processor's");
            try (OpenClDevice device = OpenClDevice.open(info.number(), kernels)) {
                speed(device, out);
            }
        } catch (DeviceException | KernelException problem) {
            out.println("  cannot be used: " + problem.getMessage());
        }
    }

    /** A device without double precision, beside the processor. */
    private void testCycles(OpenClInfo info, List<KernelSource> kernels, PrintWriter out) {
        if (listOnly) {
            return;
        }
        try (Workplace place = Workplace.mixed(new CpuDevice(ThreadCount.here().threads(), kernels),
                OpenClDevice.openForCycles(info.number(), kernels, Optional.empty()))) {
            solutions(place, out);
        } catch (DeviceException | KernelException problem) {
            out.println("  cannot be used: " + problem.getMessage());
        }
    }

    private void speed(Device device, PrintWriter out) {
        if (listOnly) {
            return;
        }
        line(out, "stream", String.format(Locale.ROOT, "%.1f GB/s", Bandwidth.measure(device) / GIGABYTE));
        solutions(Workplace.inDouble(device), out);
    }

    private static void solutions(Workplace place, PrintWriter out) {
        for (Grid grid : GRIDS) {
            String cells = grid.nx() + " x " + grid.ny() + (grid.dim() == 3 ? " x " + grid.nz() : "");
            line(out, "displacement", String.format(Locale.ROOT, "%.1f ms on %s cells",
                    SpeedTest.seconds(place, grid) * 1e3, cells));
        }
    }

    private static void line(PrintWriter out, String what, String value) {
        out.println(String.format(Locale.ROOT, "  %-17s %s", what, value));
        out.flush();
    }
}
