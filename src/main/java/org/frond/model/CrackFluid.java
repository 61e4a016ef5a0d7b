package org.frond.model;

import java.util.ArrayList;
import java.util.List;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.BodiesKernels;
import org.frond.launch.FluidKernels;
import org.frond.solver.Convergence;
import org.frond.solver.Kernels;

/**
 * Fluids in the smeared crack, each at one pressure (docs/physics.md, A fluid in a smeared crack). The opening of region k,
 *
 * <pre>V_k(u, d) = -int u . grad(chi_k w(d)) dV,     w = 1 - sqrt(mean over corners of (1 - d)^2),</pre>
 *
 * gives its load b_k = dV_k/du and, by its derivative in d, what drives the crack. A region of given volume follows
 *
 * <pre>V = V_k (1 + p_k / K),   p_k &gt;= 0:   0 where the crack has opened farther than it is filled,</pre>
 *
 * and one of given pressure just presses. What is in equilibrium with unknown pressures is u = u_0 + sum_k p_k u_k, u_k the
 * response to b_k: at given stiffness the pressures follow from the compliances b_j . u_k exactly, however stiff the fluid.
 */
final class CrackFluid {

    /** Share of its volume to which a region in equilibrium holds what the law of its compression says. */
    private static final double SAME_REGION = 0.01;
    private static final int MAXIMUM_SWEEPS = 10_000;
    private static final double PRESSURE_TOLERANCE = 1e-13;
    /** Marks a region as pressing before its pressure is known [Pa]. */
    private static final double HARDLY_ANY = 1e-30;

    private final Kernels kernels;
    private final Grid grid;
    private final double bulkModulus;
    private final double residualStiffness;
    private final Buffer share;
    private final Buffer body;
    private final Buffer weight;
    private final Buffer strained;
    private final Buffer image;
    private final List<Region> regions = new ArrayList<>();
    private final List<Buffer> spare = new ArrayList<>();
    private final NumberTable tables;
    private Buffer table;
    private double[] pressures = new double[1];

    /** A connected fluid. */
    private static final class Region {
        private final int number;
        private double volume;
        private final Buffer force;
        private final Buffer response;

        private Region(int number, double volume, Buffer force, Buffer response) {
            this.number = number;
            this.volume = volume;
            this.force = force;
            this.response = response;
        }
    }

    /**
     * A fluid that wets nothing yet.
     *
     * @param bulkModulus       K [Pa]
     * @param residualStiffness share of its stiffness that a broken cell keeps
     */
    CrackFluid(Kernels kernels, Grid grid, double bulkModulus, double residualStiffness) {
        this.kernels = kernels;
        this.grid = grid;
        this.bulkModulus = bulkModulus;
        this.residualStiffness = residualStiffness;
        this.share = kernels.vector(grid, 1);
        this.body = kernels.vector(grid, 1);
        this.weight = kernels.vector(grid, 1);
        this.strained = kernels.vector(grid, grid.dim());
        this.image = kernels.vector(grid, grid.dim());
        this.tables = new NumberTable(kernels);
        this.table = tables.of(pressures);
    }

    /** Wetted share chi of each cell's crack. */
    Buffer share() {
        return share;
    }

    /** Number of the region that wets each cell. */
    Buffer body() {
        return body;
    }

    /** Forgets all regions; {@code numbers} are possible from now on, all without pressure. */
    void clear(int numbers) {
        for (Region region : regions) {
            spare.add(region.force);
            spare.add(region.response);
        }
        regions.clear();
        pressures = new double[Math.max(1, numbers)];
        writePressures();
    }

    /** Region {@code number} holds a volume [m^2 per depth in 2-D, m^3 in 3-D], at a pressure to begin with [Pa]. */
    void hold(int number, double volume, double pressure) {
        Buffer response = vector();
        response.fill(0);
        regions.add(new Region(number, volume, vector(), response));
        pressures[number] = pressure > 0 ? pressure : HARDLY_ANY;
        writePressures();
    }

    /** A single fluid of given pressure in all cracks [Pa]. */
    void pressEverywhere(double pressure) {
        clear(1);
        share.fill(1);
        regions.add(new Region(0, Double.NaN, vector(), vector()));
        pressures[0] = pressure;
        writePressures();
    }

    private Buffer vector() {
        return spare.isEmpty() ? kernels.vector(grid, grid.dim()) : spare.remove(spare.size() - 1);
    }

    /**
     * Whether the displacement u does not tell how far some region opens the crack: it does not press, is squeezed shut, or is no
     * longer the region that was in equilibrium with u, for metal has parted or joined.
     */
    boolean needsResponse(Buffer u) {
        return regions.stream().anyMatch(region -> !tells(region, u));
    }

    private boolean tells(Region region, Buffer u) {
        double pressure = pressure(region.number);
        double opened = kernels.dot(region.force, u);
        return pressure > 0 && opened > 0
                && Math.abs(opened * (1 + pressure / bulkModulus) - region.volume) <= SAME_REGION * region.volume;
    }

    private Region find(int number) {
        for (Region region : regions) {
            if (region.number == number) {
                return region;
            }
        }
        return null;
    }

    /** Volume of a region [m^2 per depth in 2-D, m^3 in 3-D]; 0 where there is none. */
    double volume(int number) {
        Region region = find(number);
        return region == null ? 0 : region.volume;
    }

    /** A region now holds this volume. */
    void fill(int number, double volume) {
        find(number).volume = volume;
    }

    /** Another pressure for a region than what presses, for the reaction to feel [Pa]. */
    void feel(int number, double pressure) {
        pressures[number] = pressure;
        writePressures();
    }

    /** Sum over the cells that a region wets of a value per volume [its unit times m^2 per depth in 2-D, m^3 in 3-D]. */
    double sum(Buffer values, int number) {
        kernels.run(BodiesKernels.ofBody(grid, values, body, number).into(weight));
        return kernels.device().sum(weight) * grid.cellVolume();
    }

    /**
     * How a region is compressed at the displacement u: it opens the crack in proportion to its pressure, or, where that is not
     * told by u, by its {@link Equilibrium#respond response} from what it opens now.
     */
    Compression compression(int number, Buffer u) {
        Region region = find(number);
        double pressure = pressure(number);
        double opened = kernels.dot(region.force, u);
        return tells(region, u)
                ? new Compression(region.volume, 0, opened / pressure, bulkModulus)
                : responding(region, opened, pressure);
    }

    private Compression responding(Region region, double opened, double pressure) {
        double compliance = kernels.dot(region.force, region.response);
        return new Compression(region.volume, opened - compliance * pressure, compliance, bulkModulus);
    }

    /** Finds the responses of all regions at the present stiffness. */
    Convergence respond(Mechanics mechanics, double tolerance, double reduction) {
        Convergence went = new Convergence(0, 0, true);
        for (Region region : regions) {
            went = went.and(mechanics.respond(region.force, region.response, tolerance, reduction));
        }
        return went;
    }

    /** Pressure of a region [Pa]. */
    double pressure(int number) {
        return number < pressures.length && pressures[number] > HARDLY_ANY ? pressures[number] : 0;
    }

    /** Volume that a region has opened [m^2 per depth in 2-D, m^3 in 3-D], at the damage of the last {@link #weigh}; 0 for none. */
    double opening(int number, Buffer u) {
        Region region = find(number);
        return region == null ? 0 : kernels.dot(region.force, u);
    }

    /**
     * Volume that all cracks have opened, same unit: where a region wets them, its {@link #opening}, and where none does, where they
     * gape, int (1 - chi) w &lt;tr eps&gt;_+ dV over cells more broken than not.
     */
    double openingOfAll(Buffer d, Buffer u) {
        double wetted = regions.stream().mapToDouble(region -> kernels.dot(region.force, u)).sum();
        kernels.run(FluidKernels.dryOpening(grid, u, d, share, body).into(weight));
        return wetted + kernels.device().sum(weight) * grid.cellVolume();
    }

    /** Starts the responses from a displacement that is in equilibrium with the pressures: where one region alone presses. */
    void startFrom(Buffer u, Mechanics mechanics) {
        if (regions.size() == 1 && !mechanics.isStrained() && pressure(regions.get(0).number) > 0) {
            kernels.scaled(1 / pressures[regions.get(0).number], u, regions.get(0).response);
        }
    }

    /** Finds the load of a unit pressure of each region at a damage, and where pressure keeps the faces of the crack apart. */
    void weigh(Buffer u, Buffer d, Mechanics mechanics) {
        for (Region region : regions) {
            kernels.run(FluidKernels.openingWeight(grid, d, share, body, region.number).into(weight));
            kernels.run(FluidKernels.openingForces(grid, weight).into(region.force));
        }
        press(u, d, mechanics);
    }

    /** Loads the solid with the present pressures. */
    void load(Mechanics mechanics) {
        mechanics.fluidForces().fill(0);
        for (Region region : regions) {
            kernels.axpy(pressures[region.number], region.force, mechanics.fluidForces());
        }
    }

    /**
     * Displacement and pressures at the present stiffness and the loads last weighed.
     *
     * @param u         start and result; holds prescribed values at closed nodes
     * @param tolerance relative error in the energy norm with which to be content
     * @param reduction share of the start's error with which to be content as well
     */
    Convergence solve(Mechanics mechanics, Buffer u, double tolerance, double reduction) {
        if (regions.stream().noneMatch(region -> region.volume >= 0)) {
            load(mechanics);
            return mechanics.solve(u, tolerance, reduction);
        }
        int count = regions.size();
        Convergence went = new Convergence(0, 0, true);
        if (mechanics.isStrained()) {
            strained.copyFrom(u);
            mechanics.fluidForces().fill(0);
            went = mechanics.solve(strained, tolerance, 0);
        } else {
            strained.fill(0);
        }
        went = went.and(respond(mechanics, tolerance, reduction));
        double[] own = new double[count];
        double[][] compliance = new double[count][count];
        for (int k = 0; k < count; k++) {
            own[k] = kernels.dot(regions.get(k).force, strained);
        }
        for (int k = 0; k < count; k++) {
            mechanics.stiffnessTimes(regions.get(k).response, image);
            for (int j = 0; j <= k; j++) {
                // of second order in what iterative solving has left over
                compliance[k][j] = kernels.dot(regions.get(k).force, regions.get(j).response)
                        + kernels.dot(regions.get(j).force, regions.get(k).response)
                        - kernels.dot(image, regions.get(j).response);
                compliance[j][k] = compliance[k][j];
            }
        }
        findPressures(own, compliance);
        u.copyFrom(strained);
        for (Region region : regions) {
            kernels.axpy(pressure(region.number), region.response, u);
        }
        load(mechanics);
        mechanics.load();
        return went;
    }

    /** (V0_k + sum_j c_kj p_j)(1 + p_k/K) = V_k or p_k = 0, one region after the other until none moves. */
    private void findPressures(double[] own, double[][] compliance) {
        int count = regions.size();
        double moved = 1;
        for (int sweep = 0; sweep < MAXIMUM_SWEEPS && moved > 0; sweep++) {
            double largest = 0;
            moved = 0;
            for (int k = 0; k < count; k++) {
                Region region = regions.get(k);
                double opened = own[k];
                for (int j = 0; j < count; j++) {
                    opened += j == k ? 0 : compliance[k][j] * pressure(regions.get(j).number);
                }
                double found = Compression.pressureOf(region.volume, opened, compliance[k][k], bulkModulus);
                moved = Math.max(moved, Math.abs(found - pressures[region.number]));
                largest = Math.max(largest, found);
                pressures[region.number] = found;
            }
            moved = moved > PRESSURE_TOLERANCE * largest ? moved : 0;
        }
        writePressures();
    }

    /** Sets the present pressures in the cells of the crack. */
    void press(Buffer u, Buffer d, Mechanics mechanics) {
        kernels.run(FluidKernels.fluidPressure(grid, u, d, share, body, table).into(mechanics.fluidPressure()));
    }

    /** Adds to the energy per cell that drives damage [J/m^3] what the pressures do, and sets what they hold back. */
    void drive(Buffer u, Buffer d, Mechanics mechanics, Buffer psi, Buffer held) {
        kernels.run(FluidKernels.pressureDrive(grid, u, d, mechanics.fluidPressure(), residualStiffness).into(psi, held));
    }

    /** Adds the fluids' part to the stress per cell along the first axes [Pa]. */
    void addStress(Buffer d, Mechanics mechanics, Buffer stresses, int axes) {
        kernels.run(FluidKernels.fluidStress(grid, d, mechanics.fluidPressure(), axes).into(stresses));
    }

    private void writePressures() {
        table = tables.of(pressures);
    }

    /** Table of the pressures by region [Pa]. */
    Buffer table() {
        return table;
    }
}
