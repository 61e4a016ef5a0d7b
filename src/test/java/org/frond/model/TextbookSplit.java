package org.frond.model;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.frond.structure.StiffnessRoot;

/**
 * The orthogonal split of He and Shao (2019) written down with full tensors and EJML's eigenvectors, to compare with:
 * e = C^(1/2) : eps, e+ = sum of positive principal values, sigma = C^(1/2) : (g e+ + e-).
 */
final class TextbookSplit {

    private final int dim;
    private final int strains;
    private final double[][] root;

    /** For one grain's packed Voigt stiffness. */
    TextbookSplit(int dim, double[] stiffness) {
        this.dim = dim;
        this.strains = dim * (dim + 1) / 2;
        this.root = new double[strains][strains];
        double[] packed = StiffnessRoot.of(stiffness).root();
        int next = 0;
        for (int r = 0; r < strains; r++) {
            for (int s = r; s < strains; s++) {
                root[r][s] = packed[next];
                root[s][r] = packed[next];
                next++;
            }
        }
    }

    private double scale(int component) {
        return component < dim ? 1 : Math.sqrt(2);
    }

    private int voigt(int p, int q) {
        if (p == q) {
            return p;
        }
        return dim == 2 ? 2 : 6 - p - q;
    }

    /** C^(1/2) : eps as a matrix, from a Voigt strain with engineering shear. */
    private DMatrixRMaj transformed(double[] strain) {
        double[] e = new double[strains];
        for (int r = 0; r < strains; r++) {
            for (int s = 0; s < strains; s++) {
                e[r] += root[r][s] * strain[s] / scale(s);
            }
        }
        DMatrixRMaj matrix = new DMatrixRMaj(dim, dim);
        for (int p = 0; p < dim; p++) {
            for (int q = 0; q < dim; q++) {
                matrix.set(p, q, e[voigt(p, q)] / scale(voigt(p, q)));
            }
        }
        return matrix;
    }

    private interface Share {
        double of(double principal);
    }

    private DMatrixRMaj spectral(DMatrixRMaj e, Share share) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(dim, true, true);
        if (!eigen.decompose(e.copy())) {
            throw new ArithmeticException("no eigenvalues of " + e);
        }
        DMatrixRMaj sum = new DMatrixRMaj(dim, dim);
        for (int m = 0; m < dim; m++) {
            double value = share.of(eigen.getEigenvalue(m).getReal());
            DMatrixRMaj v = eigen.getEigenVector(m);
            for (int p = 0; p < dim; p++) {
                for (int q = 0; q < dim; q++) {
                    sum.add(p, q, value * v.get(p) * v.get(q));
                }
            }
        }
        return sum;
    }

    /** Voigt stress when tension is degraded by g. */
    double[] stress(double[] strain, double g) {
        DMatrixRMaj e = spectral(transformed(strain), value -> value > 0 ? g * value : value);
        double[] stress = new double[strains];
        for (int r = 0; r < strains; r++) {
            for (int p = 0; p < dim; p++) {
                for (int q = p; q < dim; q++) {
                    stress[r] += root[r][voigt(p, q)] * scale(voigt(p, q)) * e.get(p, q) / scale(r);
                }
            }
        }
        return stress;
    }

    /** Half the squared norm of the tensile (sign 1) or the compressive part (sign -1). */
    double energy(double[] strain, int sign) {
        DMatrixRMaj e = spectral(transformed(strain), value -> value * sign > 0 ? value : 0);
        double sum = 0;
        for (int n = 0; n < e.getNumElements(); n++) {
            sum += e.get(n) * e.get(n);
        }
        return sum / 2;
    }
}
