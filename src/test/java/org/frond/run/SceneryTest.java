package org.frond.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.model.Fields;
import org.frond.picture.Cut;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;
import org.junit.jupiter.api.Test;

class SceneryTest {

    private static final Grid BOX = Grid.box(12, 10, 6, 1e-6);

    private static final Microstructure ONE = new Microstructure(BOX, new int[BOX.size()], List.of(new Axis(1, 0, 0)), new double[BOX.size()]);

    /** Values in the middle of the body alone, which no other plane would show; they rise along x to 1. */
    private static FieldData middle(Field field) {
        double[] values = new double[BOX.size()];
        for (int j = 0; j <= 10; j++) {
            for (int i = 0; i <= 12; i++) {
                values[BOX.index(i, j, 3)] = field.equals(Fields.DAMAGE) ? 1 : i / 12.0;
            }
        }
        return FieldData.of(BOX, field, values);
    }

    @Test
    void aBodyInSpaceWithoutACrackIsDrawnInItsMiddlePlane() {
        BufferedImage image = new Scenery("box", BOX, ONE).body(0, 0, List.of(middle(Fields.CONCENTRATION))).render();
        int[] green = {image.getRGB(image.getWidth() / 4, image.getHeight() / 2) >> 8 & 0xff, image.getRGB(image.getWidth() * 5 / 8, image.getHeight() / 2) >> 8 & 0xff};
        assertTrue(green[1] > green[0] + 0x40, "high is light: " + green[0] + " " + green[1]);
    }

    /** The crack is a sheet across the line of sight; between its faces and the paper nothing is orange but the crack. */
    @Test
    void aCrackInSpaceIsDrawnAsASurface() {
        Color middle = new Color(new Scenery("box", BOX, ONE).body(0, 0, List.of(middle(Fields.DAMAGE))).render().getRGB(800, 600));
        assertTrue(middle.getRed() > middle.getBlue() + 0x40, middle.toString());
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
