package org.frond.solver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.frond.grid.Grid;

/**
 * Prints the iteration tables of docs/performance.md, for the grids and the shapes named, such as
 * {@code 64^2 2048^2 128^3 DISC CRACK}; for all shapes where none is named. After {@code single} with cycles in single
 * precision.
 */
final class IterationTable {

    private static final String SINGLE = "single";

    private IterationTable() {
    }

    private static Grid grid(String text) {
        int n = Integer.parseInt(text.substring(0, text.indexOf('^')));
        return text.endsWith("^3") ? Grid.box(n, n, n, 1.0 / n) : Grid.plane(n, n, 1.0 / n);
    }

    private static Kernels kernels(Grid grid, boolean single) {
        return single ? CpuKernels.withSingleCycles(grid.dim()) : CpuKernels.in(grid.dim());
    }

    public static void main(String[] arguments) {
        boolean single = Arrays.asList(arguments).contains(SINGLE);
        List<String> sizes = Arrays.stream(arguments).filter(text -> text.contains("^")).toList();
        List<Grid> grids = sizes.stream().map(IterationTable::grid).toList();
        Set<HardProblem.Shape> shapes = Arrays.stream(arguments)
                .filter(text -> !sizes.contains(text) && !text.equals(SINGLE))
                .map(HardProblem.Shape::valueOf).collect(Collectors.toSet());
        List<HardProblem> problems = HardProblem.catalogue()
                .filter(problem -> shapes.isEmpty() || shapes.contains(problem.shape())).toList();
        System.out.println("| | " + String.join(" | ", sizes) + " |");
        System.out.println("|---" + "|---".repeat(sizes.size()) + "|");
        for (boolean elastic : new boolean[] {false, true}) {
            for (HardProblem problem : problems.stream().filter(each -> !elastic || each.isElastic()).toList()) {
                System.out.printf(Locale.ROOT, "| %s, %s | %s |%n", elastic ? "elasticity" : "conduction", problem.title(),
                        grids.stream().map(grid -> iterations(elastic ? problem.deform(kernels(grid, single), grid)
                                : problem.conduct(kernels(grid, single), grid)))
                                .collect(Collectors.joining(" | ")));
            }
        }
        System.exit(0);
    }

    private static String iterations(Convergence went) {
        return (went.reached() ? "" : "> ") + went.iterations() + (went.remedies() == 0 ? "" : " (" + went.remedies() + ")");
    }
}
