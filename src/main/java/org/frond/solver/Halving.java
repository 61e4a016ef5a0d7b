package org.frond.solver;

import org.frond.device.Buffer;

/** From an operator to the one on half as many cells along each axis: arithmetic means and linear interpolation. */
record Halving(Transfer transfer, EllipticOperator fine, EllipticOperator coarse) implements Descent {

    Halving(Kernels kernels, EllipticOperator fine, EllipticOperator coarse) {
        this(new Transfer(kernels, fine.grid(), coarse.grid()), fine, coarse);
    }

    @Override
    public void coarsen() {
        fine.coarsenInto(coarse, transfer);
    }

    @Override
    public void restrict(Buffer residual, Buffer below) {
        transfer.restrict(residual, below, fine.components());
    }

    @Override
    public void prolong(Buffer below, Buffer x) {
        transfer.prolong(below, fine.open(), x, fine.components());
    }
}
