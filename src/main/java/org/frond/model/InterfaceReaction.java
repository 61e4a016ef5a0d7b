package org.frond.model;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElectricsKernels;
import org.frond.launch.Faces;
import org.frond.launch.ReactingMetal;
import org.frond.solver.Kernels;

/**
 * The Butler-Volmer reactions ({@link Kinetics}) at the electrodes' faces and at the metal in cracks, each connected body of which
 * is at one potential ({@code kernels/electrics.cl}).
 */
final class InterfaceReaction {

    private final Kernels kernels;
    private final Grid grid;
    private final Kinetics kinetics;
    private final Buffer leftArea;
    private final Buffer rightArea;
    private final Buffer leftOpen;
    private final Buffer rightOpen;
    private final NumberTable table;
    private double[] potentials = new double[Bodies.FIRST_ISOLATED];

    InterfaceReaction(Kernels kernels, Grid grid, Kinetics kinetics) {
        this.kernels = kernels;
        this.grid = grid;
        this.kinetics = kinetics;
        this.leftArea = kernels.vector(grid, 1);
        this.rightArea = kernels.vector(grid, 1);
        this.leftOpen = kernels.vector(grid, 1);
        this.rightOpen = kernels.vector(grid, 1);
        this.table = new NumberTable(kernels);
        kernels.run(ElectricsKernels.faceArea(grid, 0).into(leftArea));
        kernels.run(ElectricsKernels.faceArea(grid, grid.nx()).into(rightArea));
    }

    /** Area of the left electrode's face [m per depth in 2-D, m^2 in 3-D]. */
    double electrodeArea() {
        return kernels.device().sum(leftArea);
    }

    /** Takes metal's cover off the faces: only what the electrolyte touches reacts. */
    void uncover(Reaction reaction) {
        kernels.run(ElectricsKernels.uncoveredFace(grid, leftArea, reaction.replaced()).into(leftOpen));
        kernels.run(ElectricsKernels.uncoveredFace(grid, rightArea, reaction.replaced()).into(rightOpen));
    }

    /** Forgets all potentials of bodies, of which there are the two electrodes' and so many isolated ones. */
    void clear(int isolated) {
        potentials = new double[Bodies.FIRST_ISOLATED + isolated];
    }

    /** Bodies are numbered below this. */
    int bodies() {
        return potentials.length;
    }

    /** Potential of a body [V]. */
    double potential(int body) {
        return potentials[body];
    }

    /** Puts a body at a potential [V]. */
    void hold(int body, double potential) {
        potentials[body] = potential;
    }

    /** Puts the electrodes and the metal connected to them at their potentials. */
    void hold(Electrodes electrodes) {
        potentials[Bodies.LEFT] = electrodes.left();
        potentials[Bodies.RIGHT] = electrodes.right();
    }

    /** The electrodes' potentials. */
    Electrodes electrodes() {
        return new Electrodes(potentials[Bodies.LEFT], potentials[Bodies.RIGHT]);
    }

    /** Current into each node and its conductance, from one body or, for 0, from all. */
    void react(Buffer phi, Buffer c, Reaction reaction, int body, Buffer current, Buffer conductance) {
        kernels.run(ElectricsKernels.reaction(grid, phi, c, metal(reaction), openFaces(), body, kinetics.butlerVolmer(),
                kinetics.voltagePerPressure(), grid.cellVolume()).into(current, conductance));
    }

    /** Sum of the current into the nodes of the left electrode's face, which is found in {@code part}. */
    double leftFaceCurrent(Buffer phi, Buffer c, Buffer part) {
        return faceCurrent(phi, c, leftOpen, potentials[Bodies.LEFT], part);
    }

    /** The same of the right electrode's. */
    double rightFaceCurrent(Buffer phi, Buffer c, Buffer part) {
        return faceCurrent(phi, c, rightOpen, potentials[Bodies.RIGHT], part);
    }

    private double faceCurrent(Buffer phi, Buffer c, Buffer area, double potential, Buffer part) {
        kernels.run(ElectricsKernels.faceCurrent(grid, phi, c, area, potential, kinetics.butlerVolmer()).into(part));
        return kernels.device().sum(part);
    }

    /** Metal plated per volume and time, per cell [1/s]. */
    void plate(Buffer phi, Buffer c, Reaction reaction, Buffer rate) {
        kernels.run(ElectricsKernels.platingRate(grid, phi, c, metal(reaction), kinetics.butlerVolmer(),
                kinetics.voltagePerPressure(), kinetics.volumePerCharge()).into(rate));
    }

    /** Mean overpotential of the metal that reacts, per node [V]. */
    void overpotential(Buffer phi, Buffer c, Reaction reaction, Buffer overpotential) {
        kernels.run(ElectricsKernels.overpotential(grid, phi, c, reaction.area(), reaction.pressure(), reaction.body(),
                table(), openFaces(), 1 / kinetics.inverseThermalVoltage(), kinetics.voltagePerPressure(), grid.cellVolume())
                .into(overpotential));
    }

    /** What the electrolyte touches, at the present potentials. */
    OhmicStart.Metal touched(Reaction reaction) {
        return new OhmicStart.Metal(reaction, table(), openFaces());
    }

    private ReactingMetal metal(Reaction reaction) {
        return new ReactingMetal(reaction.area(), reaction.pressure(), reaction.most(), reaction.body(), table());
    }

    private Faces openFaces() {
        return new Faces(leftOpen, rightOpen);
    }

    private Buffer table() {
        return table.of(potentials);
    }
}
