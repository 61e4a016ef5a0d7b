package org.frond.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class StiffnessRootTest {

    private static final TransverselyIsotropicStiffness CRYSTAL =
            new TransverselyIsotropicStiffness(330, 130, 80, 200, 60);
    private static final Axis TILTED = Axis.along(0.3, -0.5, 0.8);

    @Test
    void rootSquaredIsThePlaneStiffnessInMandelNotation() {
        double[] c = CRYSTAL.planeStrain(TILTED);
        double shear = Math.sqrt(2);
        double[] mandel = {c[0], c[1], shear * c[2], c[3], shear * c[4], 2 * c[5]};
        assertArrayEquals(mandel, square(StiffnessRoot.of(c).root()), 1e-11);
    }

    @Test
    void rootSquaredKeepsTheShearModuliInSpaceTwice() {
        double[] squared = square(StiffnessRoot.of(CRYSTAL.solid(new Axis(0, 0, 1))).root());
        assertEquals(330, squared[0], 1e-10);
        assertEquals(200, squared[11], 1e-10);
        assertEquals(120, squared[15], 1e-10);
        assertEquals(200, squared[20], 1e-10);
    }

    @Test
    void rootTimesItsInverseIsTheIdentity() {
        StiffnessRoot root = StiffnessRoot.of(CRYSTAL.solid(TILTED));
        DMatrixRMaj product = new DMatrixRMaj(6, 6);
        CommonOps_DDRM.mult(SymmetricMatrix.unpack(root.root()), SymmetricMatrix.unpack(root.inverse()), product);
        assertArrayEquals(CommonOps_DDRM.identity(6).data, product.data, 1e-13);
    }

    @Test
    void rootOfAStiffnessThatIsNotPositiveDefiniteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> StiffnessRoot.of(new double[] {1, 2, 0, 1, 0, 1}));
    }

    private static double[] square(double[] upper) {
        DMatrixRMaj matrix = SymmetricMatrix.unpack(upper);
        DMatrixRMaj product = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        CommonOps_DDRM.mult(matrix, matrix, product);
        return SymmetricMatrix.pack(product);
    }
}
