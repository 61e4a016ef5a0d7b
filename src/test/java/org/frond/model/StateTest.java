package org.frond.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.frond.grid.Grid;
import org.junit.jupiter.api.Test;

class StateTest {

    private static final Grid GRID = Grid.plane(3, 2, 1);

    private static State state(Part... parts) {
        return new State(Specimen.PLANE, GRID, List.of(parts));
    }

    @Test
    void aStateIsTheUnionOfWhatItsPartsDeclare() {
        assertEquals(Set.of(Fields.POTENTIAL, Fields.CONCENTRATION, Fields.PLATED), state(() -> List.of(Fields.POTENTIAL),
                () -> List.of(Fields.PLATED, Fields.POTENTIAL), () -> List.of(Fields.CONCENTRATION)).fields());
    }

    @Test
    void aFieldHasAsManyNumbersAsItsComponents() {
        assertEquals(2 * GRID.size(), state(() -> List.of(Fields.DISPLACEMENT.asVector(2))).displacement().length());
    }

    @Test
    void aFieldThatNoPartDeclaresIsNotThere() {
        State state = state(() -> List.of(Fields.POTENTIAL));
        assertEquals("metal is not part of the state", assertThrows(IllegalArgumentException.class, state::metal).getMessage());
    }

    @Test
    void aDrivingHistoryIsKeptByTheLawThatNeedsItAlone() {
        Specimen specimen = new Specimen(GRID);
        Materials materials = specimen.materials(Specimen.PLANE);
        for (Irreversibility law : Irreversibility.values()) {
            FractureLaw fracture = new FractureLaw(CrackSurface.AT2, law, EnergySplit.NONE, 1, 1, 1, 1e-6, 1);
            Damage damage = new Damage(Specimen.PLANE, GRID, materials, fracture);
            Equilibrium equilibrium = new Equilibrium(Specimen.PLANE, GRID, new Mechanics(Specimen.PLANE, GRID, materials,
                    EnergySplit.NONE, specimen.boundary), damage, fracture, specimen.tolerances);
            assertEquals(law == Irreversibility.HISTORY ? List.of(Fields.DAMAGE, Fields.HISTORY) : List.of(Fields.DAMAGE),
                    equilibrium.fields());
        }
    }
}
