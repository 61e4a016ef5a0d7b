package org.frond.model;

/**
 * The crack surface density gamma = (w(d) / ell + ell |grad d|^2) / c_w with w = w1 d + w2 d^2, whose integral is the
 * crack's area.
 */
public enum CrackSurface {
    /** w = d, c_w = 8/3 (Pham, Amor, Marigo and Maurini 2011): an elastic range, profiles of finite width. */
    AT1(1, 0, 8.0 / 3.0, 2),
    /** w = d^2, c_w = 2 (Bourdin, Francfort and Marigo 2000): damage from the first load on, exponential profiles. */
    AT2(0, 1, 2, 5);

    final double linear;
    final double quadratic;
    final double normalisation;
    /** Half-width of a crack's profile over ell: where it ends, or has fallen below 0.01. */
    final double halfWidth;

    CrackSurface(double linear, double quadratic, double normalisation, double halfWidth) {
        this.linear = linear;
        this.quadratic = quadratic;
        this.normalisation = normalisation;
        this.halfWidth = halfWidth;
    }

    /**
     * What a numerical crack costs more than G0: it is broken over one cell, so that w = 1 over the width h besides its
     * profile. 1 + 3 h / (8 ell) for AT1, 1 + h / (2 ell) for AT2 (Bourdin, Francfort and Marigo 2008).
     */
    public double gridExcess(double cellSize, double length) {
        return 1 + cellSize / (normalisation * length);
    }
}
