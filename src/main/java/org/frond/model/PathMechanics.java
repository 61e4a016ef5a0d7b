package org.frond.model;

import java.util.Arrays;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.DomainKernels;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;

/**
 * At what pressure of its metal a path cracks on (docs/physics.md, law C, Mechanics). The solid is linear: the stress that metal of 1 Pa
 * in the full cells near the tips brings about tells at what pressure p_k the mean stress ahead of each tip is the strength of the planes,
 *
 * <pre>   p_k = sigma_c / s_k,      s_k = max over directions of (1/l) int_0^l sigma_tt ds per Pa,   l = 4 r_c</pre>
 *
 * and how much metal the end of its path holds then. The state keeps that equilibrium at the least of these pressures.
 */
final class PathMechanics {

    private final Kernels kernels;
    private final Grid grid;
    private final DomainGrowth.Strength strength;
    private final double thickness;
    private final Buffer softness;
    private final Buffer trace;
    private final Buffer largest;
    private final Buffer ends;
    private final Buffer unscaled;

    PathMechanics(Kernels kernels, Grid grid, DomainGrowth.Strength strength, double thickness) {
        this.kernels = kernels;
        this.grid = grid;
        this.strength = strength;
        this.thickness = thickness;
        this.softness = kernels.vector(grid, 1);
        this.trace = kernels.vector(grid, 1);
        this.largest = kernels.vector(grid, 1);
        this.ends = kernels.vector(grid, 1);
        this.unscaled = kernels.vector(grid, grid.dim());
    }

    /** Share of its stiffness that each cell keeps. */
    void soften(State state, Buffer g) {
        kernels.run(DomainKernels.pathStiffness(grid, state.field(Fields.PATH_LENGTH), state.field(Fields.DOMAIN), strength.modulus(),
                strength.softening()).into(g));
    }

    /** Prestress of the metal that presses. */
    void press(State state, Mechanics mechanics) {
        kernels.run(DomainKernels.pathPressure(grid, state.pressure()).into(mechanics.prestress()));
    }

    /**
     * Finds the pressures at which the tips crack on, the metal that their ends hold then, and the displacement at the least of them.
     *
     * @param full 1 where a path is full
     */
    Equilibrium.Outcome settle(State state, PathTree tree, List<PathTree.Tip> tips, double[] full, Mechanics mechanics) {
        double before = kernels.device().max(state.pressure());
        double[] pressing = pressing(tree, tips, full);
        state.pressure().write(pressing);
        scale(state.displacement(), before > 0 ? 1 / before : 0);
        press(state, mechanics);
        soften(state, softness);
        mechanics.stiffen(state.displacement(), softness);
        mechanics.rebuild();
        Convergence went = mechanics.solve(state.displacement(), strength.tolerance(), 0);
        if (!went.reached()) {
            return new Equilibrium.Outcome(1, went.iterations(), 0, false, "the displacement did not converge: " + went.verdict());
        }
        kernels.run(DomainKernels.volumeStrains(grid, state.displacement()).into(trace));
        PathStress unit = stress(state, tree, mechanics);
        double[] atTips = new double[grid.size()];
        double[] atEnds = new double[grid.size()];
        double least = Double.POSITIVE_INFINITY;
        for (PathTree.Tip tip : tips) {
            double pull = unit.strongest(tree.end(tip.cell()), tree.direction(tip), strength.reach()).mean();
            if (pull > 0) {
                double pressure = strength.planes() / pull;
                atTips[tip.cell()] = pressure;
                for (int cell : tip.last()) {
                    atEnds[cell] = pressure;
                }
                least = Math.min(least, pressure);
            }
        }
        double shown = least < Double.POSITIVE_INFINITY ? least : strength.planes();
        state.field(Fields.TIP_PRESSURE).write(atTips);
        ends.write(atEnds);
        kernels.run(DomainKernels.pathRoom(grid, state.field(Fields.PATH_LENGTH), ends, trace, thickness,
                strength.bulkModulus()).into(state.field(Fields.PATH_ROOM)));
        scale(state.displacement(), shown);
        state.pressure().write(Arrays.stream(pressing).map(presses -> presses * shown).toArray());
        return new Equilibrium.Outcome(1, went.iterations(), 0, true, "");
    }

    private void scale(Buffer u, double factor) {
        unscaled.copyFrom(u);
        kernels.scaled(factor, unscaled, u);
    }

    /** 1 in the cells whose metal presses: full ones near tips, and the ends of the paths, which are full when these crack on. */
    private double[] pressing(PathTree tree, List<PathTree.Tip> tips, double[] full) {
        double[] pressing = new double[grid.size()];
        for (PathTree.Tip tip : tips) {
            grid.forCellsAround(tree.end(tip.cell()), strength.reach(), cell -> pressing[cell] = Math.max(pressing[cell], full[cell]));
            for (int cell : tip.last()) {
                pressing[cell] = 1;
            }
        }
        return pressing;
    }

    /** The stress of the displacement and the pressure that a state holds. */
    PathStress stress(State state, PathTree tree, Mechanics mechanics) {
        press(state, mechanics);
        soften(state, softness);
        mechanics.stiffen(state.displacement(), softness);
        Buffer stress = mechanics.stress(state.displacement());
        kernels.run(MechanicsKernels.largestPrincipal(grid, stress).into(largest));
        return new PathStress(grid, stress.toArray(), largest.toArray(), tree::isPath);
    }
}
