package org.frond.device;

import org.frond.kernel.Kernel;
import org.frond.kernel.RowKernel;

/** A kernel as compiled Java with the values of its parameters, ready to run over any rows of its range. */
record CpuLaunch(Kernel kernel, RowKernel rows, Object[] arguments, Range range) {

    /** Runs all of some rows along x. */
    void rows(int first, int last) {
        part(0, range.nx(), first, last);
    }

    /** Runs [begin, end) of some rows along x. */
    void part(int begin, int end, int firstRow, int lastRow) {
        try {
            rows.rows(arguments, begin, end, firstRow, lastRow, range.ny());
        } catch (IndexOutOfBoundsException e) {
            throw new KernelException("kernel " + kernel.name() + " (" + kernel.file() + ") over " + range.nx() + " x "
                    + range.ny() + " x " + range.nz() + " items reaches outside a buffer: " + e, e);
        } catch (ArithmeticException e) {
            throw new KernelException("kernel " + kernel.name() + " (" + kernel.file() + "): " + e, e);
        }
    }

    /** Runs the layers from {@code from} to before {@code to}, as far as the range has them. */
    void layers(int from, int to) {
        int end = Math.min(to, range.layers());
        if (from < end) {
            rows(from * range.rowsPerLayer(), end * range.rowsPerLayer());
        }
    }
}
