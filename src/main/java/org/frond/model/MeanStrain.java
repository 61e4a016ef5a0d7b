package org.frond.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.grid.Location;
import org.frond.launch.MechanicsKernels;
import org.frond.launch.ReachKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;
import org.frond.solver.SolverException;

/**
 * The mean strain E of a body that repeats itself: its displacement is E x + u with a periodic u. A component of E is either
 * given, or free, so that the mean stress along it vanishes. To the solid it is an eigenstrain taken off: with the others' sum eps0,
 * u and the free components minimise
 *
 * <pre>1/2 (eps(u) + E - eps0) : C : (eps(u) + E - eps0)</pre>
 *
 * <p>At a given u the free components follow from <C : (eps(u) + E - eps0)> = 0; together with u they are found from one further solve
 * for each of them, with E a unit strain: a Schur complement of as many unknowns.
 */
final class MeanStrain {

    private static final double TOLERANCE = 1e-11;

    private final Kernels kernels;
    private final Grid grid;
    private final Mechanics mechanics;
    private final int components;
    private final int[] free;
    private final Buffer strain;
    private final Buffer unit;
    private final Buffer stress;
    private final Buffer component;

    /**
     * A mean strain.
     *
     * @param free which components are free, in the order of the stress
     */
    MeanStrain(Kernels kernels, Grid grid, Mechanics mechanics, boolean[] free) {
        this.kernels = kernels;
        this.grid = grid;
        this.mechanics = mechanics;
        this.components = free.length;
        this.free = IntStream.range(0, free.length).filter(p -> free[p]).toArray();
        this.strain = kernels.table(new double[components]);
        this.unit = kernels.table(new double[components]);
        this.stress = kernels.vector(grid, components);
        this.component = kernels.vector(grid, 1);
    }

    /** E as of the last {@link #hold} or {@link #solve}; SYM numbers, engineering shear. */
    Buffer strain() {
        return strain;
    }

    /** Takes the mean strain that belongs to u off the present eigenstrains. */
    void hold(double[] given, Buffer u) {
        strain.write(given(given));
        takeOff(strain);
        if (free.length > 0) {
            double[] missing = mean(mechanics.stress(u));
            correct(meanStiffness(), missing);
        }
    }

    /** Finds u and the free components with the present stiffness and eigenstrains, and takes the mean strain off these. */
    Convergence solve(double[] given, Buffer u, double tolerance) {
        strain.write(given(given));
        takeOff(strain);
        Convergence went = mechanics.solve(u, tolerance, 0);
        if (free.length == 0) {
            return went;
        }
        double[] missing = mean(mechanics.stress(u));
        DMatrixRMaj effective = new DMatrixRMaj(free.length, free.length);
        Buffer[] shapes = new Buffer[free.length];
        for (int c = 0; c < free.length; c++) {
            shapes[c] = kernels.vector(grid, grid.dim());
            double[] one = new double[components];
            one[free[c]] = 1;
            unit.write(one);
            kernels.run(MechanicsKernels.evenStress(grid, unit, mechanics.stiffness()).into(stress));
            Convergence further = mechanics.respondToStress(stress, shapes[c], Math.min(TOLERANCE, tolerance));
            went = new Convergence(went.iterations() + further.iterations(), Math.max(went.error(), further.error()),
                    went.reached() && further.reached());
            double[] all = mean(mechanics.stress(shapes[c], stress));
            for (int r = 0; r < free.length; r++) {
                effective.set(r, c, all[free[r]]);
            }
        }
        double[] found = correct(effective, missing);
        for (int c = 0; c < free.length; c++) {
            kernels.axpy(found[c], shapes[c], u);
        }
        return went;
    }

    private double[] given(double[] values) {
        double[] strains = values.clone();
        Arrays.stream(free).forEach(p -> strains[p] = 0);
        return strains;
    }

    /** Solves for the free components that take a mean stress away, and adds them. */
    private double[] correct(DMatrixRMaj stiffness, double[] missing) {
        DMatrixRMaj right = new DMatrixRMaj(free.length, 1);
        for (int r = 0; r < free.length; r++) {
            right.set(r, 0, -missing[free[r]]);
        }
        DMatrixRMaj found = new DMatrixRMaj(free.length, 1);
        if (!CommonOps_DDRM.solve(stiffness, right, found)) {
            throw new SolverException("the mean stiffness is singular: a mean strain is free that nothing resists");
        }
        double[] all = strain.toArray();
        double[] more = new double[components];
        double[] values = new double[free.length];
        for (int r = 0; r < free.length; r++) {
            values[r] = found.get(r, 0);
            more[free[r]] = values[r];
            all[free[r]] = values[r];
        }
        strain.write(all);
        unit.write(more);
        takeOff(unit);
        return values;
    }

    private void takeOff(Buffer even) {
        mechanics.eigenstrains().takeOff(even);
        mechanics.strain();
    }

    private DMatrixRMaj meanStiffness() {
        double[] packed = mean(mechanics.stiffness());
        DMatrixRMaj matrix = new DMatrixRMaj(free.length, free.length);
        for (int r = 0; r < free.length; r++) {
            for (int c = 0; c < free.length; c++) {
                int low = Math.min(free[r], free[c]);
                int high = Math.max(free[r], free[c]);
                matrix.set(r, c, packed[low * components - low * (low - 1) / 2 + high - low]);
            }
        }
        return matrix;
    }

    /** Means of all components over the cells. */
    double[] mean(Buffer cells) {
        double[] means = new double[cells.length() / grid.size()];
        for (int p = 0; p < means.length; p++) {
            kernels.run(ReachKernels.cellComponent(grid, cells, p).into(component));
            means[p] = kernels.device().sum(component) / grid.count(Location.CELL);
        }
        return means;
    }
}
