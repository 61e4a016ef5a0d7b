package org.frond.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The bodies of metal whose current is given and whose potential v_k is unknown: the counter electrode under current control,
 * and every isolated body, whose net current is zero. In a Newton step they border the potential's matrix A,
 *
 * <pre>
 *   [  A    -B ] [ d phi ]   [ r ]         b_k   conductance of body k per node (a column of B)
 *   [ -B^T   G ] [ d v   ] = [ s ]         g_k   its sum,   s_k = demanded - present current
 * </pre>
 *
 * and are eliminated: with the response w_k = A^-1 b_k of phi to a move of body k, (G - B^T W) dv = s + B^T d phi_0. That is one
 * further linear solve per unknown and a dense matrix as small as their number.
 */
final class UnknownPotentials {

    /** A body whose current is given. */
    static final class Unknown {
        final int body;
        final double demanded;
        final Buffer conductance;
        final Buffer response;
        double current;
        double total;
        double move;
        boolean held;

        private Unknown(int body, double demanded, Buffer conductance, Buffer response) {
            this.body = body;
            this.demanded = demanded;
            this.conductance = conductance;
            this.response = response;
        }

        double missing() {
            return demanded - current;
        }
    }

    private final Kernels kernels;
    private final Grid grid;
    private final List<Unknown> active = new ArrayList<>();
    private final List<Buffer> spare = new ArrayList<>();

    UnknownPotentials(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
    }

    /** Forgets all unknowns. */
    void clear() {
        for (Unknown unknown : active) {
            spare.add(unknown.conductance);
            spare.add(unknown.response);
        }
        active.clear();
    }

    /** A further body with its demanded current [A/m per depth in 2-D, A in 3-D]. */
    void add(int body, double demanded) {
        Buffer response = vector();
        response.fill(0);
        active.add(new Unknown(body, demanded, vector(), response));
    }

    private Buffer vector() {
        return spare.isEmpty() ? kernels.vector(grid, 1) : spare.remove(spare.size() - 1);
    }

    List<Unknown> all() {
        return active;
    }

    /**
     * Sets how far each unknown moves and moves {@code next} with them.
     *
     * @param next    solution of the Newton step at unmoved bodies
     * @param phi     potential the step starts from
     * @param scratch holds next - phi of the unmoved step afterwards
     * @param largest largest move of an isolated body [V]; one that would move farther is held there for this step
     * @return false if a body's current does not depend on its potential
     */
    boolean move(Buffer next, Buffer phi, Buffer scratch, double largest) {
        int count = active.size();
        if (count == 0) {
            return true;
        }
        scratch.copyFrom(next);
        kernels.axpy(-1, phi, scratch);
        DMatrixRMaj matrix = new DMatrixRMaj(count, count);
        DMatrixRMaj right = new DMatrixRMaj(count, 1);
        for (int row = 0; row < count; row++) {
            Unknown k = active.get(row);
            for (int column = 0; column < count; column++) {
                double coupling = kernels.dot(k.conductance, active.get(column).response);
                matrix.set(row, column, (row == column ? k.total : 0) - coupling);
            }
            right.set(row, 0, k.missing() + kernels.dot(k.conductance, scratch));
        }
        DMatrixRMaj moves = new DMatrixRMaj(count, 1);
        if (!CommonOps_DDRM.solve(matrix, right, moves)) {
            return false;
        }
        for (int row = 0; row < count; row++) {
            Unknown k = active.get(row);
            if (!Double.isFinite(moves.get(row, 0))) {
                return false;
            }
            k.held = k.body >= Bodies.FIRST_ISOLATED && Math.abs(moves.get(row, 0)) > largest;
            k.move = k.held ? Math.copySign(largest, moves.get(row, 0)) : moves.get(row, 0);
            kernels.axpy(k.move, k.response, next);
        }
        return true;
    }

    /** Adds to the forces f what the moves of the bodies bring: f + B dv. */
    void addForces(Buffer f) {
        for (Unknown unknown : active) {
            kernels.axpy(unknown.move, unknown.conductance, f);
        }
    }

    /**
     * Takes what iterative solving has left over out of the balances that the equations stand for: the electrolyte's net
     * current and every unknown's demanded one. The correction is constant in the electrolyte and in each body.
     *
     * @param left    sum of f - A next over all nodes
     * @param mass    sum of all conductances
     * @param step    next - phi
     * @return constant to add to {@code next}; empty if no body of given potential reacts
     */
    OptionalDouble balance(double left, double mass, Buffer step) {
        double remaining = mass;
        double sum = left;
        double[] rests = new double[active.size()];
        for (int n = 0; n < rests.length; n++) {
            Unknown k = active.get(n);
            if (!k.held) {
                rests[n] = k.missing() - k.total * k.move + kernels.dot(k.conductance, step);
                remaining -= k.total;
                sum += rests[n];
            }
        }
        if (!(remaining > 0)) {
            return OptionalDouble.empty();
        }
        double constant = sum / remaining;
        for (int n = 0; n < rests.length; n++) {
            Unknown k = active.get(n);
            k.move += k.held ? 0 : constant + rests[n] / k.total;
        }
        return OptionalDouble.of(constant);
    }

    /** Largest move of a body [V]. */
    double largestMove() {
        return active.stream().mapToDouble(unknown -> Math.abs(unknown.move)).max().orElse(0);
    }
}
