package org.frond.kernel;

/** Functions of the kernel language that {@link Math} lacks; called by generated code. */
public final class KernelMath {

    /** Above this, sqrt(x^2 + 1) = x in double precision. */
    private static final double LARGE = 1e8;
    private static final double LN_2 = 0.6931471805599453;

    private KernelMath() {
    }

    /** Inverse hyperbolic sine, accurate near zero and for large arguments. */
    public static double asinh(double x) {
        double size = Math.abs(x);
        double result = size > LARGE
                ? Math.log(size) + LN_2
                : Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1)));
        return Math.copySign(result, x);
    }
}
