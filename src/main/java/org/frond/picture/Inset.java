package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.util.function.IntBinaryOperator;

/** A part of a sheet that is drawn on like a sheet of its own. */
record Inset(Sheet sheet, int left, int top) implements Sheet {

    private Shape moved(Shape shape) {
        return AffineTransform.getTranslateInstance(left, top).createTransformedShape(shape);
    }

    @Override
    public void text(String text, double x, double y, double align, Font font, Color colour) {
        sheet.text(text, left + x, top + y, align, font, colour);
    }

    @Override
    public double width(String text, Font font) {
        return sheet.width(text, font);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        sheet.fill(moved(shape), colour);
    }

    @Override
    public void stroke(Shape shape, Color colour, double width) {
        sheet.stroke(moved(shape), colour, width);
    }

    @Override
    public void raster(int x, int y, int width, int height, IntBinaryOperator colour) {
        sheet.raster(left + x, top + y, width, height, colour);
    }

    @Override
    public void inside(Shape shape, Runnable drawing) {
        sheet.inside(moved(shape), drawing);
    }
}
