package org.frond.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;

/** A sheet to draw on, in pixels with y down, with even edges and text in the pictures' own typeface. */
final class Canvas implements Sheet, AutoCloseable {

    private final BufferedImage image;
    private final Graphics2D graphics;
    private final Theme theme;

    Canvas(int width, int height, Theme theme) {
        this.theme = theme;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        fill(new Rectangle2D.Double(0, 0, width, height), theme.background());
    }

    BufferedImage image() {
        return image;
    }

    Graphics2D graphics() {
        return graphics;
    }

    Theme theme() {
        return theme;
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    @Override
    public void text(String text, double x, double y, double align, Font font, Color colour) {
        if (!text.isEmpty()) {
            TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
            graphics.setColor(colour);
            layout.draw(graphics, (float) (x - align * layout.getAdvance()), (float) y);
        }
    }

    @Override
    public double width(String text, Font font) {
        return text.isEmpty() ? 0 : new TextLayout(text, font, graphics.getFontRenderContext()).getAdvance();
    }

    @Override
    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    @Override
    public void stroke(Shape shape, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(shape);
    }

    @Override
    public void raster(int left, int top, int width, int height, IntBinaryOperator colour) {
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = colour.applyAsInt(x, y);
            }
            image.getRaster().setDataElements(left, top + y, width, 1, row);
        }
    }

    @Override
    public void inside(Shape shape, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(shape);
        drawing.run();
        graphics.setClip(before);
    }

    /** From cell widths with y up to pixels of a rectangle. */
    static AffineTransform view(int left, int top, int height, double pixelsPerCell) {
        return new AffineTransform(pixelsPerCell, 0, 0, -pixelsPerCell, left, top + height);
    }
}
