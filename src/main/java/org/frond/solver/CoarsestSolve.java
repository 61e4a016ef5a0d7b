package org.frond.solver;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.TransferKernels;

/**
 * The inverse of an operator on a grid of few nodes, as a dense matrix on the device: no field leaves it when it is applied.
 *
 * <p>Unknowns are counted component by component, node by node, x fastest. The operator's columns are found by applying it
 * to sums of unit vectors three nodes apart along each axis, whose images do not overlap; along an axis whose ends meet, or that
 * holds two sheets, to one at a time.
 *
 * <p>It is always solved in double precision: inverses of soft and of loosely held parts differ by more digits than single
 * precision has. For a level in single precision the values go to a twin of its operator and come back.
 */
final class CoarsestSolve {

    /** Nodes whose columns share no row are this far apart: an element couples a node to the next ones alone. */
    private static final int STRIDE = 3;
    /**
     * Added to the diagonal, relative to its largest entry: a node that no material reaches, or a field fixed only up to a
     * constant, leaves a null space. Far below the other entries' round-off after inversion.
     */
    private static final double SHIFT = 1e-12;
    /** The same where what comes in is rounded to single precision: its part in the null space is divided by the shift. */
    private static final double ROUNDED_SHIFT = 1e-7;

    private final Kernels kernels;
    private final EllipticOperator level;
    private final EllipticOperator operator;
    private final Passage there;
    private final Passage back;
    private final double shift;
    private final Grid grid;
    private final int nodes;
    private final int unknowns;
    private final Buffer inverse;
    private final Buffer unit;
    private final Buffer image;

    CoarsestSolve(Kernels kernels, EllipticOperator operator) {
        this(kernels, operator, kernels);
    }

    /** The same for a level in kernels of its own. */
    CoarsestSolve(Kernels kernels, EllipticOperator level, Kernels levelKernels) {
        this.kernels = kernels;
        this.level = level;
        this.operator = levelKernels == kernels ? level : level.twin(kernels);
        this.there = new Passage(levelKernels, kernels);
        this.back = new Passage(kernels, levelKernels);
        this.shift = levelKernels == kernels ? SHIFT : ROUNDED_SHIFT;
        this.grid = operator.grid();
        this.nodes = (grid.nx() + 1) * (grid.ny() + 1) * (grid.dim() == 3 ? grid.nz() + 1 : 1);
        this.unknowns = operator.components() * nodes;
        this.inverse = kernels.table(new double[unknowns * unknowns]);
        this.unit = operator.vector();
        this.image = operator.vector();
    }

    /** x = A^-1 f at open nodes, 0 at the others. */
    void apply(Buffer f, Buffer x) {
        if (operator == level) {
            kernels.run(TransferKernels.applyDense(grid, inverse, f, operator.components()).into(x));
        } else {
            there.carry(1, f, unit);
            kernels.run(TransferKernels.applyDense(grid, inverse, unit, operator.components()).into(image));
            back.carry(1, image, x);
        }
    }

    /**
     * Factorises the matrix of new coefficients and free nodes.
     *
     * @throws SolverException if the operator is not positive definite
     */
    void update() {
        if (operator != level) {
            level.copyInto(operator, there, 1);
            operator.refresh();
        }
        DMatrixRMaj matrix = matrix();
        double[] open = operator.open().toArray();
        double largest = 0;
        for (int n = 0; n < unknowns; n++) {
            largest = Math.max(largest, open[place(n)] * matrix.get(n, n));
        }
        // closed unknowns are decoupled here and dropped below
        for (int r = 0; r < unknowns; r++) {
            for (int c = 0; c < unknowns; c++) {
                matrix.set(r, c, open[place(r)] * open[place(c)] * matrix.get(r, c));
            }
            matrix.add(r, r, largest > 0 ? shift * largest + (1 - open[place(r)]) * largest : 1);
        }
        LinearSolverDense<DMatrixRMaj> factorised = LinearSolverFactory_DDRM.symmPosDef(unknowns);
        if (!factorised.setA(matrix)) {
            throw new SolverException("the coarsest operator (" + grid.nx() + " x " + grid.ny() + " x " + grid.nz()
                    + " cells) is not positive definite: a coefficient is negative or not a number");
        }
        DMatrixRMaj inverted = new DMatrixRMaj(unknowns, unknowns);
        factorised.invert(inverted);
        double[] values = new double[unknowns * unknowns];
        for (int r = 0; r < unknowns; r++) {
            for (int c = 0; c < unknowns; c++) {
                // the mean of both triangles is symmetric to the last bit, and so then is the preconditioner
                values[r * unknowns + c] = open[place(r)] * open[place(c)] * (inverted.get(r, c) + inverted.get(c, r)) / 2;
            }
        }
        inverse.write(values);
    }

    private DMatrixRMaj matrix() {
        DMatrixRMaj matrix = new DMatrixRMaj(unknowns, unknowns);
        double[] values = new double[operator.length()];
        int colours = stride(0) * stride(1) * (grid.dim() == 3 ? stride(2) : 1);
        for (int p = 0; p < operator.components(); p++) {
            for (int colour = 0; colour < colours; colour++) {
                double[] sum = new double[operator.length()];
                for (int n = 0; n < nodes; n++) {
                    if (colour(n) == colour) {
                        sum[place(p * nodes + n)] = 1;
                    }
                }
                unit.write(sum);
                operator.apply(unit, image);
                image.read(values);
                spread(values, p, colour, matrix);
            }
        }
        return matrix;
    }

    /** Gives every row of an image to the one column of its colour that can have caused it. */
    private void spread(double[] values, int p, int colour, DMatrixRMaj matrix) {
        for (int c = 0; c < nodes; c++) {
            if (colour(c) != colour) {
                continue;
            }
            for (int r = 0; r < nodes; r++) {
                boolean coupled = near(0, x(r), x(c)) && near(1, y(r), y(c)) && near(2, z(r), z(c));
                for (int q = 0; coupled && q < operator.components(); q++) {
                    matrix.set(q * nodes + r, p * nodes + c, values[place(q * nodes + r)]);
                }
            }
        }
    }

    private int colour(int node) {
        return x(node) % stride(0) + stride(0) * (y(node) % stride(1) + stride(1) * (z(node) % stride(2)));
    }

    private int stride(int axis) {
        return operator.joinsAfar(axis) ? grid.cells(axis) + 1 : STRIDE;
    }

    /** Whether the operator may join two nodes; where it joins distant ones, with one column at a time, the image tells. */
    private boolean near(int axis, int row, int column) {
        return operator.joinsAfar(axis) || Math.abs(row - column) <= 1;
    }

    private int x(int node) {
        return node % (grid.nx() + 1);
    }

    private int y(int node) {
        return node / (grid.nx() + 1) % (grid.ny() + 1);
    }

    private int z(int node) {
        return node / ((grid.nx() + 1) * (grid.ny() + 1));
    }

    /** Where an unknown lies in a vector. */
    private int place(int unknown) {
        int node = unknown % nodes;
        return grid.index(x(node), y(node), z(node)) + unknown / nodes * grid.size();
    }
}
