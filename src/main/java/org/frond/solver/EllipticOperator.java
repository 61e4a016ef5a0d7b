package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * A symmetric positive semi-definite operator A on nodal values, applied cell by cell and never stored as a matrix.
 *
 * <p>{@link #open} is 1 where a value is free and 0 where it is prescribed. Its coefficients live in buffers on the
 * operator's grid; whoever changes them or {@code open} calls {@link #refresh} before the next use.
 */
interface EllipticOperator {

    Grid grid();

    /** Values per node. */
    int components();

    /** Values of a vector on this operator's grid: components times the grid's size. */
    default int length() {
        return components() * grid().size();
    }

    /** 1 where a value is free, 0 where it is prescribed, 0 in the halo. */
    Buffer open();

    /** A zero vector. */
    Buffer vector();

    /** An empty chain for this operator's kernels. */
    Chain chain();

    /** Adds to a chain: r = open (f - A x). */
    Chain residual(Chain chain, Buffer x, Buffer f, Buffer r);

    /** r = open (f - A x). */
    default void residual(Buffer x, Buffer f, Buffer r) {
        residual(chain(), x, f, r).run();
    }

    /** y = A x at every node, prescribed or not. */
    void apply(Buffer x, Buffer y);

    /** Adds to a chain: p = beta p + alpha D^-1 open (f - A x), then x = x + p, with D the (block) diagonal of A. */
    Chain relax(Chain chain, Buffer f, Buffer x, Buffer p, double alpha, double beta);

    /** Adds to a chain the same from x = 0: p = x = alpha D^-1 open f. */
    Chain relaxFromZero(Chain chain, Buffer f, Buffer x, Buffer p, double alpha);

    /** Recomputes what depends on the coefficients: the inverse diagonal. */
    void refresh();

    /** A new operator of the same kind on the next coarser grid, its coefficients not yet set. */
    EllipticOperator coarser(Grid coarse);

    /** Sets the coarser operator's coefficients to the means of this one's. */
    void coarsenInto(EllipticOperator coarser, Coarsening coarsening);

    /** Whether it joins nodes along an axis that are further than a cell from each other. */
    default boolean joinsAfar(int axis) {
        return grid().periodicity().along(axis);
    }

    /** A new operator of the same kind on the same grid in other kernels, its coefficients not yet set. */
    EllipticOperator twin(Kernels other);

    /** Sets a twin's coefficients to a factor times this one's and its free nodes to this one's. */
    void copyInto(EllipticOperator twin, Passage passage, double factor);

    /** The size of the matrix's entries: the largest coefficient as it enters them. */
    double magnitude();
}
