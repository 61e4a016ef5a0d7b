package org.frond.scan;

import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.frond.structure.Voxels;

/**
 * Grey images: PNG, TIFF with one page or many, and folders of either, one for each slice in the order of the numbers in their names. Pages
 * and slices follow each other along z; the first row of an image is the uppermost, at the largest y. The colours of an indexed image are
 * its labels.
 */
final class Images {

    private static final int MOST_SLICES = 1 << 14;
    private static final Pattern DIGITS = Pattern.compile("\\d+|\\D+");

    /** The values of a stack while its pages are read. */
    private static final class Stack {

        private final int depth;
        private int nx;
        private int ny;
        private int[] values = new int[0];
        private int pages;

        Stack(int depth) {
            this.depth = depth;
        }

        /** Checks the size of the next page before it is decoded. */
        void expect(int width, int height) {
            if (pages == 0) {
                Limits.check(width, height, depth);
                nx = width;
                ny = height;
                values = new int[width * height * depth];
            } else if (width != nx || height != ny) {
                throw new ScanException("has pages of different sizes: page " + (pages + 1) + " has " + width + " x " + height
                        + " pixels, the first " + nx + " x " + ny);
            }
        }

        void add(Raster page) {
            if (page.getNumBands() != 1) {
                throw new ScanException("is a colour image; give one of grey values or of indexed colours");
            }
            int[] row = new int[nx];
            for (int j = 0; j < ny; j++) {
                page.getSamples(page.getMinX(), page.getMinY() + ny - 1 - j, nx, 1, 0, row);
                System.arraycopy(row, 0, values, nx * (j + ny * pages), nx);
            }
            pages++;
        }
    }

    private Images() {
    }

    /** An image, or the pages of one. */
    static Scan read(Path file) throws IOException {
        return read(List.of(file));
    }

    /** The images of a folder as slices. */
    static Scan readFolder(Path folder) throws IOException {
        List<Path> slices;
        try (Stream<Path> files = Files.list(folder)) {
            slices = files.filter(file -> isImage(file) && Files.isRegularFile(file)).limit(MOST_SLICES + 1L)
                    .sorted((a, b) -> byNumbers(a.getFileName().toString(), b.getFileName().toString())).toList();
        }
        if (slices.isEmpty()) {
            throw new ScanException("is a folder without images (.png, .tif, .tiff)");
        }
        if (slices.size() > MOST_SLICES) {
            throw new ScanException("is a folder of more than " + MOST_SLICES + " images");
        }
        return read(slices);
    }

    static boolean isImage(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).matches("[^.].*\\.(png|tiff?)");
    }

    /** The order of slice2 before slice10. */
    static int byNumbers(String one, String other) {
        Iterator<String> parts = DIGITS.matcher(one).results().map(MatchResult::group).iterator();
        Matcher others = DIGITS.matcher(other);
        while (parts.hasNext() && others.find()) {
            String part = parts.next();
            String with = others.group();
            boolean numbers = Character.isDigit(part.charAt(0)) && Character.isDigit(with.charAt(0)) && part.length() < 19 && with.length() < 19;
            int order = numbers ? Long.compare(Long.parseLong(part), Long.parseLong(with)) : part.compareTo(with);
            if (order != 0) {
                return order;
            }
        }
        return one.compareTo(other);
    }

    private static Scan read(List<Path> files) throws IOException {
        List<Integer> pages = new ArrayList<>();
        for (Path file : files) {
            pages.add(isTiff(file) ? TiffPages.check(file) : 1);
        }
        Stack stack = new Stack(pages.stream().mapToInt(Integer::intValue).sum());
        for (int n = 0; n < files.size(); n++) {
            try {
                read(files.get(n), pages.get(n), stack);
            } catch (ScanException refused) {
                throw files.size() == 1 ? refused : new ScanException(files.get(n).getFileName() + " " + refused.getMessage(), refused);
            }
        }
        return Scan.of(new Voxels(stack.nx, stack.ny, stack.depth, stack.values));
    }

    private static boolean isTiff(Path file) {
        return !file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png");
    }

    private static void read(Path file, int pages, Stack stack) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(isTiff(file) ? "tiff" : "png").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            if (in == null) {
                throw new ScanException("may not be read");
            }
            reader.setInput(in, false, true);
            for (int page = 0; page < pages; page++) {
                stack.expect(reader.getWidth(page), reader.getHeight(page));
                stack.add(reader.read(page).getRaster());
            }
        } finally {
            reader.dispose();
        }
    }
}
