package org.frond.cli;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.frond.device.CpuDevice;
import org.frond.device.Device;
import org.frond.device.OpenClDevice;
import org.frond.device.Profile;
import org.frond.device.TimedDevice;
import org.frond.kernel.KernelSource;

/** The device of a command without a configuration: {@code cpu}, {@code opencl} or {@code opencl:N}, as it is named. */
final class DeviceOption {

    private static final String CPU = "cpu";
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
        Device processor = new CpuDevice(Runtime.getRuntime().availableProcessors(), kernels);
        return profile.isPresent() ? new TimedDevice(processor, profile.get()) : processor;
    }
}
