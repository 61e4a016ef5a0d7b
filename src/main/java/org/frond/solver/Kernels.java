package org.frond.solver;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.device.Device;
import org.frond.device.Precision;
import org.frond.device.Program;
import org.frond.device.Range;
import org.frond.device.Workplace;
import org.frond.grid.Grid;

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

    /** Runs a kernel once per node. */
    public void onNodes(String kernel, Grid grid, Object... arguments) {
        program.run(kernel, Range.nodes(grid), arguments);
    }

    /** Runs a kernel once per cell. */
    public void onCells(String kernel, Grid grid, Object... arguments) {
        program.run(kernel, Range.cells(grid), arguments);
    }

    /** An empty chain of kernels. */
    Chain chain() {
        return new Chain(program);
    }

    /** Runs a kernel once per node of the first layer across an axis. */
    void onLayer(String kernel, Grid grid, int axis, Object... arguments) {
        program.run(kernel, Range.layer(grid, axis), arguments);
    }

    /** y = y + a x. */
    public void axpy(double a, Buffer x, Buffer y) {
        program.run("axpy", Range.flat(y.length()), a, x, y);
    }

    /** y = x + a y. */
    public void xpay(Buffer x, double a, Buffer y) {
        program.run("xpay", Range.flat(y.length()), x, a, y);
    }

    /** y = a x. */
    public void scaled(double a, Buffer x, Buffer y) {
        program.run("scaled", Range.flat(y.length()), a, x, y);
    }

    /** z = x y, value by value. */
    public void product(Buffer x, Buffer y, Buffer z) {
        program.run("product", Range.flat(z.length()), x, y, z);
    }

    /** y = (1 - mu - nu) start + mu last + nu before + a rate + b first: a stage of a Runge-Kutta-Chebyshev step. */
    public void chebyshevStage(Buffer start, Buffer last, Buffer before, Buffer rate, Buffer first, Buffer y, double mu, double nu,
            double a, double b) {
        program.run("chebyshevStage", Range.flat(y.length()), start, last, before, rate, first, y, mu, nu, a, b);
    }

    /** Values of a field at the given places, one after the other. */
    void pick(Buffer field, Buffer places, Buffer picked) {
        program.run("pick", Range.flat(picked.length()), field, places, picked);
    }

    /** A field takes values at the given places. */
    void put(Buffer picked, Buffer places, Buffer field) {
        program.run("put", Range.flat(picked.length()), picked, places, field);
    }

    /** Each labelled place takes the label that its label's own place has. */
    void followLabels(Buffer before, Buffer label) {
        program.run("followLabels", Range.flat(label.length()), before, label);
    }

    /** Sum of x y. */
    public double dot(Buffer x, Buffer y) {
        return device.dot(x, y);
    }
}
