package org.frond.solver;

import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.ElasticityKernels;
import org.frond.launch.MisfitKernels;
import org.frond.launch.SheetsKernels;
import org.frond.launch.TransferKernels;

/**
 * The elastic operator A u = -div(C : sym grad u) with bilinear (trilinear) elements, C per cell as the upper triangle of
 * the Voigt matrix ({@code kernels/elasticity.cl}), plus a second one that acts on the cell's mean strain
 * only. Boundaries are free of traction unless {@link #open} closes their nodes; along periodic axes nodes are open and their
 * images closed ({@link PeriodicAxes}). Second-order accurate.
 */
public final class ElasticOperator implements CellwiseOperator {

    private final Kernels kernels;
    private final Grid grid;
    private final PeriodicAxes axes;
    private final int strains;
    private final Buffer stiffness;
    private final Buffer meanStiffness;
    private final Buffer open;
    private final Buffer inverse;
    private final Buffer forces;

    public ElasticOperator(Kernels kernels, Grid grid) {
        this.kernels = kernels;
        this.grid = grid;
        this.axes = new PeriodicAxes(kernels, grid);
        this.strains = grid.dim() * (grid.dim() + 1) / 2;
        this.stiffness = kernels.vector(grid, strains * (strains + 1) / 2);
        this.meanStiffness = kernels.vector(grid, strains * (strains + 1) / 2);
        this.open = kernels.vector(grid, grid.dim());
        this.inverse = kernels.vector(grid, strains);
        this.forces = kernels.vector(grid, grid.dim() * grid.corners());
        for (int p = 0; p < grid.dim(); p++) {
            kernels.run(TransferKernels.openAll(grid, p * grid.size()).into(open));
        }
        axes.emptyImages(open, grid.dim());
    }

    /** C, per cell [Pa]: upper triangle row by row, (xx, yy, xy) in 2-D, (xx, yy, zz, yz, xz, xy) in 3-D. */
    public Buffer stiffness() {
        return stiffness;
    }

    /** Stiffness against the cell's mean strain only, besides {@link #stiffness}, in the same order [Pa]. */
    public Buffer meanStiffness() {
        return meanStiffness;
    }

    /** f = f + factor times the nodal forces of a stress per cell: the integral of sigma0 : grad N. */
    public void addStressForces(Buffer stress, Buffer f, double factor) {
        kernels.run(ElasticityKernels.stressForces(grid, stress).into(forces));
        repeatForces();
        kernels.run(ElasticityKernels.addForces(grid, forces, factor).into(f));
        axes.emptyImages(f, grid.dim());
    }

    /** w = u . A u of each cell: twice the energy that its strain holds [J/m per depth in 2-D, J in 3-D]. */
    public void cellWork(Buffer u, Buffer w) {
        forcesOf(u, kernels.chain()).then(MisfitKernels.cellWork(grid, u, forces).into(w)).run();
    }

    @Override
    public Grid grid() {
        return grid;
    }

    @Override
    public int components() {
        return grid.dim();
    }

    @Override
    public Buffer open() {
        return open;
    }

    @Override
    public Buffer vector() {
        return kernels.vector(grid, grid.dim());
    }

    @Override
    public Chain chain() {
        return kernels.chain();
    }

    /** Adds to a chain: the forces of u on the corners of cells. */
    private Chain forcesOf(Buffer u, Chain chain) {
        axes.amid(chain, along -> along.repeatNodes(u, grid.dim()));
        chain.then(ElasticityKernels.elasticForces(grid, u, stiffness, meanStiffness).into(forces));
        axes.amid(chain, along -> repeatForces());
        return chain;
    }

    private void repeatForces() {
        axes.repeatCells(forces, grid.dim() * grid.corners());
    }

    @Override
    public Chain residual(Chain chain, Buffer x, Buffer f, Buffer r) {
        return forcesOf(x, chain).then(ElasticityKernels.elasticResidual(grid, forces, f, open).into(r));
    }

    @Override
    public void apply(Buffer x, Buffer y) {
        y.fill(0);
        forcesOf(x, kernels.chain()).then(ElasticityKernels.addForces(grid, forces, 1.0).into(y)).run();
        axes.emptyImages(y, grid.dim());
    }

    @Override
    public Chain relax(Chain chain, Buffer f, Buffer x, Buffer p, double alpha, double beta) {
        return forcesOf(x, chain).then(ElasticityKernels.elasticRelax(grid, forces, f, open, inverse, alpha, beta)
                .into(x, p));
    }

    @Override
    public Chain relaxFromZero(Chain chain, Buffer f, Buffer x, Buffer p, double alpha) {
        return chain.then(ElasticityKernels.elasticRelaxFromZero(grid, f, open, inverse, alpha).into(x, p));
    }

    @Override
    public void refresh() {
        axes.repeatCells(stiffness, strains * (strains + 1) / 2);
        axes.repeatCells(meanStiffness, strains * (strains + 1) / 2);
        kernels.run(ElasticityKernels.elasticDiagonal(grid, stiffness, meanStiffness, open).into(inverse));
    }

    @Override
    public ElasticOperator coarser(Grid coarse) {
        return new ElasticOperator(kernels, coarse);
    }

    @Override
    public void coarsenInto(EllipticOperator coarser, Coarsening coarsening) {
        ElasticOperator coarse = (ElasticOperator) coarser;
        coarsening.coarsenCells(stiffness, coarse.stiffness, strains * (strains + 1) / 2);
        coarsening.coarsenCells(meanStiffness, coarse.meanStiffness, strains * (strains + 1) / 2);
        coarsening.coarsenOpen(open, coarse.open, grid.dim());
    }

    @Override
    public void strength(Buffer cells) {
        kernels.run(SheetsKernels.elasticStrength(grid, stiffness, meanStiffness).into(cells));
    }

    @Override
    public void linksOf(Buffer shares, int sheet, int other, Buffer cells) {
        kernels.run(SheetsKernels.elasticLinks(grid, shares, stiffness, meanStiffness, sheet, other).into(cells));
    }

    @Override
    public void refreshLinked(Buffer links, int sheetsInAll) {
        kernels.run(SheetsKernels.linkedElasticDiagonal(grid, stiffness, meanStiffness, links, open, sheetsInAll)
                .into(inverse));
    }

    @Override
    public ElasticOperator twin(Kernels other) {
        return new ElasticOperator(other, grid);
    }

    @Override
    public void copyInto(EllipticOperator twin, Passage passage, double factor) {
        ElasticOperator other = (ElasticOperator) twin;
        passage.carry(factor, stiffness, other.stiffness);
        passage.carry(factor, meanStiffness, other.meanStiffness);
        passage.carry(1, open, other.open);
    }

    @Override
    public double magnitude() {
        double element = Math.pow(grid.h(), grid.dim() - 2);
        return element * Math.max(kernels.device().maxAbs(stiffness), kernels.device().maxAbs(meanStiffness));
    }
}
