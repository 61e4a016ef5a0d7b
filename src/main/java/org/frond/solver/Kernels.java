package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Launch;
import org.frond.device.Precision;
import org.frond.device.Program;
import org.frond.device.Workplace;
import org.frond.grid.Grid;
import org.frond.launch.BodiesKernels;
import org.frond.launch.InterfaceKernels;
import org.frond.launch.VectorKernels;

/**
 * A device with the kernels for one grid dimension, and the algebra of whole vectors on it: in double precision, or in single
 * precision for multigrid cycles alone.
 */
public final class Kernels {

    private final Device device;
    private final Precision precision;
    private final Program program;
    private final Cycles cycles;

    /** Everything in double precision. */
    public Kernels(Device device, int dim) {
        this(Workplace.inDouble(device), dim);
    }

    /** Everything in double precision but the multigrid cycles, which are in the workplace's. */
    public Kernels(Workplace place, int dim) {
        this(place.device(), dim, Precision.DOUBLE, new Cycles(place.cycles().map(
                device -> new Kernels(device, dim, Precision.FLOAT, new Cycles(Optional.empty())))));
    }

    private Kernels(Device device, int dim, Precision precision, Cycles cycles) {
        this.device = device;
        this.precision = precision;
        this.program = device.program(dim, precision);
        this.cycles = cycles;
    }

    /** The multigrid cycles of the solvers that compute here. */
    public Cycles cycles() {
        return cycles;
    }

    Precision precision() {
        return precision;
    }

    /** The device the kernels run on. */
    public Device device() {
        return device;
    }

    /** A zero-filled vector of some components on a grid. */
    public Buffer vector(Grid grid, int components) {
        return device.allocate(precision, components * grid.size());
    }

    /** Values that belong to no grid, such as a table of grains. */
    public Buffer table(double[] values) {
        Buffer buffer = device.allocate(precision, values.length);
        buffer.write(values);
        return buffer;
    }

    /** Runs a kernel. */
    public void run(Launch launch) {
        program.run(launch);
    }

    /** An empty chain of kernels. */
    Chain chain() {
        return new Chain(program);
    }

    /** y = y + a x. */
    public void axpy(double a, Buffer x, Buffer y) {
        program.run(VectorKernels.axpy(y.length(), a, x).into(y));
    }

    /** y = x + a y. */
    public void xpay(Buffer x, double a, Buffer y) {
        program.run(VectorKernels.xpay(y.length(), x, a).into(y));
    }

    /** y = a x. */
    public void scaled(double a, Buffer x, Buffer y) {
        program.run(VectorKernels.scaled(y.length(), a, x).into(y));
    }

    /** z = x y, value by value. */
    public void product(Buffer x, Buffer y, Buffer z) {
        program.run(VectorKernels.product(z.length(), x, y).into(z));
    }

    /** y = (1 - mu - nu) start + mu last + nu before + a rate + b first: a stage of a Runge-Kutta-Chebyshev step. */
    public void chebyshevStage(Buffer start, Buffer last, Buffer before, Buffer rate, Buffer first, Buffer y, double mu, double nu,
            double a, double b) {
        program.run(InterfaceKernels.chebyshevStage(y.length(), start, last, before, rate, first, mu, nu, a, b).into(y));
    }

    /** Values of a field at the given places, one after the other. */
    void pick(Buffer field, Buffer places, Buffer picked) {
        program.run(VectorKernels.pick(picked.length(), field, places).into(picked));
    }

    /** A field takes values at the given places. */
    void put(Buffer picked, Buffer places, Buffer field) {
        program.run(VectorKernels.put(picked.length(), picked, places).into(field));
    }

    /** Each labelled place takes the label that its label's own place has. */
    void followLabels(Buffer before, Buffer label) {
        program.run(BodiesKernels.followLabels(label.length(), before).into(label));
    }

    /** Sum of x y. */
    public double dot(Buffer x, Buffer y) {
        return device.dot(x, y);
    }
}
