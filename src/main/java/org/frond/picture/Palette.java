package org.frond.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The 256 colours that serve a picture best: its pixels are counted in boxes of nearly equal colour, and the box whose
 * colours differ most is cut in two until there are enough (median cut, cut at the mean of the axis of largest variance).
 * Pixels take the nearest colour without dithering, which would flicker in a film and spoil compression.
 */
final class Palette {

    private static final int SIZE = 256;
    /** Bits per channel told apart. */
    private static final int BITS = 6;
    private static final int BINS = 1 << 3 * BITS;

    private final IndexColorModel model;
    private final int[] colours;
    /** Per bin of the counted colours. */
    private final byte[] nearest = new byte[BINS];

    private Palette(int[] colours, int[] bins) {
        this.colours = colours;
        byte[][] channels = new byte[3][colours.length];
        for (int n = 0; n < colours.length; n++) {
            for (int c = 0; c < 3; c++) {
                channels[c][n] = (byte) channel(colours[n], c);
            }
        }
        model = new IndexColorModel(8, colours.length, channels[0], channels[1], channels[2]);
        for (int bin : bins) {
            nearest[bin] = nearest(middle(bin));
        }
    }

    /** A picture in the colours that serve it best. */
    static BufferedImage index(BufferedImage picture) {
        int[] pixels = pixels(picture);
        Palette palette = new Census(pixels).palette();
        byte[] indices = new byte[pixels.length];
        for (int n = 0; n < pixels.length; n++) {
            indices[n] = palette.nearest[bin(pixels[n])];
        }
        BufferedImage indexed = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED,
                palette.model);
        indexed.getRaster().setDataElements(0, 0, picture.getWidth(), picture.getHeight(), indices);
        return indexed;
    }

    /** How often colours occur. */
    private static final class Census {

        private final int[] count = new int[BINS];
        private final long[][] sum = new long[3][BINS];

        Census(int[] pixels) {
            for (int rgb : pixels) {
                int bin = bin(rgb);
                count[bin]++;
                for (int c = 0; c < 3; c++) {
                    sum[c][bin] += channel(rgb, c);
                }
            }
        }

        Palette palette() {
            int present = 0;
            int[] bins = new int[BINS];
            for (int bin = 0; bin < BINS; bin++) {
                if (count[bin] > 0) {
                    bins[present++] = bin;
                }
            }
            int[] counted = Arrays.copyOf(bins, present);
            List<Box> boxes = new ArrayList<>(List.of(new Box(this, counted)));
            while (boxes.size() < SIZE) {
                Box widest = boxes.get(0);
                for (Box box : boxes) {
                    widest = box.spread > widest.spread ? box : widest;
                }
                if (widest.spread == 0) {
                    break;
                }
                boxes.remove(widest);
                boxes.addAll(widest.cut());
            }
            return new Palette(boxes.stream().mapToInt(Box::mean).toArray(), counted);
        }

        private double mean(int bin, int c) {
            return (double) sum[c][bin] / count[bin];
        }
    }

    /** Colours that share one entry of the palette. */
    private static final class Box {

        private final Census census;
        private final int[] bins;
        private final double[] mean = new double[3];
        private final int axis;
        /** Sum of squared distances from the mean along the longest axis. */
        private final double spread;

        Box(Census census, int[] bins) {
            this.census = census;
            this.bins = bins;
            double weight = 0;
            for (int bin : bins) {
                weight += census.count[bin];
                for (int c = 0; c < 3; c++) {
                    mean[c] += census.sum[c][bin];
                }
            }
            for (int c = 0; c < 3; c++) {
                mean[c] /= weight;
            }
            double[] squares = new double[3];
            for (int bin : bins) {
                for (int c = 0; c < 3; c++) {
                    double away = census.mean(bin, c) - mean[c];
                    squares[c] += census.count[bin] * away * away;
                }
            }
            axis = squares[0] > squares[1] ? squares[0] > squares[2] ? 0 : 2 : squares[1] > squares[2] ? 1 : 2;
            spread = bins.length > 1 ? squares[axis] : 0;
        }

        List<Box> cut() {
            int[] below = Arrays.stream(bins).filter(bin -> census.mean(bin, axis) <= mean[axis]).toArray();
            int[] above = Arrays.stream(bins).filter(bin -> census.mean(bin, axis) > mean[axis]).toArray();
            return List.of(new Box(census, below), new Box(census, above));
        }

        int mean() {
            return (int) Math.round(mean[0]) << 16 | (int) Math.round(mean[1]) << 8 | (int) Math.round(mean[2]);
        }
    }

    /** Red, green and blue of all pixels, row by row. Drawn rather than asked one by one, which takes ten times as long. */
    private static int[] pixels(BufferedImage picture) {
        BufferedImage plain = picture;
        if (picture.getType() != BufferedImage.TYPE_INT_RGB) {
            plain = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = plain.createGraphics();
            graphics.drawImage(picture, 0, 0, null);
            graphics.dispose();
        }
        return ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
    }

    private byte nearest(int rgb) {
        int best = 0;
        for (int n = 1; n < colours.length; n++) {
            best = distance(colours[n], rgb) < distance(colours[best], rgb) ? n : best;
        }
        return (byte) best;
    }

    private static int distance(int a, int b) {
        int sum = 0;
        for (int c = 0; c < 3; c++) {
            int away = channel(a, c) - channel(b, c);
            sum += away * away;
        }
        return sum;
    }

    private static int bin(int rgb) {
        int drop = 8 - BITS;
        return (channel(rgb, 0) >> drop) << 2 * BITS | (channel(rgb, 1) >> drop) << BITS | channel(rgb, 2) >> drop;
    }

    /** The colour in the middle of a bin. */
    private static int middle(int bin) {
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            int kept = bin >> (2 - c) * BITS & (1 << BITS) - 1;
            rgb |= (kept << 8 - BITS | 1 << 7 - BITS) << 16 - 8 * c;
        }
        return rgb;
    }

    private static int channel(int rgb, int c) {
        return rgb >> 16 - 8 * c & 0xff;
    }
}
