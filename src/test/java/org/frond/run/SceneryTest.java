package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.model.Fields;
import org.frond.picture.Cut;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.junit.jupiter.api.Test;

class SceneryTest {

    private static final Grid BOX = Grid.box(12, 10, 6, 1e-6);

    /** Damage 1 in the middle of the body alone, which no other plane would show. */
    private static FieldData middle() {
        double[] values = new double[BOX.size()];
        for (int j = 0; j <= 10; j++) {
            for (int i = 0; i <= 12; i++) {
                values[BOX.index(i, j, 3)] = 1;
            }
        }
        return FieldData.of(BOX, Fields.DAMAGE, values);
    }

    @Test
    void aBodyInSpaceIsDrawnInItsMiddlePlane() {
        Microstructure one = new Microstructure(BOX, new int[BOX.size()], List.of(new Axis(1, 0, 0)), new double[BOX.size()]);
        BufferedImage image = new Scenery("box", BOX, one).body(0, 0, List.of(middle())).render();
        assertTrue((image.getRGB(image.getWidth() / 3, image.getHeight() / 2) & 0xff) < 0x40, "broken is dark");
    }

    @Test
    void thePlaneIsNamed() {
        assertEquals("plane z = 3.50 µm", Cut.middle(BOX).words(BOX));
        assertEquals("", Cut.middle(Grid.plane(3, 3, 1)).words(Grid.plane(3, 3, 1)));
    }

    @Test
    void aCutKeepsTheComponents() {
        double[] values = new double[3 * BOX.size()];
        values[2 * BOX.size() + BOX.index(4, 5, 3)] = 7;
        FieldData cut = Cut.middle(BOX).of(BOX, FieldData.of(BOX, Fields.DISPLACEMENT.asVector(3), values));
        assertEquals(7, cut.at(Cut.middle(BOX).of(BOX), 2, 4, 5, 0));
    }
}
