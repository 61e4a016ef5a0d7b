package org.frond.model;

import java.util.List;
import java.util.stream.Stream;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/** The parts of a cell, each with an equation of its own, and how they are brought to one state. */
final class CellParts {

    final Eigenstrains eigenstrains;
    final Mechanics mechanics;
    final Damage damage;
    final Equilibrium equilibrium;
    final Potential potential;
    final Ions ions;
    final PlaneClosure planes;
    final GrowthLaw metal;
    final Bodies bodies;
    final Sites sites;
    final Cycles cycles;
    private final Kernels kernels;
    private final Grid grid;

    CellParts(Kernels kernels, Grid grid, CellSetup setup) {
        this.kernels = kernels;
        this.grid = grid;
        Kinetics kinetics = setup.kinetics();
        this.planes = new PlaneClosure(kernels, grid, setup.planes());
        this.eigenstrains = new Eigenstrains(kernels, grid, setup.structure(), Stream.<Eigenstrain>concat(
                setup.eigenstrains().stream(), setup.planes().closes() ? Stream.of(planes) : Stream.empty()).toList());
        this.mechanics = new Mechanics(kernels, grid, setup.structure(), setup.fracture().split(), setup.boundary(), eigenstrains);
        this.damage = new Damage(kernels, grid, setup.structure(), setup.fracture());
        this.equilibrium = new Equilibrium(kernels, grid, mechanics, damage, setup.fracture(), setup.tolerances());
        this.metal = setup.growth().law(kernels, grid, damage, setup.fracture());
        Conductivity conductivity =
                new Conductivity(kernels, grid, setup.structure(), setup.transport(), planes, metal::conduct);
        this.potential = new Potential(kernels, grid, conductivity, kinetics, setup.transport(), setup.maximumNewton(),
                setup.potentialTolerance());
        this.ions = new Ions(kernels, grid, setup.transport(), conductivity, potential);
        this.bodies = new Bodies(kernels, grid);
        this.sites = new Sites(kernels, grid, setup.sites(), 1 / kinetics.inverseThermalVoltage(), setup.potentialTolerance());
        this.cycles = new Cycles(kernels, grid, setup.sites().memory(), setup.fracture().length(),
                kinetics.uncertainty(setup.potentialTolerance()) * kinetics.volumePerCharge());
    }

    /** A state of the cell, zero everywhere. */
    State state() {
        return new State(kernels, grid, List.of(mechanics, potential, ions, metal, equilibrium, cycles, planes));
    }

    /** Sets what planes have closed and what the electrolyte would be without stress to those of a state. */
    private void prepare(State state) {
        planes.take(state);
        eigenstrains.take(state, state.clock().time());
    }

    /** Finds where metal is at a state, which of it is connected, and what it reacts and presses with. */
    void locate(State state) {
        prepare(state);
        metal.react(state, mechanics);
        bodies.find(state, metal);
        metal.take(state, mechanics, bodies);
    }

    /** Brings displacement and damage into equilibrium, unless the law of growth sets the damage; given up after so many iterations. */
    Equilibrium.Outcome settle(State state, int patience) {
        prepare(state);
        if (metal.setsDamage()) {
            return metal.settle(state, mechanics);
        }
        return equilibrium.settle(state, new Equilibrium.Filling() {
            @Override
            public void press(Buffer u, Buffer d, Mechanics mechanical) {
                metal.press(state, mechanical);
            }

            @Override
            public CrackFluid fluid() {
                return metal.fluid();
            }
        }, patience);
    }

    /** Sets what the cracks of a state leave of the stiffness, {@link Equilibrium#degradation}. */
    void degrade(State state) {
        if (metal.setsDamage()) {
            metal.soften(state, equilibrium.degradation());
        } else {
            damage.degradation(state.damage(), equilibrium.degradation());
        }
    }
}
