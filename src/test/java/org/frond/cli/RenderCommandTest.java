package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.frond.grid.Grid;
import org.frond.picture.ColourMap;
import org.frond.view.SmallRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RenderCommandTest {

    /** Where the lower left cell of the only field begins in a picture of 600 pixels without a title, and the pixels of a cell. */
    private static final int LEFT = 32;
    private static final int BOTTOM = 351;
    private static final int CELL = 76;

    @TempDir
    private Path folder;
    private Path run;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aRun() {
        run = SmallRun.in(folder.resolve("run")).folder().path();
    }

    private int frond(Object... arguments) {
        CommandLine commands = Frond.commands(new SimulationRunner());
        commands.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        return commands.execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private BufferedImage drawn(Object... arguments) throws IOException {
        Path file = folder.resolve("drawn.png");
        Object[] all = Stream.concat(Stream.of("render", run, "--out", file, "--width", 600, "--title", ""), Stream.of(arguments)).toArray();
        assertEquals(ExitCode.OK, frond(all), err.toString());
        return ImageIO.read(file.toFile());
    }

    /** The colour in the middle of a cell. */
    private static int cell(BufferedImage image, int i, int j) {
        return image.getRGB(LEFT + i * CELL + CELL / 2, BOTTOM - j * CELL - CELL / 2) & 0xffffff;
    }

    @Test
    void aPhaseIsShownFromZeroToOneInTheColoursAskedFor() throws IOException {
        BufferedImage image = drawn("--field", "damage", "--colours", "viridis", "--overlay", "none");
        assertEquals(600, image.getWidth());
        // between the nodes of the row j = 2, where it is 1, and those above; the pixel's middle lies 0.5066 cells below these
        assertEquals(ColourMap.VIRIDIS.rgb(38.5 / CELL), cell(image, 2, 2));
        assertEquals(ColourMap.VIRIDIS.rgb(0), cell(image, 4, 2));
        assertEquals(ColourMap.VIRIDIS.rgb(0), cell(image, 0, 0));
    }

    /** The largest principal stress of the small run is tested elsewhere; here xx is (i + 1) MPa. */
    @Test
    void aGivenRangeDecidesWhichColourAValueHas() throws IOException {
        BufferedImage image = drawn("--field", "stress.xx", "--range", "0 MPa,5 MPa", "--colours", "cividis", "--overlay", "none");
        assertEquals(ColourMap.CIVIDIS.rgb(0.4), cell(image, 1, 0));
        assertEquals(ColourMap.CIVIDIS.rgb(1), cell(image, 5, 3));
    }

    /** The potential is 0.1 i V in the first snapshot and 1 V more in the second: alone they cover 0 to 0.6 V and 1 to 1.6 V. */
    @Test
    void theRangeOfTheRunHoldsAllSnapshots() throws IOException {
        Object[] first = {"--field", "potential", "--at", 0, "--overlay", "none"};
        int alone = cell(drawn(first), 5, 1);
        int together = cell(drawn(Stream.concat(Stream.of(first), Stream.of("--range", "run")).toArray()), 5, 1);
        assertTrue(lightness(alone) > lightness(together), Integer.toHexString(alone) + " " + Integer.toHexString(together));
    }

    private static int lightness(int rgb) {
        return (rgb >> 16 & 255) + (rgb >> 8 & 255) + (rgb & 255);
    }

    @Test
    void aFigureForPrintHasItsWidthInMillimetresAndItsDots() throws IOException {
        Path file = folder.resolve("figure.png");
        assertEquals(ExitCode.OK, frond("render", run, "--field", "damage", "--width", "50.8 mm", "--dpi", 200, "--font-size", 9, "--out", file));
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
            reader.setInput(in);
            assertEquals(400, reader.getWidth(0));
            var size = (org.w3c.dom.Element) ((org.w3c.dom.Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
                    .getElementsByTagName("pHYs").item(0);
            // 200 dots in 25.4 mm
            assertEquals("7874", size.getAttribute("pixelsPerUnitXAxis"));
        }
    }

    @Test
    void anSvgHasItsWidthInMillimetres() throws IOException {
        Path file = folder.resolve("figure.svg");
        assertEquals(ExitCode.OK, frond("render", run, "--field", "damage,metal", "--width", "85 mm", "--overlay", "crack", "--out", file));
        assertTrue(Files.readString(file).startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"85.00mm\""), Files.readString(file));
    }

    @Test
    void aGifHasAllSnapshots() throws IOException {
        Path file = folder.resolve("film.gif");
        assertEquals(ExitCode.OK, frond("render", run, "--field", "potential", "--width", 300, "--out", file));
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(2, reader.getNumImages(true));
            assertEquals(300, reader.getWidth(0));
        }
    }

    /** u_x = 0.01 x and cells of 1 µm: magnified ten times, the right edge moves from 6 to 6.6 cells, beyond the picture. */
    @Test
    void cellsAreDrawnWhereTheyHaveMovedTo() throws IOException {
        // in place the damage has fallen to 0 at 4 cells; stretched by a tenth the last cell with damage, a quarter, reaches 4.4
        int beyond = LEFT + (int) (4.2 * CELL);
        BufferedImage inPlace = drawn("--field", "damage", "--overlay", "none");
        BufferedImage moved = drawn("--field", "damage", "--overlay", "none", "--deformed", 10);
        // u_y = 0.004 x - 0.002 y moves the row up by a tenth of a cell
        int y = BOTTOM - 2 * CELL - (int) (0.6 * CELL);
        assertEquals(ColourMap.INK.rgb(0), inPlace.getRGB(beyond, y) & 0xffffff);
        assertEquals(ColourMap.INK.rgb(0.25), moved.getRGB(beyond, y) & 0xffffff);
    }

    @Test
    void withoutANameThePictureLiesInTheResultFolder() {
        assertEquals(ExitCode.OK, frond("render", run, "--field", "damage", "--at", "0.1 s"));
        assertTrue(Files.isRegularFile(run.resolve("pictures/damage-000000.png")), out.toString());
    }

    @Test
    void aBodyInSpaceIsDrawnInTheSliceAskedFor() throws IOException {
        run = SmallRun.in(folder.resolve("space"), Grid.box(6, 4, 5, 1e-6)).folder().path();
        // the damaged row j = 2 is a column of the plane across x, whose cells are 97.4 pixels wide from x = 52
        BufferedImage image = drawn("--field", "damage", "--overlay", "none", "--slice", "x=1.5 um");
        assertEquals(ColourMap.INK.rgb(1 - (195.5 / 97.4 - 2)), image.getRGB(52 + 195, 200) & 0xffffff);
        assertEquals(ColourMap.INK.rgb(0), image.getRGB(100, 200) & 0xffffff);
    }

    @Test
    void theFieldsAreListedWithTheirUnits() {
        assertEquals(ExitCode.OK, frond("render", run, "--list"));
        assertTrue(out.toString().contains("\nstress.von-mises           Pa        "), out.toString());
        assertFalse(Files.exists(run.resolve("pictures")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --field=damag                            | there is no field 'damag'; did you mean damage?
            --field=damage --colours=viridiss        | there is no colour map 'viridiss'; did you mean viridis?
            --field=damage --overlay=metl            | there is no overlay 'metl'; did you mean metal?
            --field=damage --overlay=none,metal      | --overlay: none goes with no other
            --field=damage --range=1                 | --range 1: give auto, run, or two values such as "0 MPa,50 MPa"
            --field=damage --range=1,0               | --range 1,0: the second value must be the larger one
            --field=damage,stress.xx --range=0,1     | --range 0,1: the fields have different units: 1, Pa
            --field=damage --at=7                    | --at 7: there is no snapshot of that number; they go from 0 to 1
            --field=damage --width=10                | --width 10: that is 10 pixels; a picture has 100 to 16384
            --field=damage --dpi=300                 | --dpi: belongs to a width for print, such as --width "85 mm"
            --field=damage --frame-rate=3            | --frame-rate: belongs to a movie; give --out a name that ends in .gif or .mp4
            --field=damage --slice=x                 | --slice x: the run is plane
            --field=grain --colours=viridis          | --colours: the values of grain are labels, each with a colour of its own
            --field=damage,grain --range=auto        | --range: the values of grain are labels, each with a colour of its own
            --field=damage --camera=1,2              | --camera: the run is plane
            --field=damage --overlay=current         | --overlay current: the snapshots have no field 'current_density'
            --field=damage --deformed=0              | --deformed 0.0: must be a number above 0
            """)
    void badInputIsToldInOneLineAndNothingIsWritten(String options, String message) {
        assertEquals(ExitCode.BAD_INPUT, frond(Stream.concat(Stream.of("render", run), Stream.of(options.split(" "))).toArray()));
        assertEquals(message + "\n", err.toString());
        assertFalse(Files.exists(run.resolve("pictures")));
    }

    /** The broken nodes of the small run are a sheet across y from x = 0 to 3 µm; the camera looks along it from above. */
    @Test
    void aRunInSpaceIsDrawnWithItsSurfaces() throws IOException {
        run = SmallRun.in(folder.resolve("space"), Grid.box(6, 4, 5, 1e-6)).folder().path();
        BufferedImage image = drawn("--camera", "0 deg,90 deg", "--surface", "damage=0.5");
        // 6 cells along x and 5 along z fill 600 - 2 * 4.2 * 14 = 482 pixels: 80.3 a cell, and 402 / 5 upwards
        int middle = 7 + (402 + 118) / 2;
        assertTrue(isOrange(image.getRGB(300 - 2 * 80, middle)), Integer.toHexString(image.getRGB(300 - 2 * 80, middle)));
        assertFalse(isOrange(image.getRGB(300 + 2 * 80, middle)), Integer.toHexString(image.getRGB(300 + 2 * 80, middle)));
    }

    private static boolean isOrange(int rgb) {
        return (rgb >> 16 & 255) > (rgb & 255) + 0x30;
    }

    @Test
    void whatLiesBeforeAClipIsNotShown() throws IOException {
        run = SmallRun.in(folder.resolve("space"), Grid.box(6, 4, 5, 1e-6)).folder().path();
        BufferedImage image = drawn("--camera", "0 deg,90 deg", "--surface", "damage=0.5", "--clip", "y=1 um");
        assertFalse(isOrange(image.getRGB(300 - 2 * 80, 7 + (402 + 118) / 2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --surface=metall=1                       | there is no field 'metall'; did you mean metal?
            --surface=potential                      | --surface potential: give the value on it as well, such as "potential=0.5 V"
            --surface=potential=1 K                  | --surface potential = 1 K: '1 K' is in K, but a value is expected, such as 1 V
            --surface=grain=1                        | --surface grain=1: the values of grain are labels
            --camera=30 deg                          | --camera 30 deg: give two angles, such as "32 deg,24 deg"
            --camera=30 deg,95 deg                   | --camera 30 deg,95 deg: the second angle lies between -90 deg and 90 deg
            --clip=z                                 | --clip z: give an axis and a place across it, such as "z=5 um"
            --clip=z=9 um                            | --clip z=9 um: the body ends at 5 um
            --overlay=metal                          | --overlay: belongs to one plane of a run in space; give --slice
            --colours=viridis                        | --colours: belongs to a field; give --field
            --field=damage;--slice=z;--clip=x=1 um   | --clip: has no effect in one plane; leave --slice away
            --field=damage,metal                     | --field: one field is shown beside the surfaces, in three planes; more of them in one plane, by --slice
            """)
    void badInputForARunInSpaceIsToldInOneLine(String options, String message) {
        run = SmallRun.in(folder.resolve("space"), Grid.box(6, 4, 5, 1e-6)).folder().path();
        assertEquals(ExitCode.BAD_INPUT, frond(Stream.concat(Stream.of("render", run), Stream.of(options.split(";"))).toArray()));
        assertEquals(message + "\n", err.toString());
        assertFalse(Files.exists(run.resolve("pictures")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.jpg    | the name of a picture ends in .png or .svg, of a movie in .gif or .mp4
            no/a.png | its folder does not exist
            """)
    void aFileThatCannotBeIsToldInOneLine(String name, String message) {
        Path file = folder.resolve(name);
        assertEquals(ExitCode.BAD_INPUT, frond("render", run, "--field", "damage", "--out", file));
        assertEquals("--out " + file + ": " + message + "\n", err.toString());
    }
}
