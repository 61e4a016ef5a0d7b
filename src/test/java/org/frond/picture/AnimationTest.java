package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class AnimationTest {

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
        Animation.write(file, frames(), 10);

        assertEquals(FRAMES, read().size());
    }

    @Test
    void fewColoursAreKeptExactly() throws IOException {
        Animation.write(file, frames(), 10);

        List<BufferedImage> read = read();
        for (int n = 0; n < FRAMES; n++) {
            BufferedImage frame = frames().get(n).get();
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

        Animation.write(file, List.of(() -> ramp), 10);

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
        Animation.write(file, frames(), 10);

        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            IIOMetadata metadata = reader.getImageMetadata(0);
            Element tree = (Element) metadata.getAsTree("javax_imageio_gif_image_1.0");
            Element control = (Element) tree.getElementsByTagName("GraphicControlExtension").item(0);
            assertEquals("10", control.getAttribute("delayTime"));
            reader.dispose();
        }
        assertTrue(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("NETSCAPE2.0"));
    }

    @Test
    void noFramesMakeNoFilm() {
        assertThrows(PictureException.class, () -> Animation.write(file, List.of(), 10));
    }

    private static List<Supplier<BufferedImage>> frames() {
        List<Supplier<BufferedImage>> frames = new ArrayList<>();
        for (int n = 0; n < FRAMES; n++) {
            BufferedImage frame = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    frame.setRGB(x, y, x < 20 ? 0xffffff : 0x102030 + 0x080000 * n);
                }
            }
            frames.add(() -> frame);
        }
        return frames;
    }

    private List<BufferedImage> read() throws IOException {
        List<BufferedImage> frames = new ArrayList<>();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            int count = reader.getNumImages(true);
            for (int n = 0; n < count; n++) {
                frames.add(reader.read(n));
            }
            reader.dispose();
        }
        return frames;
    }
}
