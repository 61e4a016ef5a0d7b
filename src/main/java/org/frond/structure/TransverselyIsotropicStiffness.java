package org.frond.structure;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The stiffness of a hexagonal (transversely isotropic) crystal, and its matrix for any axis n.
 *
 * <p>Constants are those of Voigt's notation with the axis along 3; C66 = (C11 - C12) / 2. For an axis n the tensor is
 * (A. J. M. Spencer, "Constitutive theory for strongly anisotropic solids", 1984)
 *
 * <pre>
 *   C_ijkl = lambda d_ij d_kl + mu_T (d_ik d_jl + d_il d_jk)
 *          + alpha (n_i n_j d_kl + d_ij n_k n_l)
 *          + (mu_L - mu_T)(d_ik n_j n_l + d_il n_j n_k + d_jk n_i n_l + d_jl n_i n_k)
 *          + beta n_i n_j n_k n_l
 *   lambda = C12,  mu_T = C66,  mu_L = C44,  alpha = C13 - C12,
 *   beta = C33 - C11 - 2 alpha - 4 (mu_L - mu_T)
 * </pre>
 *
 * <p>Matrices are stored as their upper triangle, row by row, and act on strains with engineering shear: in the plane in
 * the order (xx, yy, xy) as C11 C12 C16 C22 C26 C66, in space in the order (xx, yy, zz, yz, xz, xy) as 21 values [Pa].
 *
 * @param c11 [Pa]
 * @param c12 [Pa]
 * @param c13 [Pa]
 * @param c33 [Pa]
 * @param c44 [Pa]
 */
public record TransverselyIsotropicStiffness(double c11, double c12, double c13, double c33, double c44) {

    /** Pairs of indices in the order (xx, yy, zz, yz, xz, xy). */
    private static final int[][] PAIRS = {{0, 0}, {1, 1}, {2, 2}, {1, 2}, {0, 2}, {0, 1}};
    private static final int[] IN_PLANE = {0, 1, 5};
    private static final int[] OUT_OF_PLANE = {2, 3, 4};

    public TransverselyIsotropicStiffness {
        boolean stable = c44 > 0 && c11 > Math.abs(c12) && (c11 + c12) * c33 > 2 * c13 * c13;
        if (!stable) {
            throw new IllegalArgumentException("this stiffness is not positive definite: C11 = " + c11 + ", C12 = " + c12
                    + ", C13 = " + c13 + ", C33 = " + c33 + ", C44 = " + c44
                    + " Pa; needed are C44 > 0, C11 > |C12| and (C11 + C12) C33 > 2 C13^2");
        }
    }

    /**
     * The isotropic stiffness of Young's modulus E and Poisson's ratio nu.
     *
     * @param young   E [Pa], positive
     * @param poisson nu, between -1 and 1/2
     */
    public static TransverselyIsotropicStiffness isotropic(double young, double poisson) {
        if (!(young > 0) || !(poisson > -1 && poisson < 0.5)) {
            throw new IllegalArgumentException("Young's modulus must be positive and Poisson's ratio between -1 and 0.5: "
                    + young + " Pa, " + poisson);
        }
        double shear = young / (2 * (1 + poisson));
        double lambda = young * poisson / ((1 + poisson) * (1 - 2 * poisson));
        return new TransverselyIsotropicStiffness(lambda + 2 * shear, lambda, lambda, lambda + 2 * shear, shear);
    }

    /** C66 = (C11 - C12) / 2 [Pa]. */
    public double c66() {
        return (c11 - c12) / 2;
    }

    /** The stiffness in space for an axis; 21 values. */
    public double[] solid(Axis axis) {
        return SymmetricMatrix.pack(matrix(axis));
    }

    /** The stiffness in the x-y plane when all strains out of it vanish; 6 values, a block of the matrix in space. */
    public double[] planeStrain(Axis axis) {
        return SymmetricMatrix.pack(block(matrix(axis), IN_PLANE, IN_PLANE));
    }

    /**
     * The stiffness in the x-y plane when the stresses zz, yz and xz vanish; 6 values.
     *
     * <p>With p in the plane and o out of it, the Schur complement C_pp - C_po C_oo^-1 C_op.
     */
    public double[] planeStress(Axis axis) {
        DMatrixRMaj full = matrix(axis);
        DMatrixRMaj inverse = block(full, OUT_OF_PLANE, OUT_OF_PLANE);
        if (!CommonOps_DDRM.invert(inverse)) {
            throw new ArithmeticException("the out-of-plane stiffness is singular for " + this + " and " + axis);
        }
        DMatrixRMaj coupling = block(full, IN_PLANE, OUT_OF_PLANE);
        DMatrixRMaj product = new DMatrixRMaj(3, 3);
        CommonOps_DDRM.mult(coupling, inverse, product);
        DMatrixRMaj condensed = block(full, IN_PLANE, IN_PLANE);
        CommonOps_DDRM.multAddTransB(-1, product, coupling, condensed);
        return SymmetricMatrix.pack(condensed);
    }

    /**
     * The strain in the x-y plane that a strain in space amounts to when all strains out of the plane are held at zero: the one
     * that needs the same stresses in the plane, C_pp^-1 C_p : e with p in the plane. Of a strain nn along the axis it is nn itself
     * where the axis lies in the plane, and nu (I - zz) in an isotropic solid where it stands on it.
     *
     * @param strain xx, yy, zz, yz, xz, xy; shear is engineering shear
     * @return xx, yy, xy, likewise
     */
    public double[] planeStrainOf(Axis axis, double[] strain) {
        DMatrixRMaj full = matrix(axis);
        DMatrixRMaj stress = new DMatrixRMaj(PAIRS.length, 1);
        CommonOps_DDRM.mult(full, new DMatrixRMaj(PAIRS.length, 1, true, strain), stress);
        DMatrixRMaj inPlane = new DMatrixRMaj(IN_PLANE.length, 1);
        if (!CommonOps_DDRM.solve(block(full, IN_PLANE, IN_PLANE), block(stress, IN_PLANE, new int[] {0}), inPlane)) {
            throw new ArithmeticException("the in-plane stiffness is singular for " + this + " and " + axis);
        }
        return inPlane.data.clone();
    }

    /**
     * The stresses out of the x-y plane that go with those in it when all strains out of it are held at zero: C_op C_pp^-1
     * with p in the plane and o out of it. In an isotropic solid zz is nu (xx + yy).
     *
     * @return rows zz, yz, xz of what xx, yy and xy each give; 9 values
     */
    public double[] acrossPlaneStrain(Axis axis) {
        return acrossAndInPlane(axis).data.clone();
    }

    /**
     * The stresses out of the x-y plane of strains out of it whose stresses in the plane are relaxed there:
     * (C_oo - C_op C_pp^-1 C_po) : e with o out of the plane and p in it.
     *
     * @param strain zz, yz, xz; shear is engineering shear
     * @return zz, yz, xz [Pa]
     */
    public double[] acrossOfHeld(Axis axis, double[] strain) {
        DMatrixRMaj full = matrix(axis);
        DMatrixRMaj condensed = block(full, OUT_OF_PLANE, OUT_OF_PLANE);
        CommonOps_DDRM.multAdd(-1, acrossAndInPlane(axis), block(full, IN_PLANE, OUT_OF_PLANE), condensed);
        DMatrixRMaj stress = new DMatrixRMaj(OUT_OF_PLANE.length, 1);
        CommonOps_DDRM.mult(condensed, new DMatrixRMaj(OUT_OF_PLANE.length, 1, true, strain), stress);
        return stress.data;
    }

    /** C_op C_pp^-1. */
    private DMatrixRMaj acrossAndInPlane(Axis axis) {
        DMatrixRMaj full = matrix(axis);
        DMatrixRMaj inverse = block(full, IN_PLANE, IN_PLANE);
        if (!CommonOps_DDRM.invert(inverse)) {
            throw new ArithmeticException("the in-plane stiffness is singular for " + this + " and " + axis);
        }
        DMatrixRMaj product = new DMatrixRMaj(OUT_OF_PLANE.length, IN_PLANE.length);
        CommonOps_DDRM.mult(block(full, OUT_OF_PLANE, IN_PLANE), inverse, product);
        return product;
    }

    private DMatrixRMaj matrix(Axis axis) {
        double[] n = {axis.x(), axis.y(), axis.z()};
        double alpha = c13 - c12;
        double shearDifference = c44 - c66();
        double beta = c33 - c11 - 2 * alpha - 4 * shearDifference;
        DMatrixRMaj matrix = new DMatrixRMaj(PAIRS.length, PAIRS.length);
        for (int row = 0; row < PAIRS.length; row++) {
            int i = PAIRS[row][0];
            int j = PAIRS[row][1];
            for (int column = 0; column < PAIRS.length; column++) {
                int k = PAIRS[column][0];
                int l = PAIRS[column][1];
                double value = c12 * delta(i, j) * delta(k, l)
                        + c66() * (delta(i, k) * delta(j, l) + delta(i, l) * delta(j, k))
                        + alpha * (n[i] * n[j] * delta(k, l) + delta(i, j) * n[k] * n[l])
                        + shearDifference * (delta(i, k) * n[j] * n[l] + delta(i, l) * n[j] * n[k]
                                + delta(j, k) * n[i] * n[l] + delta(j, l) * n[i] * n[k])
                        + beta * n[i] * n[j] * n[k] * n[l];
                matrix.set(row, column, value);
            }
        }
        return matrix;
    }

    private static int delta(int i, int j) {
        return i == j ? 1 : 0;
    }

    private static DMatrixRMaj block(DMatrixRMaj matrix, int[] rows, int[] columns) {
        DMatrixRMaj block = new DMatrixRMaj(rows.length, columns.length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                block.set(row, column, matrix.get(rows[row], columns[column]));
            }
        }
        return block;
    }
}
