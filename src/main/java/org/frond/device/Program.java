package org.frond.device;

/** The kernels of {@code kernels/}, built for one device, one number of axes and one precision. */
public interface Program {

    /**
     * Runs a kernel over a range.
     *
     * <p>Parameters of the kernel that are called {@code nx, ny, nz, pitch, plane, size} (int) or {@code h} (real) are
     * the geometry of {@code range.grid()} and bound by name; {@code length} (int) is bound to {@code range.nx()} of a flat
     * range. The remaining parameters are taken from {@code arguments} in order: {@link Buffer} for a global array,
     * {@link Integer} for an int, {@link Double} for a real.
     *
     * @throws KernelException if there is no such kernel or the arguments do not fit its parameters
     */
    void run(String kernel, Range range, Object... arguments);
}
