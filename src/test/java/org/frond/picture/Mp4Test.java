package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.io.ResultException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** With a program in place of ffmpeg, which takes what it is given. */
@DisabledOnOs(OS.WINDOWS)
class Mp4Test {

    @TempDir
    Path folder;

    private Path ffmpeg(String script) throws IOException {
        Path program = Files.createDirectories(folder.resolve("bin")).resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\n" + script);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private static BufferedImage pixels(int first, int second) {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, first);
        image.setRGB(1, 0, second);
        return image;
    }

    @Test
    void framesArriveAsBytesOneAfterTheOther() throws IOException {
        Path file = folder.resolve("film.mp4");
        try (Movie movie = new Mp4(ffmpeg("for last; do :; done; cat > \"$last\"\n"), file, 10)) {
            movie.add(pixels(0x010203, 0x0405ff));
            movie.add(pixels(0x808182, 0x000000));
            movie.complete();
        }
        assertArrayEquals(new byte[] {1, 2, 3, 4, 5, -1, -128, -127, -126, 0, 0, 0}, Files.readAllBytes(file));
    }

    @Test
    void whatFfmpegSaysIsToldAndNothingIsLeft() throws IOException {
        Path file = folder.resolve("film.mp4");
        Path program = ffmpeg("cat > /dev/null; echo 'Unknown encoder libx264' >&2; exit 1\n");
        ResultException told = assertThrows(ResultException.class, () -> {
            try (Movie movie = new Mp4(program, file, 10)) {
                movie.add(pixels(0, 0));
                movie.complete();
            }
        });
        assertEquals(file + ": ffmpeg refused: Unknown encoder libx264", told.getMessage());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(1, left.count());
        }
    }

    @Test
    void theProgramIsSoughtInTheFoldersOfThePath() throws IOException {
        Path program = ffmpeg("");
        assertEquals(Optional.of(program), Mp4.ffmpeg(folder + ":" + folder.resolve("bin")));
        assertEquals(Optional.empty(), Mp4.ffmpeg(folder.toString()));
        assertFalse(Mp4.ffmpeg("").isPresent());
    }
}
