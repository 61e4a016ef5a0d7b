package org.frond.structure;

import org.ejml.data.DMatrixRMaj;

/** The storage of a symmetric matrix as its upper triangle, row by row: n (n + 1) / 2 values. */
final class SymmetricMatrix {

    private SymmetricMatrix() {
    }

    static double[] pack(DMatrixRMaj matrix) {
        int rows = matrix.numRows;
        double[] upper = new double[rows * (rows + 1) / 2];
        int position = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = row; column < rows; column++) {
                upper[position++] = (matrix.get(row, column) + matrix.get(column, row)) / 2;
            }
        }
        return upper;
    }

    static DMatrixRMaj unpack(double[] upper) {
        int rows = rows(upper.length);
        DMatrixRMaj matrix = new DMatrixRMaj(rows, rows);
        int position = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = row; column < rows; column++) {
                matrix.set(row, column, upper[position]);
                matrix.set(column, row, upper[position++]);
            }
        }
        return matrix;
    }

    private static int rows(int values) {
        int rows = (int) ((Math.sqrt(8.0 * values + 1) - 1) / 2);
        if (rows * (rows + 1) / 2 != values) {
            throw new IllegalArgumentException(values + " values are no triangle of a square matrix");
        }
        return rows;
    }
}
