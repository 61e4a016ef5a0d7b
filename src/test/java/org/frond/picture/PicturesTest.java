package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole pictures: frames, the hero picture, histories. */
class PicturesTest {

    private static final SyntheticDendrite DENDRITE = new SyntheticDendrite(64, 48, 1);

    @TempDir
    Path folder;

    @Test
    void aFrameIsWrittenAndReadBack() throws Exception {
        Path file = folder.resolve("frames/000001.png");
        BufferedImage frame = DENDRITE.scene().frame(DENDRITE.panels()).width(800).render();

        Picture.write(file, frame);

        BufferedImage read = ImageIO.read(file.toFile());
        assertEquals(800, read.getWidth());
        assertEquals(frame.getHeight(), read.getHeight());
        assertEquals(frame.getRGB(200, 150), read.getRGB(200, 150));
    }

    @Test
    void theSameFrameIsDrawnWithTheSamePixels() {
        Frame frame = DENDRITE.scene().frame(DENDRITE.panels()).width(700);

        assertSamePixels(frame.render(), frame.render());
    }

    @Test
    void valuesRiseUpwards() {
        Grid grid = Grid.plane(20, 10, 1e-6);
        double[] values = new double[grid.size()];
        for (int j = 0; j < 10; j++) {
            for (int i = 0; i < 20; i++) {
                values[grid.index(i, j)] = j < 5 ? 0 : 1;
            }
        }
        Panel panel = Panel.of(FieldData.of(grid, Field.cell("upper", "a", "1", ""), values), ColourMap.INK).range(0, 1);

        BufferedImage image = new Scene("x", 0, 0, grid, Optional.empty()).frame(List.of(panel)).width(600).render();

        // Inside the picture's left half, well above and below its middle.
        int top = image.getRGB(150, 64 + 34 + 40) & 0xffffff;
        int bottom = image.getRGB(300, image.getHeight() - 32 - 60) & 0xffffff;
        assertEquals(ColourMap.INK.rgb(1), top);
        assertEquals(ColourMap.INK.rgb(0), bottom);
    }

    /** xx + yy + zz over 3, in Voigt's order of six. */
    @Test
    void ofATensorTheMeanOfTheNormalComponentsIsShown() {
        Grid grid = Grid.plane(2, 1, 1e-6);
        double[] values = new double[6 * grid.size()];
        for (int c = 0; c < 6; c++) {
            values[c * grid.size() + grid.index(1, 0)] = List.of(4.0, -1.0, 6.0, 100.0, 200.0, 300.0).get(c);
        }
        FieldData stress = FieldData.of(grid, Field.cell("stress", "sigma", "Pa", "").asSymmetricTensor(3), values);

        assertEquals(3, Scalars.of(grid, stress).at(1, 0), 1e-15);
        assertEquals("Mean stress  tr σ/3", Panel.of(stress, ColourMap.TIDE).title());
    }

    /** A stress that grows: whatever was drawn at first, in the end equal values have equal colours, and ends are round. */
    @Test
    void framesOfARunCanShareTheirRanges() {
        Grid grid = Grid.plane(4, 4, 1e-6);
        double[] later = new double[grid.size()];
        later[grid.index(2, 2)] = 1.23e8;
        Field stress = Field.node("mean_stress", "s", "Pa", "");
        Scene scene = new Scene("x", 0, 0, grid, Optional.empty());
        Frame first = scene.frame(List.of(Panel.of(FieldData.of(grid, stress, new double[grid.size()]), ColourMap.TIDE)));
        Frame second = scene.frame(List.of(Panel.of(FieldData.of(grid, stress, later), ColourMap.TIDE)));

        Extremes both = first.extremes().get("mean_stress").and(second.extremes().get("mean_stress"));

        Map<String, ColourRange> ranges = first.ranges(Map.of("mean_stress", both));
        assertEquals(Map.of("mean_stress", new ColourRange(-1.4e8, 1.4e8)), ranges);
        assertEquals(ranges.get("mean_stress"), first.within(ranges).panels().get(0).range().orElseThrow());
    }

    @Test
    void aTitleIsDrawn() {
        Frame frame = DENDRITE.scene().frame(DENDRITE.panels()).width(600);
        Set<Integer> colours = new HashSet<>();
        BufferedImage image = frame.render();
        for (int x = 32; x < 250; x++) {
            colours.add(image.getRGB(x, 34));
        }

        assertTrue(colours.size() > 5, "a line through the title meets ink, paper and the edges between");
    }

    @Test
    void theDarkThemeHasDarkPaper() {
        BufferedImage image = DENDRITE.scene().frame(DENDRITE.panels()).width(400).theme(Theme.DARK).render();

        assertEquals(Theme.DARK.background().getRGB(), image.getRGB(2, 2));
    }

    @Test
    void aBoxIsRefused() {
        Grid box = Grid.box(2, 2, 2, 1);
        FieldData data = FieldData.of(box, Field.node("d", "d", "1", ""), new double[box.size()]);
        Frame frame = new Scene("x", 0, 0, box, Optional.empty()).frame(List.of(Panel.of(data, ColourMap.INK)));

        assertThrows(PictureException.class, frame::render);
    }

    @Test
    void metalShinesInTheHeroPicture() {
        double[] orientation = new double[DENDRITE.grid.size()];
        Hero with = Hero.of(DENDRITE.scene(), orientation, List.of(), DENDRITE.metal)
                .glow(Panel.of(DENDRITE.stress, ColourMap.TIDE));
        FieldData none = FieldData.of(DENDRITE.grid, DENDRITE.metal.field(), new double[DENDRITE.grid.size()]);
        Hero without = Hero.of(DENDRITE.scene(), orientation, List.of(), none);

        BufferedImage image = with.render();

        assertEquals(1600, image.getWidth());
        assertTrue(brightest(image) > brightest(without.render()) + 0.1);
    }

    /** Two cells long along the middle of 20, 0.1 cells open: drawn as wide as its opening, magnified, and no wider. */
    @Test
    void aCrackIsDrawnAsWideAsItsOpening() {
        Grid grid = Grid.plane(20, 20, 1e-6);
        FieldData none = FieldData.of(grid, Field.node("metal", "zeta", "1", ""), new double[grid.size()]);
        Hero.OpenCrack crack = new Hero.OpenCrack(new double[] {0, 5, 10, 20}, new double[] {10, 10, 10, 10}, new double[] {1e-7, 1e-7, 0, 0});

        BufferedImage image = Hero.of(new Scene("x", 1, 1, grid, Optional.empty()), new double[grid.size()], List.of(crack), none)
                .theme(Theme.LIGHT).render();

        int left = 56;
        double perCell = (1600 - 2 * left) / 20.0;
        int open = dark(image, (int) (left + 2.5 * perCell));
        int closed = dark(image, (int) (left + 15 * perCell));
        assertEquals(0.1 * 2 * perCell, open, 2);
        assertTrue(closed > 0 && closed <= 3, "pixels of the closed line: " + closed);
    }

    /** Pixels of the crack's colour in a column of the picture's middle. */
    private static int dark(BufferedImage image, int x) {
        int count = 0;
        for (int y = image.getHeight() / 2 - 100; y < image.getHeight() / 2 + 100; y++) {
            count += new Color(image.getRGB(x, y)).getRed() < 0x90 ? 1 : 0;
        }
        return count;
    }

    @Test
    void aHistoryIsDrawnWithAllItsPanels() {
        double[] time = {0, 10, 20, 30};
        HistoryPlot one = HistoryPlot.of("run", time, List.of(
                new HistoryPlot.Graph("Pressure", "Pa", Map.of("p", new double[] {0, 1e6, 2e6, Double.NaN}))));
        HistoryPlot two = HistoryPlot.of("run", time, List.of(one.panels().get(0), new HistoryPlot.Graph("Current",
                "A/m^2", Map.of("a", new double[] {1, 1, 1, 1}, "b", new double[] {0, 2, 2, 3}))));

        assertNotEquals(one.render().getHeight(), two.render().getHeight());
        assertTrue(colours(two.render()).contains(0xff0072b2), "the first line's blue");
    }

    @Test
    void eventsAreMarkedInAHistory() {
        HistoryPlot.Graph graph = new HistoryPlot.Graph("Pressure", "Pa", Map.of("p", new double[] {0, 1e6}));
        HistoryPlot plot = HistoryPlot.of("run", new double[] {0, 10}, List.of(graph));

        int[] colours = {0xffb3261e, 0xff7a5195};
        BufferedImage marked = plot.marks(List.of(new HistoryPlot.Mark(5, "short circuit"), new HistoryPlot.Mark(6, "crossed"))).render();

        for (int colour : colours) {
            assertTrue(colours(marked).contains(colour));
            assertTrue(!colours(plot.render()).contains(colour));
        }
    }

    /** A constant with rounding in its last digits: all of its line lies in a few rows of pixels. */
    @Test
    void roundingIsNotDrawnAsACurve() {
        double[] time = new double[50];
        double[] values = new double[50];
        for (int n = 0; n < 50; n++) {
            time[n] = n;
            values[n] = -0.2 - (n % 3) * Math.ulp(0.2);
        }
        BufferedImage image = HistoryPlot.of("run", time, List.of(new HistoryPlot.Graph("Voltage", "V", Map.of("cell", values)))).render();

        int rows = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (image.getRGB(x, y) == 0xff0072b2) {
                    rows++;
                    break;
                }
            }
        }
        assertTrue(rows > 0 && rows <= 4, "rows with the line: " + rows);
    }

    @Test
    void aLineOfAnotherLengthIsRefused() {
        List<HistoryPlot.Graph> graphs = List.of(new HistoryPlot.Graph("p", "Pa", Map.of("p", new double[3])));

        assertThrows(IllegalArgumentException.class, () -> HistoryPlot.of("run", new double[2], graphs));
    }

    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    /** Lightness of the brightest pixel of the middle of the lower half, away from legend and scale bar. */
    private static double brightest(BufferedImage image) {
        double best = 0;
        for (int y = image.getHeight() / 2; y < image.getHeight() * 8 / 10; y++) {
            for (int x = image.getWidth() / 3; x < image.getWidth() * 2 / 3; x++) {
                best = Math.max(best, OkLab.ofRgb(image.getRGB(x, y)).lightness());
            }
        }
        return best;
    }

    private static void assertSamePixels(BufferedImage a, BufferedImage b) {
        assertEquals(a.getHeight(), b.getHeight());
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                assertEquals(a.getRGB(x, y), b.getRGB(x, y));
            }
        }
    }
}
