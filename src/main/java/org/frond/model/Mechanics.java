package org.frond.model;

import java.util.List;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Convergence;
import org.frond.solver.ElasticOperator;
import org.frond.solver.Kernels;
import org.frond.solver.LinearSolver;
import org.frond.solver.PeriodicAxes;

/**
 * Quasi-static momentum balance, div sigma = 0, of the degraded electrolyte and what presses on it, in small strain.
 *
 * <p>The stiffness per cell is the derivative of the split stress at the present displacement
 * ({@code kernels/mechanics.cl}); the split stress is homogeneous of degree one in the strain, so one linear solve with
 * it is a Newton step.
 */
public final class Mechanics implements Part {

    private static final int MAXIMUM_ITERATIONS = 300;

    private final Kernels kernels;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final Materials structure;
    private final EnergySplit split;
    private final Eigenstrains eigenstrains;
    private final ElasticOperator operator;
    private final LinearSolver solver;
    private final int components;
    private final Buffer replaced;
    private final Buffer shear;
    private final Buffer bulk;
    private final Buffer prestress;
    private final Buffer eigenstress;
    private final Buffer external;
    private final Buffer fluidPressure;
    private final Buffer fluidForces;
    private final Buffer loads;
    private final Buffer residual;
    private final Buffer strains;
    private final Buffer stresses;
    private final Output space;

    /**
     * What fills cells together with the electrolyte and has a prestress of its own.
     *
     * @param plated    volume of metal plated per volume of the cell
     * @param perPlated prestress across a plane for each unit of it [Pa]
     */
    record Filling(Buffer plated, double perPlated) {
    }

    /** An electrolyte without eigenstrains. */
    public Mechanics(Kernels kernels, Grid grid, Materials structure, EnergySplit split, Supports supports) {
        this(kernels, grid, structure, split, supports, Eigenstrains.none(kernels, grid, structure));
    }

    Mechanics(Kernels kernels, Grid grid, Materials structure, EnergySplit split, Supports supports, Eigenstrains eigenstrains) {
        this.kernels = kernels;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.structure = structure;
        this.split = split;
        this.eigenstrains = eigenstrains;
        this.operator = new ElasticOperator(kernels, grid);
        supports.close(grid, operator.open());
        if (grid.periodicity().isAny()) {
            holdInPlace();
        }
        this.solver = new LinearSolver(kernels, operator, MAXIMUM_ITERATIONS);
        this.components = grid.dim() * (grid.dim() + 1) / 2;
        this.replaced = kernels.vector(grid, 1);
        this.shear = kernels.vector(grid, 1);
        this.bulk = kernels.vector(grid, 1);
        this.prestress = kernels.vector(grid, components);
        this.eigenstress = eigenstrains.isAny() ? kernels.vector(grid, components) : eigenstrains.strain();
        this.external = kernels.vector(grid, grid.dim());
        this.fluidPressure = kernels.vector(grid, 1);
        this.fluidForces = kernels.vector(grid, grid.dim());
        this.loads = kernels.vector(grid, grid.dim());
        this.residual = kernels.vector(grid, grid.dim());
        this.strains = kernels.vector(grid, components);
        this.stresses = kernels.vector(grid, components);
        this.space = new Output(kernels, grid, 6);
    }

    @Override
    public List<Field> fields() {
        return List.of(Fields.DISPLACEMENT.asVector(grid.dim()));
    }

    /** What repeats itself cannot turn but drift: its first node stays where nothing else holds a component. */
    private void holdInPlace() {
        double[] open = operator.open().toArray();
        for (int p = 0; p < grid.dim(); p++) {
            boolean held = false;
            for (int k = 0; k <= (grid.dim() == 3 ? grid.nz() : 0); k++) {
                for (int j = 0; j <= grid.ny(); j++) {
                    for (int i = 0; i <= grid.nx(); i++) {
                        held |= open[grid.original(i, j, k) + p * grid.size()] == 0;
                    }
                }
            }
            open[grid.index(0, 0, 0) + p * grid.size()] = held ? open[grid.index(0, 0, 0) + p * grid.size()] : 0;
        }
        operator.open().write(open);
    }

    /** Share of a cell where metal has taken the electrolyte's place, 0 to 1, per cell. */
    public Buffer replaced() {
        return replaced;
    }

    /** Shear modulus of what fills a cell, on its whole strain [Pa], per cell. */
    public Buffer shear() {
        return shear;
    }

    /** Bulk modulus of what fills a cell, on its mean volume strain [Pa], per cell. */
    public Buffer bulk() {
        return bulk;
    }

    /** Stress of what fills cells that does not follow from their strain [Pa], SYM components per cell. */
    public Buffer prestress() {
        return prestress;
    }

    /** Forces on the nodes from outside, tractions and body forces [N/m per depth in 2-D, N in 3-D]. */
    Buffer external() {
        return external;
    }

    /** Pressure of a fluid in the crack [Pa], per cell: where there is one, it keeps the faces of the crack apart. */
    Buffer fluidPressure() {
        return fluidPressure;
    }

    /** Forces of that fluid on the nodes [N/m per depth in 2-D, N in 3-D]. */
    Buffer fluidForces() {
        return fluidForces;
    }

    /** Whether anything but a fluid loads the solid of a cell: then it deforms also where no fluid presses. */
    boolean isStrained() {
        return eigenstrains.isAny();
    }

    /** What the solid would be without stress. */
    Eigenstrains eigenstrains() {
        return eigenstrains;
    }

    /** Sets the stiffness from the degradation g, the sign of the present strain, what is replaced and what fills the cells. */
    void stiffen(Buffer u, Buffer g) {
        kernels.run(MechanicsKernels.degradedStiffness(grid, structure.grain(), g, structure.stiffness(), replaced, shear)
                .into(operator.stiffness()));
        follow(u, g);
    }

    /** Updates the part of the stiffness that depends on the displacement: of cells that close, and of fluid that presses. */
    void follow(Buffer u, Buffer g) {
        int whole = split == EnergySplit.ORTHOGONAL ? 0 : 1;
        if (eigenstrains.isAny()) {
            kernels.run(MechanicsKernels.elasticContactStiffness(grid, u, structure.grain(), g, structure.stiffness(),
                    structure.stiffnessRoots(), replaced, bulk, fluidPressure, eigenstrains.strain(), whole)
                    .into(operator.meanStiffness()));
            strain();
        } else {
            kernels.run(MechanicsKernels.contactStiffness(grid, u, structure.grain(), g, structure.stiffness(),
                    structure.stiffnessRoots(), replaced, bulk, fluidPressure, whole).into(operator.meanStiffness()));
        }
    }

    /** Updates the load of eigenstrains that changed at the present stiffness. */
    void strain() {
        kernels.run(MechanicsKernels.eigenstress(grid, eigenstrains.strain(), operator.stiffness(), operator.meanStiffness(),
                shear, bulk).into(eigenstress));
    }

    /** Starts a step: prepares the solver for the present stiffness, and forgets what was kept from earlier steps. */
    void rebuild() {
        solver.rebuild();
    }

    /** Updates the solver to the present stiffness, on coarse grids as well where it changed widely. */
    void update(boolean widely) {
        if (widely) {
            solver.update();
        } else {
            solver.refresh();
        }
    }

    /**
     * One linear solve at the stiffness of the last update and the present prestress; u holds prescribed values at closed nodes.
     *
     * @param tolerance relative error in the energy norm with which to be content
     * @param reduction share of the start's error with which to be content as well
     */
    Convergence solve(Buffer u, double tolerance, double reduction) {
        load();
        return respond(loads, u, tolerance, reduction);
    }

    /** What a given stress moves where nothing else loads the solid and prescribed values are zero, from u = 0 on. */
    Convergence respondToStress(Buffer stress, Buffer u, double tolerance) {
        loads.fill(0);
        operator.addStressForces(stress, loads, -1);
        return respond(loads, u, tolerance, 0);
    }

    /** What given forces move where nothing else loads the solid and prescribed values are zero, from the u it starts with. */
    Convergence respond(Buffer forces, Buffer u, double tolerance, double reduction) {
        Convergence went = solver.solve(forces, u, tolerance, reduction);
        axes.repeatNodes(u, grid.dim());
        return went;
    }

    /** Updates the load to a new prestress and new external forces. */
    void load() {
        loads.copyFrom(external);
        kernels.axpy(1, fluidForces, loads);
        operator.addStressForces(prestress, loads, -1);
        if (eigenstrains.isAny()) {
            operator.addStressForces(eigenstress, loads, -1);
        }
    }

    /**
     * Derivative of the potential energy at u along a direction, from the stiffness and the load last set there. The
     * energy is convex in u, so the derivative grows along the direction.
     */
    double slope(Buffer u, Buffer direction) {
        operator.residual(u, loads, residual);
        return -kernels.dot(residual, direction);
    }

    /** A u at the present stiffness. */
    void stiffnessTimes(Buffer u, Buffer forces) {
        operator.apply(u, forces);
    }

    /** u . A u at the present stiffness: twice the energy held. */
    double work(Buffer u) {
        stiffnessTimes(u, residual);
        return kernels.dot(residual, u);
    }

    /** Stress per cell at the present stiffness [Pa], SYM components. */
    public Buffer stress(Buffer u) {
        stress(u, prestress);
        if (eigenstrains.isAny()) {
            kernels.axpy(1, eigenstress, stresses);
        }
        return stresses;
    }

    /** The same of a displacement and a given stress alone. */
    Buffer stress(Buffer u, Buffer given) {
        kernels.run(MechanicsKernels.strain(grid, u).into(strains));
        kernels.run(MechanicsKernels.stress(grid, strains, operator.stiffness(), operator.meanStiffness(), given)
                .into(stresses));
        return stresses;
    }

    /**
     * Stress in space per cell at the present stiffness and degradation g [Pa]: xx, yy, zz, yz, xz, xy also of a body in the plane.
     *
     * @param filling what fills cells; empty where nothing does
     */
    Buffer stressInSpace(Buffer u, Buffer g, Optional<Filling> filling) {
        Buffer stress = stress(u);
        if (grid.dim() == 3) {
            return stress;
        }
        Buffer whole = space.get();
        if (structure.across().isEmpty()) {
            kernels.run(MechanicsKernels.planeStressInSpace(grid, stress).into(whole));
            return whole;
        }
        kernels.run(MechanicsKernels.stressInSpace(grid, structure.grain(), structure.across().get(), strains, stress,
                prestress, shear, bulk, filling.map(Filling::plated).orElse(bulk), filling.map(Filling::perPlated).orElse(0.0))
                .into(whole));
        eigenstrains.addAcross(g, replaced, whole);
        return whole;
    }

    /** Along how many axes a pressure acts: three but in plane stress. */
    int normalStresses() {
        return grid.dim() == 3 || structure.across().isPresent() ? 3 : 2;
    }

    /** The stiffness per cell [Pa]. */
    Buffer stiffness() {
        return operator.stiffness();
    }

    /** u . A u of each cell at the present stiffness: twice the energy that its strain holds [J/m, J]. */
    void cellWork(Buffer u, Buffer work) {
        operator.cellWork(u, work);
    }

    /** Internal forces on the nodes [N/m per depth in 2-D, N in 3-D]: reactions where u is prescribed, else zero. */
    public Buffer forces(Buffer u) {
        Buffer forces = operator.vector();
        forces(u, forces);
        return forces;
    }

    /** The same into a buffer. */
    void forces(Buffer u, Buffer forces) {
        operator.apply(u, forces);
        kernels.axpy(-1, fluidForces, forces);
        operator.addStressForces(prestress, forces, 1);
        if (eigenstrains.isAny()) {
            operator.addStressForces(eigenstress, forces, 1);
        }
    }

    /** Energy that drives damage, per cell [J/m^3]; {@code work} is scratch. */
    void drivingEnergy(Buffer u, Buffer g, Buffer psi, Buffer work) {
        int whole = split == EnergySplit.NONE ? 1 : 0;
        if (eigenstrains.isAny()) {
            kernels.run(MechanicsKernels.elasticDrivingEnergy(grid, u, structure.grain(), structure.stiffnessRoots(),
                    fluidPressure, eigenstrains.strain(), whole).into(psi));
        } else {
            kernels.run(MechanicsKernels.drivingEnergy(grid, u, structure.grain(), structure.stiffnessRoots(), fluidPressure,
                    whole).into(psi));
        }
        kernels.run(MechanicsKernels.remaining(grid, replaced, 1, 0.0).into(psi));
        operator.cellWork(u, work);
        if (eigenstrains.isAny()) {
            kernels.run(MechanicsKernels.elasticWholeEnergy(grid, u, operator.stiffness(), operator.meanStiffness(), work, g,
                    fluidPressure, grid.cellVolume()).into(psi));
        } else {
            kernels.run(MechanicsKernels.wholeEnergy(grid, work, g, fluidPressure, grid.cellVolume()).into(psi));
        }
    }

    /**
     * Strain energy that the degraded electrolyte holds where it has not been replaced [J per depth in 2-D, J in 3-D], that of
     * the strain's variation within cells included.
     */
    public double storedEnergy(Buffer u, Buffer g, Buffer scratch) {
        meanStrainEnergy(u, g, scratch);
        eigenstrains.addHeldEnergy(scratch);
        kernels.run(MechanicsKernels.remaining(grid, replaced, 1, 0.0).into(scratch));
        return kernels.device().sum(scratch) * grid.cellVolume() + hourglassEnergy(u, g);
    }

    /** Energy of the cells' mean strains that a crack can release, per volume [J/m^3]: without what an eigenstrain holds across a plane. */
    void releasableEnergy(Buffer u, Buffer g, Buffer psi) {
        meanStrainEnergy(u, g, psi);
        kernels.run(MechanicsKernels.remaining(grid, replaced, 1, 0.0).into(psi));
    }

    private void meanStrainEnergy(Buffer u, Buffer g, Buffer psi) {
        int whole = split == EnergySplit.ORTHOGONAL ? 0 : 1;
        if (eigenstrains.isAny()) {
            kernels.run(MechanicsKernels.elasticStoredEnergy(grid, u, structure.grain(), g, structure.stiffnessRoots(),
                    fluidPressure, eigenstrains.strain(), whole).into(psi));
        } else {
            kernels.run(MechanicsKernels.storedEnergy(grid, u, structure.grain(), g, structure.stiffnessRoots(),
                    fluidPressure, whole).into(psi));
        }
    }

    /** What the operator holds beyond the energy of mean strains. */
    private double hourglassEnergy(Buffer u, Buffer g) {
        degradedStress(u, g);
        double mean = kernels.dot(strains, stresses) - kernels.dot(strains, prestress);
        return 0.5 * (work(u) - mean * grid.cellVolume());
    }

    private void degradedStress(Buffer u, Buffer g) {
        kernels.run(MechanicsKernels.degradedStiffness(grid, structure.grain(), g, structure.stiffness(), replaced, shear)
                .into(operator.stiffness()));
        kernels.run(MechanicsKernels.strain(grid, u).into(strains));
        kernels.run(MechanicsKernels.stress(grid, strains, operator.stiffness(), operator.meanStiffness(), prestress)
                .into(stresses));
    }

    /** The same energy per cell and volume [J/m^3], whose sum over the cells' volumes {@link #storedEnergy} is; {@code work} is scratch. */
    void energyDensity(Buffer u, Buffer g, Buffer density, Buffer work) {
        storedEnergy(u, g, density);
        degradedStress(u, g);
        operator.cellWork(u, work);
        kernels.run(MechanicsKernels.addVariation(grid, strains, stresses, prestress, work, grid.cellVolume())
                .into(density));
    }
}
