package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ScalarKernels;
import org.frond.launch.SheetsKernels;
import org.frond.launch.TransferKernels;

/**
 * The scalar operator A u = -div(K grad u) + m u with bilinear (trilinear) elements: K a symmetric tensor per cell
 * ({@code kernels/scalar.cl} gives the order of its components), m a reaction per node, already integrated over the
 * node's share of volume. Boundaries are natural unless {@link #open} closes their nodes; along periodic axes nodes are open
 * and their images closed ({@link PeriodicAxes}). Second-order accurate.
 */
public final class ScalarOperator implements CellwiseOperator {

    private final Kernels kernels;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final Buffer tensor;
    private final Buffer mass;
    private final Buffer open;
    private final Buffer inverse;
    private final Buffer forces;

    public ScalarOperator(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.tensor = kernels.vector(grid, grid.dim() * (grid.dim() + 1) / 2);
        this.mass = kernels.vector(grid, 1);
        this.open = kernels.vector(grid, 1);
        this.inverse = kernels.vector(grid, 1);
        this.forces = kernels.vector(grid, grid.corners());
        kernels.run(TransferKernels.openAll(grid, 0).into(open));
        axes.emptyImages(open, 1);
    }

    /** K, per cell: xx, yy, xy in 2-D; xx, yy, zz, yz, xz, xy in 3-D. */
    public Buffer tensor() {
        return tensor;
    }

    /** m, per node, integrated over the node's share of volume. */
    public Buffer mass() {
        return mass;
    }

    /**
     * Adds to x the constant with which the forces f - A x sum to zero: what an iterative solver leaves over is taken out
     * of the balance that f stands for. All nodes are open and m is not zero everywhere.
     *
     * @param scratch holds f - A x of the unbalanced x afterwards
     */
    public void balance(Buffer f, Buffer x, Buffer scratch) {
        apply(x, scratch);
        kernels.xpay(f, -1, scratch);
        kernels.axpy(kernels.device().sum(scratch) / kernels.device().sum(mass), open, x);
    }

    /** The constant 1 on all open nodes. */
    public Buffer everywhere() {
        return open;
    }

    /** 1 / diagonal of A as of the last {@link #refresh}. */
    Buffer inverseDiagonal() {
        return inverse;
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int components() {
        return 1;
    }

    @Override
    public Buffer open() {
        return open;
    }

    @Override
    public Buffer vector() {
        return kernels.vector(grid, 1);
    }

    @Override
    public Chain chain() {
        return kernels.chain();
    }

    /** Adds to a chain: the forces of u on the corners of cells. */
    private Chain forcesOf(Buffer u, Chain chain) {
        axes.amid(chain, along -> along.repeatNodes(u, 1));
        chain.then(ScalarKernels.scalarForces(grid, u, tensor).into(forces));
        axes.amid(chain, along -> along.repeatCells(forces, grid.corners()));
        return chain;
    }

    @Override
    public Chain residual(Chain chain, Buffer x, Buffer f, Buffer r) {
        return forcesOf(x, chain).then(ScalarKernels.scalarResidual(grid, forces, mass, x, f, open).into(r));
    }

    @Override
    public void apply(Buffer x, Buffer y) {
        forcesOf(x, kernels.chain()).then(ScalarKernels.scalarApply(grid, forces, mass, x).into(y)).run();
        axes.emptyImages(y, 1);
    }

    @Override
    public Chain relax(Chain chain, Buffer f, Buffer x, Buffer p, double alpha, double beta) {
        return forcesOf(x, chain).then(ScalarKernels.scalarRelax(grid, forces, mass, f, open, inverse, alpha, beta)
                .into(x, p));
    }

    @Override
    public Chain relaxFromZero(Chain chain, Buffer f, Buffer x, Buffer p, double alpha) {
        return chain.then(ScalarKernels.scalarRelaxFromZero(grid, f, open, inverse, alpha).into(x, p));
    }

    @Override
    public void refresh() {
        axes.repeatCells(tensor, grid.dim() * (grid.dim() + 1) / 2);
        kernels.run(ScalarKernels.scalarDiagonal(grid, tensor, mass).into(inverse));
    }

    @Override
    public ScalarOperator coarser(Grid coarse) {
        return new ScalarOperator(kernels, coarse);
    }

    @Override
    public void coarsenInto(EllipticOperator coarser, Coarsening coarsening) {
        ScalarOperator coarse = (ScalarOperator) coarser;
        coarsening.coarsenCells(tensor, coarse.tensor, grid.dim() * (grid.dim() + 1) / 2);
        coarsening.restrict(mass, coarse.mass, 1);
        coarsening.coarsenOpen(open, coarse.open, 1);
    }

    @Override
    public void strength(Buffer cells) {
        kernels.run(SheetsKernels.scalarStrength(grid, tensor).into(cells));
    }

    @Override
    public void linksOf(Buffer shares, int sheet, int other, Buffer cells) {
        kernels.run(SheetsKernels.scalarLinks(grid, shares, tensor, sheet, other).into(cells));
    }

    @Override
    public void refreshLinked(Buffer links, int sheetsInAll) {
        kernels.run(SheetsKernels.linkedScalarDiagonal(grid, tensor, mass, links, sheetsInAll).into(inverse));
    }

    @Override
    public ScalarOperator twin(Kernels other) {
        return new ScalarOperator(other, grid);
    }

    @Override
    public void copyInto(EllipticOperator twin, Passage passage, double factor) {
        ScalarOperator other = (ScalarOperator) twin;
        passage.carry(factor, tensor, other.tensor);
        passage.carry(factor, mass, other.mass);
        passage.carry(1, open, other.open);
    }

    @Override
    public double magnitude() {
        double element = Math.pow(grid.h(), grid.dim() - 2);
        return Math.max(element * kernels.device().maxAbs(tensor), kernels.device().maxAbs(mass));
    }
}
