package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.util.function.IntBinaryOperator;

/** What pictures are drawn on, in pixels with y down: pixels ({@link Canvas}) or shapes ({@link SvgSheet}). */
interface Sheet {

    /** Text whose baseline starts, is centred (0.5) or ends (1) at x. */
    void text(String text, double x, double y, double align, Font font, Color colour);

    /** How wide a text is. */
    double width(String text, Font font);

    void fill(Shape shape, Color colour);

    void stroke(Shape shape, Color colour, double width);

    /** Every pixel of a rectangle by itself. */
    void raster(int left, int top, int width, int height, IntBinaryOperator colour);

    /** Draws what lies inside a shape. */
    void inside(Shape shape, Runnable drawing);
}
