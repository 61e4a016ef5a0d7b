package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;

/**
 * Speeds up a descent x -> G(x) that lowers an energy each time: the next start goes beyond G(x) by over-relaxation and by the
 * momentum of the iterations before (Nesterov 1983),
 *
 * <pre>x' = G(x) + (omega - 1) (G(x) - x) + beta (G(x) - G(x before)),     beta = (n - 1) / (n + 2).</pre>
 *
 * The count n begins again where the momentum points up the energy, (x - G(x)) . (G(x) - G(x before)) &gt; 0 (O'Donoghue and
 * Candes 2015): so no parameter of the problem is needed.
 */
public final class Momentum {

    private static final double OVER_RELAXATION = 1.5;

    private final Kernels kernels;
    private final Buffer lastImage;
    private final Buffer back;
    private final Buffer forth;
    private int age;

    /** For fields of one component on the nodes of a grid. */
    public Momentum(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.lastImage = kernels.vector(grid, 1);
        this.back = kernels.vector(grid, 1);
        this.forth = kernels.vector(grid, 1);
    }

    /** Forgets the iterations before. */
    public void begin() {
        age = 0;
    }

    /**
     * Finds the next start.
     *
     * @param start x
     * @param image G(x), becomes the next start
     */
    public void advance(Buffer start, Buffer image) {
        back.copyFrom(start);
        kernels.axpy(-1, image, back);
        forth.copyFrom(image);
        kernels.axpy(-1, lastImage, forth);
        lastImage.copyFrom(image);
        age = age > 0 && kernels.dot(back, forth) <= 0 ? age + 1 : 1;
        if (age > 1) {
            kernels.axpy(1 - OVER_RELAXATION, back, image);
            kernels.axpy((age - 1.0) / (age + 2.0), forth, image);
        }
    }
}
