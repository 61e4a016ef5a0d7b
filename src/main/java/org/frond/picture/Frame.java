package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.frond.grid.Grid;

/**
 * A picture of several fields at one time, beside and below each other, all on one scale: titles, colour bars with
 * ticks and units, a scale bar of a round length, grain boundaries.
 *
 * @param scene  grid, time and grains
 * @param panels fields in reading order
 * @param theme  light or dark
 * @param width  width in pixels; the height follows
 */
public record Frame(Scene scene, List<Panel> panels, Theme theme, int width) {

    /** Usual width in pixels. */
    public static final int WIDTH = 1600;
    private static final int MARGIN = 32;
    private static final int HEADER = 64;
    private static final int TITLE = 34;
    private static final int GAP = 26;
    private static final int BAR_GAP = 10;
    private static final int BAR_WIDTH = 12;
    private static final int BAR_ROOM = 84;
    private static final int TALLEST = 1000;
    private static final int TICK_SPACING = 36;
    private static final double SCALE_BAR_SHARE = 0.3;
    private static final Color BOUNDARY = new Color(110, 116, 124, 125);
    private static final Color LINE_HALO = new Color(255, 255, 255, 150);
    private static final Color LINE = new Color(0, 0, 0, 210);

    public Frame {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a frame shows at least one panel");
        }
    }

    /** The same picture in other colours. */
    public Frame theme(Theme other) {
        return new Frame(scene, panels, other, width);
    }

    /** The same picture in another width. */
    public Frame width(int pixels) {
        return new Frame(scene, panels, theme, pixels);
    }

    /** Draws the picture. */
    public BufferedImage render() {
        Layout layout = layout();
        int height = HEADER + layout.rows * (TITLE + layout.imageHeight + GAP) + MARGIN - GAP;
        try (Canvas canvas = new Canvas(width, height, theme)) {
            header(canvas);
            for (int n = 0; n < panels.size(); n++) {
                int left = layout.left + n % layout.columns * layout.columnWidth;
                int top = HEADER + n / layout.columns * (TITLE + layout.imageHeight + GAP);
                panel(canvas, panels.get(n), layout, left, top);
            }
            return canvas.image();
        }
    }

    private record Layout(int columns, int rows, int columnWidth, int left, int imageWidth, int imageHeight,
                          double pixelsPerCell) {
    }

    /** Of the arrangements with the fewest empty places, the one that shows the grid largest on a page of limited height. */
    private Layout layout() {
        Grid grid = scene.grid();
        Layout best = null;
        for (int columns = 1; columns <= Math.min(4, panels.size()); columns++) {
            int rows = (panels.size() + columns - 1) / columns;
            int columnWidth = (width - 2 * MARGIN + GAP) / columns;
            int room = columnWidth - BAR_GAP - BAR_WIDTH - BAR_ROOM;
            double tallest = (double) (Math.min(TALLEST, width) - HEADER - MARGIN) / rows - TITLE - GAP;
            double scale = Math.min((double) room / grid.nx(), tallest / grid.ny());
            int imageWidth = Math.max(1, (int) (scale * grid.nx()));
            int imageHeight = Math.max(1, (int) (scale * grid.ny()));
            int used = Math.min(columnWidth, imageWidth + BAR_GAP + BAR_WIDTH + BAR_ROOM + GAP);
            int left = MARGIN + (width - 2 * MARGIN + GAP - columns * used) / 2;
            Layout layout = new Layout(columns, rows, used, left, imageWidth, imageHeight, scale);
            int empty = columns * rows - panels.size();
            boolean better = best == null || empty < best.columns * best.rows - panels.size()
                    || empty == best.columns * best.rows - panels.size() && scale > best.pixelsPerCell;
            if (better) {
                best = layout;
            }
        }
        return best;
    }

    private void header(Canvas canvas) {
        Font bold = Typeface.BOLD.size(22);
        Font regular = Typeface.REGULAR.size(18);
        canvas.text(scene.name(), MARGIN, 40, 0, bold, theme.ink());
        String clock = UnitScale.of("s", scene.time()).format(scene.time());
        canvas.text("t = " + clock + "     step " + scene.step(), width - MARGIN, 40, 1, regular, theme.faint());
    }

    private void panel(Canvas canvas, Panel panel, Layout layout, int left, int top) {
        Scalars values = Scalars.of(scene.grid(), panel.data());
        ColourRange range = panel.range().orElseGet(() -> ColourRange.automatic(values, panel.map().diverging()));
        UnitScale unit = UnitScale.of(panel.data().field().unit(), Math.max(Math.abs(range.low()), Math.abs(range.high())));
        Font bold = Typeface.BOLD.size(16);
        canvas.text(panel.title(), left, top + 20, 0, bold, theme.ink());
        if (!unit.unit().isEmpty()) {
            canvas.text("  [" + unit.unit() + "]", left + canvas.width(panel.title(), bold), top + 20, 0,
                    Typeface.REGULAR.size(16), theme.faint());
        }
        int y0 = top + TITLE;
        double perCell = layout.pixelsPerCell;
        canvas.raster(left, y0, layout.imageWidth, layout.imageHeight, (x, y) -> panel.map().rgb(range.position(
                values.sample((x + 0.5) / perCell, (layout.imageHeight - y - 0.5) / perCell))));
        lines(canvas, panel, layout, left, y0);
        Rectangle2D edge = new Rectangle2D.Double(left - 0.5, y0 - 0.5, layout.imageWidth + 1, layout.imageHeight + 1);
        canvas.stroke(edge, theme.ink(110), 1);
        scaleBar(canvas, layout, left, y0);
        colourBar(canvas, panel.map(), range, unit, left + layout.imageWidth + BAR_GAP, y0, layout.imageHeight);
    }

    private void lines(Canvas canvas, Panel panel, Layout layout, int left, int top) {
        Shape clip = canvas.graphics().getClip();
        canvas.graphics().setClip(new Rectangle2D.Double(left, top, layout.imageWidth, layout.imageHeight));
        AffineTransform view = Canvas.view(left, top, layout.imageHeight, layout.pixelsPerCell);
        scene.grains().ifPresent(grains ->
                canvas.stroke(view.createTransformedShape(GrainBoundaries.of(scene.grid(), grains).path()), BOUNDARY, 0.8));
        for (Panel.LevelLine line : panel.lines()) {
            Path2D path = LevelLines.of(Scalars.of(scene.grid(), line.data()), line.level());
            Shape shape = view.createTransformedShape(path);
            canvas.stroke(shape, LINE_HALO, 2.6);
            canvas.stroke(shape, LINE, 1.1);
        }
        canvas.graphics().setClip(clip);
    }

    private void scaleBar(Canvas canvas, Layout layout, int left, int top) {
        double h = scene.grid().h();
        double length = Ticks.roundDown(SCALE_BAR_SHARE * layout.imageWidth / layout.pixelsPerCell * h);
        scaleBar(canvas, length, length / h * layout.pixelsPerCell, left, top + layout.imageHeight, 13);
    }

    /** A bar of a round length on a translucent plate in the lower left corner. */
    static void scaleBar(Canvas canvas, double length, double pixels, double left, double bottom, double size) {
        Font font = Typeface.REGULAR.size(size);
        UnitScale unit = UnitScale.of("m", length);
        String label = Math.round(length / unit.factor()) + " " + unit.unit();
        double inner = Math.max(pixels, canvas.width(label, font));
        double pad = 0.6 * size;
        double x = left + pad;
        double y = bottom - pad;
        canvas.fill(new RoundRectangle2D.Double(x, y - 2.4 * size, inner + 2 * pad, 2.4 * size, pad, pad),
                canvas.theme().background(205));
        double middle = x + pad + inner / 2;
        canvas.fill(new Rectangle2D.Double(middle - pixels / 2, y - 0.75 * size, pixels, 0.22 * size),
                canvas.theme().ink());
        canvas.text(label, middle, y - 1.15 * size, 0.5, font, canvas.theme().ink());
    }

    private void colourBar(Canvas canvas, ColourMap map, ColourRange range, UnitScale unit, int left, int top,
                           int height) {
        canvas.raster(left, top, BAR_WIDTH, height, (x, y) -> map.rgb(1 - (y + 0.5) / height));
        canvas.stroke(new Rectangle2D.Double(left - 0.5, top - 0.5, BAR_WIDTH + 1, height + 1), theme.ink(110), 1);
        Font font = Typeface.REGULAR.size(14);
        int most = Math.max(2, Math.min(7, height / TICK_SPACING));
        for (Ticks.Tick tick : Ticks.between(range.low(), range.high(), unit.factor(), most)) {
            double y = top + height * (1 - range.position(tick.value()));
            canvas.stroke(new Line2D.Double(left + BAR_WIDTH + 1, y, left + BAR_WIDTH + 5, y), theme.faint(), 1);
            double baseline = Math.max(top + 10, Math.min(top + height, y + 5));
            canvas.text(tick.label(), left + BAR_WIDTH + 9, baseline, 0, font, theme.ink());
        }
    }
}
