package org.frond.model;

import java.util.List;
import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.launch.MechanicsKernels;
import org.frond.solver.Kernels;

/**
 * The eigenstrains of a solid, added up per cell as of the last {@link #take}. The electrolyte's stress, its split and its
 * energy are those of the elastic strain, what the strain has beyond their sum (docs/physics.md, Eigenstrains). Where there
 * are none nothing is computed and nothing is kept.
 */
final class Eigenstrains {

    private static final int ACROSS = 3;

    private final Kernels kernels;
    private final Grid grid;
    private final Materials structure;
    private final List<Part> parts;
    private final boolean any;
    private final Buffer strain;
    private final Buffer amount;
    private final Optional<Held> held;

    private record Part(Eigenstrain strain, Buffer unit, Optional<Held> held) {
    }

    /** What is held across the plane; rows of a table, or three components per cell. */
    private record Held(Buffer strain, Buffer stress) {
    }

    /** The sum of some eigenstrains; those that strain nothing are left out. */
    Eigenstrains(Kernels kernels, Grid grid, Materials structure, List<Eigenstrain> strains) {
        this.kernels = kernels;
        this.grid = grid;
        this.structure = structure;
        this.parts = strains.stream().filter(strain -> !strain.unit().isNone()).map(strain -> new Part(strain,
                kernels.table(strain.unit().strain()), strain.unit().across().map(across ->
                        new Held(kernels.table(across.strain()), kernels.table(across.stress()))))).toList();
        // a body that repeats itself has a mean strain, which is taken off
        this.any = !parts.isEmpty() || grid.periodicity().isAny();
        this.strain = any ? kernels.vector(grid, components()) : kernels.table(new double[1]);
        this.amount = parts.isEmpty() ? strain : kernels.vector(grid, 1);
        this.held = parts.stream().anyMatch(part -> part.held().isPresent())
                ? Optional.of(new Held(kernels.vector(grid, ACROSS), kernels.vector(grid, ACROSS))) : Optional.empty();
    }

    static Eigenstrains none(Kernels kernels, Grid grid, Materials structure) {
        return new Eigenstrains(kernels, grid, structure, List.of());
    }

    private int components() {
        return grid.dim() * (grid.dim() + 1) / 2;
    }

    /** Whether there are any. */
    boolean isAny() {
        return any;
    }

    /** Sets them to those of a state at a time [s]. */
    void take(State state, double time) {
        if (any) {
            strain.fill(0);
        }
        held.ifPresent(total -> {
            total.strain().fill(0);
            total.stress().fill(0);
        });
        for (Part part : parts) {
            part.strain().amount(state, time, amount);
            add(part.unit(), components(), strain);
            part.held().ifPresent(own -> {
                add(own.strain(), ACROSS, held.orElseThrow().strain());
                add(own.stress(), ACROSS, held.orElseThrow().stress());
            });
        }
    }

    private void add(Buffer unit, int count, Buffer total) {
        kernels.run(MechanicsKernels.addEigenstrain(grid, structure.grain(), amount, unit, count).into(total));
    }

    /** Takes a strain off that is the same everywhere (SYM numbers, engineering shear). */
    void takeOff(Buffer even) {
        kernels.run(MechanicsKernels.addEvenStrain(grid, even, -1.0).into(strain));
    }

    /** Their sum per cell, SYM components with engineering shear. */
    Buffer strain() {
        return strain;
    }

    /** Adds the stress with which they are held across the plane [Pa] to a stress in space, degraded by g and where metal has not replaced the solid. */
    void addAcross(Buffer g, Buffer replaced, Buffer stressInSpace) {
        held.ifPresent(total -> kernels.run(MechanicsKernels.addAcross(grid, total.stress(), g, replaced).into(stressInSpace)));
    }

    /** Adds the energy with which they are held across the plane [J/m^3]. */
    void addHeldEnergy(Buffer psi) {
        held.ifPresent(total -> kernels.run(MechanicsKernels.addHeldEnergy(grid, total.stress(), total.strain()).into(psi)));
    }
}
