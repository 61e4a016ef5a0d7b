package org.frond.scan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A file or folder that holds a scan; its ending tells the format. What is damaged, of another format or too large is refused in one line,
 * whatever a decoder makes of it.
 */
public final class ScanFile {

    public static final String FORMATS = ".tif, .tiff, .png or a folder of such slices, .raw, .npy, .h5, .hdf5, .dream3d, .ang, .ctf, .tesr";

    private ScanFile() {
    }

    /**
     * Reads a scan.
     *
     * @throws ScanException if it is none
     */
    public static Scan read(Path file, Scan.Hints hints) {
        if (!Files.exists(file)) {
            throw new ScanException("no such file or folder");
        }
        try {
            return Files.isDirectory(file) ? Images.readFolder(file) : decode(file, hints);
        } catch (AccessDeniedException denied) {
            throw new ScanException("may not be read", denied);
        } catch (ScanException known) {
            throw known;
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            // what decoders throw at damaged files is not foreseen by their interfaces, and their words are no user's
            throw new ScanException("cannot be decoded: it is damaged, or no such file as its ending tells", damaged);
        } catch (OutOfMemoryError full) {
            throw new ScanException("is damaged, or takes more than Java's memory (FROND_JAVA_OPTS=-Xmx...)", full);
        }
    }

    private static Scan decode(Path file, Scan.Hints hints) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.size(file) == 0) {
            throw new ScanException("is empty");
        }
        if (Images.isImage(file)) {
            return Images.read(file);
        }
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "raw" -> RawArray.read(file, hints.raw().orElseThrow(() -> new ScanException(
                    "tells nothing about itself: give structure.shape and structure.type")));
            case "npy" -> RawArray.readNumpy(file);
            case "h5", "hdf5", "dream3d" -> Hdf5Scan.read(file, hints.dataset());
            case "ang" -> EbsdMap.ang(lines(file));
            case "ctf" -> EbsdMap.ctf(lines(file));
            case "tesr" -> TesrFile.read(whole(file));
            default -> throw new ScanException("has an ending that is not known; read are " + FORMATS);
        };
    }

    private static byte[] whole(Path file) throws IOException {
        Limits.checkWhole(Files.size(file));
        return Files.readAllBytes(file);
    }

    private static List<String> lines(Path file) throws IOException {
        return new String(whole(file), StandardCharsets.ISO_8859_1).lines().toList();
    }
}
