package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Kernels;

/** The electrolyte's conductivity per cell, of which its diffusivity is a multiple: grains, their boundaries, cracks, closed planes. */
final class Conductivity {

    /** Mean damage of a cell over which transport changes from the electrolyte's to the crack's (docs/physics.md, Electrics). */
    private static final double CRACK_START = 0.5;
    private static final double CRACK_END = 0.95;
    /**
     * Share of the electrolyte's conductivity that is left where metal has replaced it. Metal's potential is known, what
     * flows there has no meaning; the share keeps the problem definite and well below what the electrolyte carries.
     */
    private static final double REPLACED_CONDUCTIVITY = 1e-4;

    private final Kernels kernels;
    private final Grid grid;
    private final Materials structure;
    private final Transport transport;
    private final PlaneClosure planes;
    private final Change further;
    private final Buffer gradients;

    /** What else changes the conductivity, in cells that are no crack: their damage is below {@code start} wholly, above {@code end} not. */
    interface Change {

        /** Nothing does. */
        Change NONE = (d, tensor, start, end) -> { };

        void change(Buffer d, Buffer tensor, double start, double end);
    }

    Conductivity(Kernels kernels, Grid grid, Materials structure, Transport transport, PlaneClosure planes, Change further) {
        this.kernels = kernels;
        this.grid = grid;
        this.structure = structure;
        this.transport = transport;
        this.planes = planes;
        this.further = further;
        this.gradients = kernels.vector(grid, components());
    }

    /** That of an electrolyte whose conduction planes stay open. */
    Conductivity(Kernels kernels, Grid grid, Materials structure, Transport transport) {
        this(kernels, grid, structure, transport, PlaneClosure.none(kernels, grid), Change.NONE);
    }

    private int components() {
        return grid.dim() * (grid.dim() + 1) / 2;
    }

    /** Writes the conductivity at the present damage and closed planes, times a factor, into a tensor per cell. */
    void write(Buffer d, double factor, Buffer tensor) {
        kernels.run(ElectricsKernels.gradientProducts(grid, d).into(gradients));
        kernels.run(ElectricsKernels.conductivity(grid, structure.grain(), structure.boundary(), structure.conductivities(),
                d, gradients, transport.boundaryConductivity(), transport.crackConductivity(), transport.crackTangential(),
                transport.crackNormal(), CRACK_START, CRACK_END, factor).into(tensor));
        if (planes.closes()) {
            kernels.run(ElectricsKernels.closedPlanes(grid, structure.grain(), structure.boundary(), planes.lost(),
                    planes.closed(), d, CRACK_START, CRACK_END, factor).into(tensor));
        }
        further.change(d, tensor, CRACK_START, CRACK_END);
    }

    /** The same of what is left of the electrolyte where metal has replaced a share of it. */
    void writeBeside(Buffer replaced, Buffer d, Buffer tensor) {
        write(d, 1, tensor);
        kernels.run(MechanicsKernels.remaining(grid, replaced, components(), REPLACED_CONDUCTIVITY).into(tensor));
    }
}
