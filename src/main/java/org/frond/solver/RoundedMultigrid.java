package org.frond.solver;

import org.frond.device.Buffer;

/**
 * A multigrid V-cycle in single precision, for an operator in double precision: z = P2 M^-1 P1 r, where P1 rounds to single
 * precision and P2 is exact. The cycle has a hierarchy of operators of its own, on the same device or another.
 *
 * <p>Coefficients and residuals are scaled by powers of two on their way, the coefficients at every {@link #rebuild} and the
 * residuals of a solve by its first, so that single precision's range (1e-38 to 1e38) holds what follows from them. Scaling
 * by powers of two rounds nothing.
 */
final class RoundedMultigrid implements Preconditioner {

    private final Kernels kernels;
    private final CellwiseOperator operator;
    private final CellwiseOperator twin;
    private final Multigrid multigrid;
    private final Passage there;
    private final Passage back;
    private final Buffer residual;
    private final Buffer correction;
    /** Matrix entries of the twin over those of the operator. */
    private double coefficientScale = 1;
    /** Residuals there over those here. */
    private double residualScale = 1;

    RoundedMultigrid(Kernels kernels, CellwiseOperator operator, Kernels single) {
        this.kernels = kernels;
        this.operator = operator;
        this.twin = operator.twin(single);
        this.there = new Passage(kernels, single);
        this.back = new Passage(single, kernels);
        this.multigrid = new Multigrid(single, twin, kernels);
        this.residual = twin.vector();
        this.correction = twin.vector();
    }

    @Override
    public void rebuild() {
        coefficientScale = toUnity(operator.magnitude());
        copyCoefficients();
        multigrid.rebuild();
    }

    @Override
    public void update() {
        copyCoefficients();
        multigrid.update();
    }

    @Override
    public void refresh() {
        copyCoefficients();
        multigrid.refresh();
    }

    private void copyCoefficients() {
        operator.refresh();
        operator.copyInto(twin, there, coefficientScale);
    }

    @Override
    public void begin(Buffer r) {
        residualScale = toUnity(kernels.device().maxAbs(r));
    }

    @Override
    public void apply(Buffer r, Buffer z) {
        there.carry(residualScale, r, residual);
        multigrid.apply(residual, correction);
        back.carry(coefficientScale / residualScale, correction, z);
    }

    @Override
    public boolean widen() {
        return multigrid.widen();
    }

    @Override
    public boolean strengthen() {
        return multigrid.strengthen();
    }

    /** The power of two that brings a magnitude into [1, 2); 1 for what has none. */
    private static double toUnity(double magnitude) {
        return magnitude > 0 && magnitude < Double.POSITIVE_INFINITY ? Math.scalb(1.0, -Math.getExponent(magnitude)) : 1;
    }
}
