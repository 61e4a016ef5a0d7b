package org.frond.solver;

import java.util.List;
import java.util.Locale;
import org.frond.grid.Grid;

/** Prints the iteration table of docs/solvers.md. */
final class IterationTable {

    private static final List<Grid> GRIDS = List.of(plane(64), plane(128), plane(256), plane(100), plane(67),
            box(16), box(32), box(21));

    private IterationTable() {
    }

    private static Grid plane(int n) {
        return Grid.plane(n, n, 1.0 / n);
    }

    private static Grid box(int n) {
        return Grid.box(n, n, n, 1.0 / n);
    }

    public static void main(String[] arguments) {
        StringBuilder head = new StringBuilder("| |");
        StringBuilder rule = new StringBuilder("|---|");
        for (Grid grid : GRIDS) {
            head.append(String.format(Locale.ROOT, " %d^%d |", grid.nx(), grid.dim()));
            rule.append("---|");
        }
        System.out.println(head);
        System.out.println(rule);
        for (boolean elastic : new boolean[] {false, true}) {
            for (HardProblem problem : HardProblem.values()) {
                StringBuilder line = new StringBuilder(elastic ? "| elasticity, " : "| conduction, ");
                line.append(problem.title).append(" |");
                for (Grid grid : GRIDS) {
                    Convergence result = elastic ? problem.deform(grid) : problem.conduct(grid);
                    line.append(result.reached() ? " " : " >").append(result.iterations()).append(" |");
                }
                System.out.println(line);
            }
        }
        System.exit(0);
    }
}
