package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class FilmTest {

    private static final int FRAMES = 5;

    @TempDir
    Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("animation.gif");
    }

    @Test
    void everyFrameIsThere() throws IOException {
        write(frames());

        assertEquals(FRAMES, read().size());
    }

    @Test
    void fewColoursAreKeptExactly() throws IOException {
        write(frames());

        List<BufferedImage> read = read();
        for (int n = 0; n < FRAMES; n++) {
            BufferedImage frame = frames().get(n);
            assertEquals(frame.getRGB(1, 1), read.get(n).getRGB(1, 1));
            assertEquals(frame.getRGB(38, 28), read.get(n).getRGB(38, 28));
        }
    }

    @Test
    void manyColoursAreMovedLittle() throws IOException {
        BufferedImage ramp = new BufferedImage(256, 64, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 256; x++) {
                ramp.setRGB(x, y, y < 32 ? ColourMap.LAGOON.rgb(x / 255.0) : ColourMap.DUSK.rgb(x / 255.0));
            }
        }

        write(List.of(ramp));

        BufferedImage read = read().get(0);
        for (int x = 0; x < 256; x++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                // 512 colours share 256 entries: neighbours of a ramp merge, nothing else moves.
                assertEquals(ramp.getRGB(x, 50) >> shift & 0xff, read.getRGB(x, 50) >> shift & 0xff, 8);
            }
        }
    }

    @Test
    void itLoopsForeverAtTheAskedSpeed() throws IOException {
        write(frames());

        assertEquals("10", delays().get(0));
        assertTrue(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"));
    }

    @Test
    void theLastFrameStaysLonger() throws IOException {
        write(frames());

        assertEquals(List.of("10", "10", "10", "10", "200"), delays());
    }

    @Test
    void eachFrameHasColoursOfItsOwn() throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            BufferedImage frame = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < 256; p++) {
                frame.setRGB(p % 16, p / 16, p << 16 - 8 * n);
            }
            frames.add(frame);
        }

        write(frames);

        List<BufferedImage> read = read();
        for (int n = 0; n < 3; n++) {
            for (int p = 0; p < 256; p++) {
                int moved = (read.get(n).getRGB(p % 16, p / 16) & 0xffffff) - (p << 16 - 8 * n);
                // 64 bins a channel: four neighbours share their mean
                assertTrue(Math.abs(moved) <= 2 << 16 - 8 * n, "frame " + n + ", shade " + p + ": " + moved);
            }
        }
    }

    @Test
    void noFramesMakeNoFilm() {
        write(List.of());

        assertFalse(Files.exists(file));
    }

    @Test
    void aFilmThatIsNotCompleteLeavesNothing() throws IOException {
        Files.writeString(file, "an earlier film");
        try (Film film = new Film(file, 10)) {
            frames().forEach(film::add);
        }

        assertEquals("an earlier film", Files.readString(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private void write(List<BufferedImage> frames) {
        try (Film film = new Film(file, 10)) {
            frames.forEach(film::add);
            film.complete();
        }
    }

    private List<String> delays() throws IOException {
        return ofEachFrame((reader, n) -> {
            Element tree = (Element) reader.getImageMetadata(n).getAsTree("javax_imageio_gif_image_1.0");
            Element control = (Element) tree.getElementsByTagName("GraphicControlExtension").item(0);
            return control.getAttribute("delayTime");
        });
    }

    private List<BufferedImage> read() throws IOException {
        return ofEachFrame(ImageReader::read);
    }

    /** Something of a frame. */
    @FunctionalInterface
    private interface Look<T> {
        T at(ImageReader reader, int number) throws IOException;
    }

    private <T> List<T> ofEachFrame(Look<T> look) throws IOException {
        List<T> seen = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            int count = reader.getNumImages(true);
            for (int n = 0; n < count; n++) {
                seen.add(look.at(reader, n));
            }
            reader.dispose();
        }
        return seen;
    }

    private static List<BufferedImage> frames() {
        List<BufferedImage> frames = new ArrayList<>();
        for (int n = 0; n < FRAMES; n++) {
            BufferedImage frame = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    frame.setRGB(x, y, x < 20 ? 0xffffff : 0x102030 + 0x080000 * n);
                }
            }
            frames.add(frame);
        }
        return frames;
    }
}
