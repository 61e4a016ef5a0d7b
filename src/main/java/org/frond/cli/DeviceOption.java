package org.frond.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.OpenClDevice;
import org.frond.device.Profile;
import org.frond.device.TimedDevice;
import org.frond.device.Workplace;
import org.frond.kernel.KernelSource;

/** The device of a command without a configuration: {@code cpu}, {@code opencl} or {@code opencl:N}, as it is named. */
final class DeviceOption {

    private static final String CPU = "cpu";
    private static final String BESIDE = "cpu+";
    private static final Pattern OPENCL = Pattern.compile("opencl(:[0-9]{1,3})?");

    private DeviceOption() {
    }

    /**
     * Opens it.
     *
     * @throws CommandException                     if there is no device of this name
     * @throws org.frond.device.DeviceException if it cannot be used, with the reason
     */
    static Device open(String name, List<KernelSource> kernels, Optional<Profile> profile) {
        if (OPENCL.matcher(name).matches()) {
            return OpenClDevice.open(DeviceSelection.openClNumber(name), kernels, profile);
        }
        if (!name.equals(CPU)) {
            throw new CommandException(ExitCode.BAD_INPUT,
                    "--device " + name + ": no such device; there are cpu, opencl and opencl:N (frond devices lists them)");
        }
        Device processor = new CpuDevice(ThreadCount.here().threads(), kernels);
        return profile.isPresent() ? new TimedDevice(processor, profile.get()) : processor;
    }

    /**
     * Opens it, or the processor with a device beside it ({@code cpu+opencl:N}).
     *
     * @param mixed whether multigrid cycles are in single precision
     * @throws CommandException                     if there is no device of this name, or none is to stand beside another
     * @throws org.frond.device.DeviceException if it cannot be used, with the reason
     */
    static Workplace open(String name, boolean mixed, List<KernelSource> kernels, Optional<Profile> profile) {
        String beside = name.startsWith(BESIDE) ? name.substring(BESIDE.length()) : "";
        if (!OPENCL.matcher(beside).matches()) {
            Device device = open(name, kernels, profile);
            return mixed ? Workplace.mixed(device) : Workplace.inDouble(device);
        }
        if (!mixed) {
            throw new CommandException(ExitCode.BAD_INPUT, "--device " + name + " is for --precision mixed: the device beside the"
                    + " processor computes multigrid cycles in single precision");
        }
        int number = DeviceSelection.openClNumber(beside, true);
        return Workplace.mixed(open(CPU, kernels, profile), OpenClDevice.openForCycles(number, kernels, profile));
    }
}
