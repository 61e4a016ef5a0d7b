package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** A sheet whose shapes and texts stay shapes, for print at any size; fields are images in it. Texts are outlines, so that they need no font. */
final class SvgSheet implements Sheet {

    private static final FontRenderContext FINE = new FontRenderContext(null, true, true);
    private static final int OPAQUE = 255;

    private final StringBuilder content = new StringBuilder();
    private final int width;
    private final int height;
    private int clips;

    SvgSheet(int width, int height, Color paper) {
        this.width = width;
        this.height = height;
        fill(new Rectangle2D.Double(0, 0, width, height), paper);
    }

    /** The document, of a width in millimetres. */
    String document(double millimetres) {
        return String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.4gmm\" height=\"%.4gmm\" viewBox=\"0 0 %d %d\">%n",
                millimetres, millimetres * height / width, width, height) + content + "</svg>\n";
    }

    @Override
    public void text(String text, double x, double y, double align, Font font, Color colour) {
        if (!text.isEmpty()) {
            TextLayout layout = new TextLayout(text, font, FINE);
            fill(layout.getOutline(AffineTransform.getTranslateInstance(x - align * layout.getAdvance(), y)), colour);
        }
    }

    @Override
    public double width(String text, Font font) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, FINE).getAdvance();
    }

    @Override
    public void fill(Shape shape, Color colour) {
        content.append("<path fill=\"").append(hex(colour)).append('"').append(opacity("fill", colour)).append(" d=\"").append(path(shape)).append("\"/>\n");
    }

    @Override
    public void stroke(Shape shape, Color colour, double thickness) {
        content.append("<path fill=\"none\" stroke=\"").append(hex(colour)).append('"').append(opacity("stroke", colour)).append(" stroke-width=\"")
                .append(number(thickness)).append("\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"").append(path(shape)).append("\"/>\n");
    }

    @Override
    public void raster(int left, int top, int columns, int rows, IntBinaryOperator colour) {
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        content.append("<image x=\"").append(left).append("\" y=\"").append(top).append("\" width=\"").append(columns).append("\" height=\"")
                .append(rows).append("\" href=\"data:image/png;base64,").append(Base64.getEncoder().encodeToString(png.toByteArray())).append("\"/>\n");
    }

    @Override
    public void inside(Shape shape, Runnable drawing) {
        clips++;
        content.append("<clipPath id=\"c").append(clips).append("\"><path d=\"").append(path(shape)).append("\"/></clipPath>\n<g clip-path=\"url(#c")
                .append(clips).append(")\">\n");
        drawing.run();
        content.append("</g>\n");
    }

    private static String hex(Color colour) {
        return String.format(Locale.ROOT, "#%06x", colour.getRGB() & 0xffffff);
    }

    private static String opacity(String what, Color colour) {
        return colour.getAlpha() == OPAQUE ? "" : " " + what + "-opacity=\"" + number(colour.getAlpha() / (double) OPAQUE) + "\"";
    }

    private static String path(Shape shape) {
        StringBuilder path = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator segments = shape.getPathIterator(null); !segments.isDone(); segments.next()) {
            int kind = segments.currentSegment(at);
            path.append("MLQCZ".charAt(kind));
            int numbers = new int[] {2, 2, 4, 6, 0}[kind];
            for (int n = 0; n < numbers; n++) {
                path.append(n > 0 ? " " : "").append(number(at[n]));
            }
        }
        return path.toString();
    }

    /** Hundredths of a pixel, without zeros that say nothing. */
    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
