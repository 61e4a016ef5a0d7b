package org.frond.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.grid.Grid;

/**
 * Prints the iteration tables of docs/performance.md, for the grids and the shapes named, such as
 * {@code 64^2 2048^2 128^3 DISC CRACK}; for all shapes where none is named.
 */
final class IterationTable {

    private IterationTable() {
    }

    private static Grid grid(String text) {
        int n = Integer.parseInt(text.substring(0, text.indexOf('^')));
        return text.endsWith("^3") ? Grid.box(n, n, n, 1.0 / n) : Grid.plane(n, n, 1.0 / n);
    }

    public static void main(String[] arguments) {
        List<String> sizes = Arrays.stream(arguments).filter(text -> text.contains("^")).toList();
        List<Grid> grids = sizes.stream().map(IterationTable::grid).toList();
        Set<HardProblem.Shape> shapes = Arrays.stream(arguments).filter(text -> !sizes.contains(text))
                .map(HardProblem.Shape::valueOf).collect(Collectors.toSet());
        List<HardProblem> problems = HardProblem.catalogue()
                .filter(problem -> shapes.isEmpty() || shapes.contains(problem.shape())).toList();
        System.out.println("| | " + String.join(" | ", sizes) + " |");
        System.out.println("|---" + "|---".repeat(sizes.size()) + "|");
        for (boolean elastic : new boolean[] {false, true}) {
            for (HardProblem problem : problems.stream().filter(each -> !elastic || each.isElastic()).toList()) {
                System.out.printf(Locale.ROOT, "| %s, %s | %s |%n", elastic ? "elasticity" : "conduction", problem.title(),
                        grids.stream().map(grid -> iterations(elastic ? problem.deform(grid) : problem.conduct(grid)))
                                .collect(Collectors.joining(" | ")));
            }
        }
        System.exit(0);
    }

    private static String iterations(Convergence went) {
        return (went.reached() ? "" : "> ") + went.iterations();
    }
}
