package org.frond.structure;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The symmetric square root of a stiffness matrix and its inverse, which map strain to the space where the stiffness is
 * the identity; the orthogonal split of the elastic energy works there (Q.-C. He, Q. Shao 2019).
 *
 * <p>Both are in Mandel's notation, where shear carries sqrt 2 in strain and in stress alike, so that tensor products
 * are plain scalar products: e = (xx, yy, sqrt 2 xy) in the plane, (xx, yy, zz, sqrt 2 yz, sqrt 2 xz, sqrt 2 xy) in
 * space, and C_Mandel = S C_Voigt S with S = diag(1, .., sqrt 2, ..). With C = V L V^T the root is V sqrt(L) V^T.
 *
 * <p>In the plane the root is that of the in-plane matrix, which is not the in-plane block of the root in space.
 *
 * @param root    C^(1/2), upper triangle row by row, 6 or 21 values [Pa^(1/2)]
 * @param inverse C^(-1/2), upper triangle row by row, 6 or 21 values [Pa^(-1/2)]
 */
public record StiffnessRoot(double[] root, double[] inverse) {

    /**
     * The root of a stiffness as {@link TransverselyIsotropicStiffness} gives it.
     *
     * @param stiffness upper triangle in Voigt's notation, 6 values in the plane or 21 in space [Pa]
     * @throws IllegalArgumentException when the stiffness is not positive definite
     */
    public static StiffnessRoot of(double[] stiffness) {
        DMatrixRMaj mandel = SymmetricMatrix.unpack(stiffness);
        int size = mandel.numRows;
        int normals = size == 3 ? 2 : 3;
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double scale = (row < normals ? 1 : Math.sqrt(2)) * (column < normals ? 1 : Math.sqrt(2));
                mandel.set(row, column, mandel.get(row, column) * scale);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(mandel.copy())) {
            throw new ArithmeticException("no eigenvalues found of the stiffness " + mandel);
        }
        DMatrixRMaj root = new DMatrixRMaj(size, size);
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        for (int mode = 0; mode < size; mode++) {
            double value = eigen.getEigenvalue(mode).getReal();
            if (!(value > 0)) {
                throw new IllegalArgumentException("a stiffness has a root only when it is positive definite, but one of"
                        + " its eigenvalues is " + value + " Pa");
            }
            DMatrixRMaj vector = eigen.getEigenVector(mode);
            CommonOps_DDRM.multAddTransB(Math.sqrt(value), vector, vector, root);
            CommonOps_DDRM.multAddTransB(1 / Math.sqrt(value), vector, vector, inverse);
        }
        return new StiffnessRoot(SymmetricMatrix.pack(root), SymmetricMatrix.pack(inverse));
    }
}
