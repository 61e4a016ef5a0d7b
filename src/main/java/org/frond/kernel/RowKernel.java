package org.frond.kernel;

/** A kernel translated to Java, as the CPU runs it: over some rows, and over a part of each row. */
public interface RowKernel {

    /**
     * Runs the kernel for i in [begin, end) of the rows (j, k) = (row mod rowsPerPlane, row / rowsPerPlane), row in
     * [firstRow, lastRow).
     *
     * @param arguments one per parameter of the kernel: {@code double[]} or {@code float[]}, Integer, Double or Float
     */
    void rows(Object[] arguments, int begin, int end, int firstRow, int lastRow, int rowsPerPlane);
}
