package org.frond.solver;

import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.structure.Axis;
import org.frond.structure.PlaneTensor;

/**
 * A problem that breaks weak multigrid methods: a part of the body far stiffer or softer than the rest, or a crystal that
 * conducts along its planes alone. The box has unit edge along x; the faces x = 0 and x = 1 are held, the others are free,
 * and the right-hand side is random.
 *
 * @param shape    where the coefficient jumps
 * @param contrast coefficient there over that of the rest; of a crystal, across its planes over along them
 */
record HardProblem(Shape shape, double contrast) {

    /** Where the coefficient jumps. */
    enum Shape {
        /** Nowhere. */
        NOWHERE("homogeneous"),
        /** In a disc or ball of radius 1/4. */
        DISC("disc or ball"),
        /** In bands three cells wide, 1/8 apart, at 20 degrees to x. */
        BANDS("bands of three cells"),
        /** In a straight or penny crack, one cell wide, 0.6 long, at 20 degrees to x. */
        CRACK("one-cell crack"),
        /** The same crack as a phase field, d = exp(-distance / (3 h)), g = (1 - d)^2 + contrast. */
        SMEARED_CRACK("phase-field crack, ell = 3 h"),
        /** In a band three cells wide at 30 degrees to x, which cuts the body in two. */
        BAND_30("band at 30 deg", 30),
        /** In three such bands, 1/4 apart, along x. */
        BANDS_0("three bands at 0 deg", 0),
        /** The same at 30 degrees. */
        BANDS_30("three bands at 30 deg", 30),
        /** The same at 45 degrees. */
        BANDS_45("three bands at 45 deg", 45),
        /** In two bands that cross each other, at 30 and 120 degrees. */
        CROSS("crossing bands at 30 deg", 30),
        /** A phase-field crack from side to side, at 20 degrees. */
        SMEARED_CUT("phase-field crack from side to side", 20),
        /** A crystal whose planes stand at 30 degrees to x. */
        CRYSTAL_30("crystal at 30 deg", 30),
        /** The same at 45 degrees. */
        CRYSTAL_45("crystal at 45 deg", 45),
        /** The same at 90 degrees. */
        CRYSTAL_90("crystal at 90 deg", 90);

        private final String title;
        private final double angle;

        Shape(String title) {
            this(title, 20);
        }

        Shape(String title, double degrees) {
            this.title = title;
            this.angle = Math.toRadians(degrees);
        }

        private boolean isCrystal() {
            return this == CRYSTAL_30 || this == CRYSTAL_45 || this == CRYSTAL_90;
        }

        private boolean isCut() {
            return switch (this) {
                case BAND_30, BANDS_0, BANDS_30, BANDS_45, CROSS, SMEARED_CUT -> true;
                default -> false;
            };
        }

        /** From mild to strong; a crack is never stiff. */
        private DoubleStream contrasts() {
            return switch (this) {
                case NOWHERE -> DoubleStream.of(1);
                case DISC, BANDS -> DoubleStream.of(1e2, 1e4, 1e6, 1e-2, 1e-4, 1e-6);
                case CRACK, SMEARED_CRACK, BAND_30, BANDS_0, BANDS_30, BANDS_45, CROSS, SMEARED_CUT ->
                        DoubleStream.of(1e-2, 1e-4, 1e-6);
                case CRYSTAL_30, CRYSTAL_45, CRYSTAL_90 -> DoubleStream.of(1e-2);
            };
        }
    }

    private static final double RADIUS = 0.25;
    private static final double HALF_CRACK = 0.3;
    private static final double BAND_DISTANCE = 0.125;
    private static final double WIDE_DISTANCE = 0.25;
    private static final double POISSON = 0.3;

    /** The problems whose iterations tests bound. */
    static Stream<HardProblem> all() {
        return Stream.of(new HardProblem(Shape.NOWHERE, 1), new HardProblem(Shape.DISC, 1e4), new HardProblem(Shape.DISC, 1e-6),
                new HardProblem(Shape.CRACK, 1e-6), new HardProblem(Shape.SMEARED_CRACK, 1e-6));
    }

    /** The problems in which soft bands cut the body in pieces, mild and strong ones. */
    static Stream<HardProblem> cut() {
        return catalogue().filter(problem -> problem.shape.isCut() && problem.contrast != 1e-4);
    }

    /** The problems of the tables: every shape with every contrast that it can have. */
    static Stream<HardProblem> catalogue() {
        return Stream.of(Shape.values()).flatMap(shape -> shape.contrasts().mapToObj(jump -> new HardProblem(shape, jump)));
    }

    String title() {
        return shape == Shape.NOWHERE ? shape.title : String.format(Locale.ROOT, "%s, 1e%.0f", shape.title, Math.log10(contrast));
    }

    /** Whether it can be deformed; a crystal's planes only guide conduction here. */
    boolean isElastic() {
        return !shape.isCrystal();
    }

    /** Coefficient of a cell, 1 in the bulk. */
    private double coefficient(Grid grid, int i, int j, int k) {
        double h = grid.h();
        double x = (i + 0.5 - 0.5 * grid.nx()) * h;
        double y = (j + 0.5 - 0.5 * grid.ny()) * h;
        double z = grid.dim() == 3 ? (k + 0.5 - 0.5 * grid.nz()) * h : 0;
        double along = x * Math.cos(shape.angle) + y * Math.sin(shape.angle);
        double across = y * Math.cos(shape.angle) - x * Math.sin(shape.angle);
        double inPlane = Math.hypot(along, z);
        return switch (shape) {
            case NOWHERE, CRYSTAL_30, CRYSTAL_45, CRYSTAL_90 -> 1;
            case DISC -> Math.sqrt(x * x + y * y + z * z) < RADIUS ? contrast : 1;
            case BANDS -> Math.abs(Math.IEEEremainder(across, BAND_DISTANCE)) < 1.5 * h ? contrast : 1;
            case CRACK -> Math.abs(across) < h / 2 && inPlane < HALF_CRACK ? contrast : 1;
            case BAND_30 -> Math.abs(across) < 1.5 * h ? contrast : 1;
            case BANDS_0, BANDS_30, BANDS_45 -> Math.abs(across) < WIDE_DISTANCE + 1.5 * h
                    && Math.abs(Math.IEEEremainder(across, WIDE_DISTANCE)) < 1.5 * h ? contrast : 1;
            case CROSS -> Math.min(Math.abs(across), Math.abs(along)) < 1.5 * h ? contrast : 1;
            case SMEARED_CRACK -> smeared(Math.hypot(across, Math.max(0, inPlane - HALF_CRACK)), h);
            case SMEARED_CUT -> smeared(Math.abs(across), h);
        };
    }

    private double smeared(double distance, double h) {
        double intact = 1 - Math.exp(-distance / (3 * h));
        return intact * intact + contrast;
    }

    /** The crystal's conductivity, or the unit tensor: packed as in {@code kernels/scalar.cl}. */
    private double[] tensor(Grid grid) {
        PlaneTensor planes = new PlaneTensor(1, shape.isCrystal() ? contrast : 1);
        Axis normal = shape.isCrystal() ? Axis.along(-Math.sin(shape.angle), Math.cos(shape.angle), 0) : Axis.along(1, 0, 0);
        return grid.dim() == 2 ? planes.plane(normal) : planes.solid(normal);
    }

    private static double[] closedAtTheEnds(Grid grid, double[] open, int components) {
        new QuadratureElements(grid).forEachNode((i, j, k) -> {
            for (int p = 0; p < components; p++) {
                if (i == 0 || i == grid.nx()) {
                    open[grid.index(i, j, k) + p * grid.size()] = 0;
                }
            }
        });
        return open;
    }

    /** Iterations of conduction to a relative energy error of 1e-8. */
    Convergence conduct(Grid grid) {
        return conduct(CpuKernels.in(grid.dim()), grid);
    }

    /** The same with kernels of one's own. */
    Convergence conduct(Kernels kernels, Grid grid) {
        ScalarOperator operator = new ScalarOperator(kernels, grid);
        double[] crystal = tensor(grid);
        double[] tensor = new double[crystal.length * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            double value = coefficient(grid, i, j, k);
            for (int e = 0; e < crystal.length; e++) {
                tensor[grid.index(i, j, k) + e * grid.size()] = value * crystal[e];
            }
        });
        operator.tensor().write(tensor);
        operator.open().write(closedAtTheEnds(grid, operator.open().toArray(), 1));
        LinearSolver solver = new LinearSolver(kernels, operator, 300);
        solver.rebuild();
        Buffer f = kernels.table(new RandomFields(grid, 1).nodes(1, -1, 1));
        return solver.solve(f, operator.vector(), 1e-8);
    }

    /** Iterations of elasticity (plane strain in 2-D, Poisson's ratio 0.3) to a relative energy error of 1e-8. */
    Convergence deform(Grid grid) {
        return deform(CpuKernels.in(grid.dim()), grid);
    }

    /** The same with kernels of one's own. */
    Convergence deform(Kernels kernels, Grid grid) {
        ElasticOperator operator = new ElasticOperator(kernels, grid);
        double shear = 1 / (2 * (1 + POISSON));
        double lambda = POISSON / ((1 + POISSON) * (1 - 2 * POISSON));
        int strains = grid.dim() * (grid.dim() + 1) / 2;
        double[] stiffness = new double[strains * (strains + 1) / 2 * grid.size()];
        new QuadratureElements(grid).forEachCell((i, j, k) -> {
            double value = coefficient(grid, i, j, k);
            for (int r = 0; r < strains; r++) {
                for (int s = r; s < strains; s++) {
                    double entry = (s < grid.dim() ? lambda : 0) + (r == s ? (r < grid.dim() ? 2 * shear : shear) : 0);
                    stiffness[grid.index(i, j, k) + QuadratureElements.packed(r, s, strains) * grid.size()] = value * entry;
                }
            }
        });
        operator.stiffness().write(stiffness);
        operator.open().write(closedAtTheEnds(grid, operator.open().toArray(), grid.dim()));
        LinearSolver solver = new LinearSolver(kernels, operator, 300);
        solver.rebuild();
        Buffer f = kernels.table(new RandomFields(grid, 1).nodes(grid.dim(), -1, 1));
        return solver.solve(f, operator.vector(), 1e-8);
    }
}
