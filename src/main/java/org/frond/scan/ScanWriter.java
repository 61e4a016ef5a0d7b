package org.frond.scan;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.frond.structure.Voxels;

/** Writes voxels so that they are read back as they are: TIFF of 8 or 16 bits, one page for each layer, or an array of NumPy. */
public final class ScanWriter {

    private static final int LARGEST_IN_8_BITS = 0xff;
    private static final int LARGEST_IN_16_BITS = 0xffff;
    private static final int ALIGNED = 64;

    private ScanWriter() {
    }

    /** Whether a file's ending is that of a format that is written. */
    public static boolean isWritten(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches(".*\\.(tiff?|npy)");
    }

    /**
     * Writes a file.
     *
     * @param format the file's name, whose ending tells the format
     * @throws ScanException if the values do not fit into it
     */
    public static void write(Path file, String format, Voxels voxels) throws IOException {
        if (format.toLowerCase(Locale.ROOT).endsWith(".npy")) {
            writeNumpy(file, voxels);
        } else {
            writeTiff(file, voxels);
        }
    }

    private static void writeTiff(Path file, Voxels voxels) throws IOException {
        int largest = Arrays.stream(voxels.values()).max().orElseThrow();
        if (largest > LARGEST_IN_16_BITS) {
            throw new ScanException("a label of " + largest + " does not fit into the 16 bits of a TIFF file; write .npy");
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionType("ZLib");
            writer.prepareWriteSequence(null);
            for (int k = 0; k < voxels.nz(); k++) {
                writer.writeToSequence(new IIOImage(page(voxels, k, largest), null, null), how);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage page(Voxels voxels, int k, int largest) {
        BufferedImage page = new BufferedImage(voxels.nx(), voxels.ny(),
                largest > LARGEST_IN_8_BITS ? BufferedImage.TYPE_USHORT_GRAY : BufferedImage.TYPE_BYTE_GRAY);
        WritableRaster raster = page.getRaster();
        for (int j = 0; j < voxels.ny(); j++) {
            for (int i = 0; i < voxels.nx(); i++) {
                raster.setSample(i, voxels.ny() - 1 - j, 0, voxels.at(i, j, k));
            }
        }
        return page;
    }

    private static void writeNumpy(Path file, Voxels voxels) throws IOException {
        String shape = (voxels.nz() > 1 ? voxels.nz() + ", " : "") + voxels.ny() + ", " + voxels.nx();
        String header = "{'descr': '<i4', 'fortran_order': False, 'shape': (" + shape + "), }";
        int before = 10;
        int length = (before + header.length() + 1 + ALIGNED - 1) / ALIGNED * ALIGNED - before;
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) length, (byte) (length >> 8)});
            out.write((header + " ".repeat(length - header.length() - 1) + "\n").getBytes(StandardCharsets.US_ASCII));
            ByteBuffer layer = ByteBuffer.allocate(4 * voxels.nx()).order(ByteOrder.LITTLE_ENDIAN);
            for (int row = 0; row < voxels.ny() * voxels.nz(); row++) {
                layer.clear();
                for (int i = 0; i < voxels.nx(); i++) {
                    layer.putInt(voxels.values()[i + voxels.nx() * row]);
                }
                out.write(layer.array());
            }
        }
    }
}
