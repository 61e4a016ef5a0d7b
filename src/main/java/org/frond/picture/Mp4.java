package org.frond.picture;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.frond.io.AtomicFile;
import org.frond.io.ResultException;

/** A movie in H.264 that the program {@code ffmpeg} encodes; it gets the frames as bytes while they are drawn. */
public final class Mp4 implements Movie {

    private static final int BYTES = 3;
    /** H.264 in the colours that every player knows has even sizes. */
    private static final String EVEN = "pad=ceil(iw/2)*2:ceil(ih/2)*2";

    private final Path ffmpeg;
    private final Path target;
    private final double framesPerSecond;
    private Optional<Encoding> encoding = Optional.empty();

    /** ffmpeg at work. */
    private record Encoding(AtomicFile file, Path log, Process process, OutputStream frames) {
    }

    /** A movie that takes its name when it is complete. */
    public Mp4(Path ffmpeg, Path target, double framesPerSecond) {
        this.ffmpeg = ffmpeg;
        this.target = target;
        this.framesPerSecond = framesPerSecond;
    }

    /** The program in the folders of a PATH. */
    public static Optional<Path> ffmpeg(String path) {
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty()).flatMap(folder ->
                Stream.of("ffmpeg", "ffmpeg.exe").map(name -> Path.of(folder, name))).filter(Files::isExecutable).findFirst();
    }

    @Override
    public void add(BufferedImage frame) {
        try {
            if (encoding.isEmpty()) {
                encoding = Optional.of(begin(frame.getWidth(), frame.getHeight()));
            }
            encoding.get().frames().write(bytes(frame));
        } catch (IOException e) {
            throw refused(e);
        }
    }

    private Encoding begin(int width, int height) throws IOException {
        AtomicFile file = AtomicFile.begin(target);
        Path log = Files.createTempFile("frond", ".log");
        Process process = new ProcessBuilder(List.of(ffmpeg.toString(), "-loglevel", "error", "-y", "-f", "rawvideo", "-pix_fmt", "rgb24",
                "-s", width + "x" + height, "-r", String.format(Locale.ROOT, "%s", framesPerSecond), "-i", "-", "-vf", EVEN,
                "-c:v", "libx264", "-crf", "18", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-f", "mp4", file.temporary().toString()))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        return new Encoding(file, log, process, new BufferedOutputStream(process.getOutputStream()));
    }

    private static byte[] bytes(BufferedImage frame) {
        int[] pixels = frame.getRGB(0, 0, frame.getWidth(), frame.getHeight(), null, 0, frame.getWidth());
        byte[] bytes = new byte[BYTES * pixels.length];
        for (int n = 0; n < pixels.length; n++) {
            for (int c = 0; c < BYTES; c++) {
                bytes[BYTES * n + c] = (byte) (pixels[n] >> 8 * (BYTES - 1 - c));
            }
        }
        return bytes;
    }

    @Override
    public void complete() {
        if (encoding.isEmpty()) {
            return;
        }
        Encoding working = encoding.get();
        try {
            working.frames().close();
            if (working.process().waitFor() != 0) {
                throw new IOException("exit code " + working.process().exitValue());
            }
        } catch (IOException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ResultException(target + ": interrupted");
        }
        working.file().complete();
    }

    /** What ffmpeg said last, or what happened to it. */
    private ResultException refused(IOException problem) {
        String said = "";
        if (encoding.isPresent()) {
            try {
                encoding.get().process().waitFor();
                said = Files.readString(encoding.get().log(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank())
                        .reduce((before, after) -> after).orElse("");
            } catch (IOException unreadable) {
                return ResultException.disk(encoding.get().log(), unreadable);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return said.isEmpty() ? ResultException.disk(target, problem) : new ResultException(target + ": ffmpeg refused: " + said);
    }

    @Override
    public void close() {
        encoding.ifPresent(working -> {
            working.process().destroy();
            try (AtomicFile unfinished = working.file()) {
                Files.deleteIfExists(working.log());
            } catch (IOException e) {
                throw ResultException.disk(target, e);
            }
        });
        encoding = Optional.empty();
    }
}
