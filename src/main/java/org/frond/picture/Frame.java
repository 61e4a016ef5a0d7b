package org.frond.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.frond.grid.Grid;
import org.frond.grid.Location;

/**
 * A picture of several fields at one time, beside and below each other, all on one scale: titles, colour bars with
 * ticks and units, lines over the fields, and below them a bar of a round length.
 *
 * @param scene  grid, time and grains
 * @param panels fields in reading order
 * @param theme  light or dark
 * @param width  width in pixels; the height follows
 * @param em     size of ordinary text in pixels, which everything around the fields follows
 */
public record Frame(Scene scene, List<Panel> panels, Theme theme, int width, double em) implements Still {

    /** Usual width in pixels. */
    public static final int WIDTH = 1600;
    /** Usual size of the text; all lengths below are for it. */
    public static final double EM = 14;
    private static final int MARGIN = 32;
    private static final int HEADER = 64;
    private static final int FOOT = 40;
    private static final int TITLE = 34;
    private static final int GAP = 26;
    private static final int BAR_GAP = 10;
    private static final int BAR_WIDTH = 12;
    private static final int BAR_ROOM = 84;
    private static final int TALLEST = 1000;
    private static final int TICK_SPACING = 36;
    private static final double SCALE_BAR_SHARE = 0.3;
    private static final Color HALO = new Color(255, 255, 255, 190);
    private static final double HALO_WIDTH = 1.6;

    public Frame {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("a frame shows at least one panel");
        }
    }

    /** The same picture in other colours. */
    public Frame theme(Theme other) {
        return new Frame(scene, panels, other, width, em);
    }

    /** The same picture in another width. */
    public Frame width(int pixels) {
        return new Frame(scene, panels, theme, pixels, em);
    }

    /** The same picture with text of another size in pixels. */
    public Frame text(double pixels) {
        return new Frame(scene, panels, theme, width, pixels);
    }

    @Override
    public Map<String, Extremes> extremes() {
        Map<String, Extremes> extremes = new LinkedHashMap<>();
        panels.stream().filter(panel -> panel.range().isEmpty()).forEach(panel ->
                extremes.put(panel.data().field().name(), Extremes.of(Scalars.of(scene.grid(), panel.data()).points())));
        return extremes;
    }

    @Override
    public Frame within(Map<String, ColourRange> ranges) {
        return new Frame(scene, panels.stream().map(panel -> panel.within(ranges)).toList(), theme, width, em);
    }

    @Override
    public BufferedImage render() {
        Layout layout = layout(tallest());
        try (Canvas canvas = new Canvas(width, layout.height, theme)) {
            draw(canvas, layout);
            return canvas.image();
        }
    }

    @Override
    public String svg(double millimetres) {
        Layout layout = layout(tallest());
        SvgSheet sheet = new SvgSheet(width, layout.height, theme.background());
        draw(sheet, layout);
        return sheet.document(millimetres);
    }

    /** Draws the fields alone into another picture, no taller than that. */
    void inset(Sheet sheet, int tallest) {
        panels(sheet, layout(tallest + px(FOOT)));
    }

    private int tallest() {
        return Math.min(px(TALLEST), width);
    }

    private void draw(Sheet sheet, Layout layout) {
        boolean clockAbove = header(sheet);
        panels(sheet, layout);
        scaleBar(sheet, layout);
        if (!clockAbove) {
            sheet.text(scene.clock(), layout.left + (layout.columns - 1.0) * layout.columnWidth + layout.imageWidth,
                    layout.height - px(FOOT) / 2.0 + px(5), 1, regular(14), theme.faint());
        }
    }

    private void panels(Sheet sheet, Layout layout) {
        for (int n = 0; n < panels.size(); n++) {
            int left = layout.left + n % layout.columns * layout.columnWidth;
            int top = layout.top + n / layout.columns * (px(TITLE) + layout.imageHeight + px(GAP));
            panel(sheet, panels.get(n), layout, left, top);
        }
    }

    /** A length that follows the size of the text. */
    private int px(double length) {
        return (int) Math.round(length * em / EM);
    }

    private Font bold(double size) {
        return Typeface.BOLD.size(size * em / EM);
    }

    private Font regular(double size) {
        return Typeface.REGULAR.size(size * em / EM);
    }

    private record Layout(int columns, int rows, int columnWidth, int left, int top, int imageWidth, int imageHeight, int height,
                          double pixelsPerCell) {
    }

    /** Of the arrangements with the fewest empty places, the one that shows the grid largest on a page of limited height. */
    private Layout layout(int tall) {
        Grid grid = scene.grid();
        int top = scene.name().isEmpty() ? px(GAP) / 2 : px(HEADER);
        Layout best = null;
        for (int columns = 1; columns <= Math.min(4, panels.size()); columns++) {
            int rows = (panels.size() + columns - 1) / columns;
            int columnWidth = (width - 2 * px(MARGIN) + px(GAP)) / columns;
            int barRoom = panels.stream().allMatch(Panel::labels) ? 0 : px(BAR_GAP) + px(BAR_WIDTH) + px(BAR_ROOM);
            int room = columnWidth - barRoom;
            double tallest = (double) (tall - top - px(FOOT)) / rows - px(TITLE) - px(GAP);
            double scale = Math.min((double) room / grid.nx(), tallest / grid.ny());
            int imageWidth = Math.max(1, (int) (scale * grid.nx()));
            int imageHeight = Math.max(1, (int) (scale * grid.ny()));
            int used = Math.min(columnWidth, imageWidth + barRoom + px(GAP));
            int left = px(MARGIN) + (width - 2 * px(MARGIN) + px(GAP) - columns * used) / 2;
            int height = top + rows * (px(TITLE) + imageHeight + px(GAP)) - px(GAP) + px(FOOT);
            Layout layout = new Layout(columns, rows, used, left, top, imageWidth, imageHeight, height, scale);
            int empty = columns * rows - panels.size();
            boolean better = best == null || empty < best.columns * best.rows - panels.size()
                    || empty == best.columns * best.rows - panels.size() && scale > best.pixelsPerCell;
            if (better) {
                best = layout;
            }
        }
        return best;
    }

    /** Title and, where there is room beside it, time; whether there was. */
    private boolean header(Sheet sheet) {
        if (scene.name().isEmpty()) {
            return false;
        }
        sheet.text(scene.name(), px(MARGIN), px(40), 0, bold(22), theme.ink());
        boolean fits = sheet.width(scene.name(), bold(22)) + sheet.width(scene.clock(), regular(18)) < width - 3 * px(MARGIN);
        if (fits) {
            sheet.text(scene.clock(), width - px(MARGIN), px(40), 1, regular(18), theme.faint());
        }
        return fits;
    }

    /** A bar of a round length below the fields. */
    private void scaleBar(Sheet sheet, Layout layout) {
        double h = scene.grid().h();
        double length = Ticks.roundDown(SCALE_BAR_SHARE * layout.imageWidth / layout.pixelsPerCell * h);
        double pixels = length / h * layout.pixelsPerCell;
        UnitScale unit = UnitScale.of("m", length);
        double middle = layout.height - px(FOOT) / 2.0;
        sheet.fill(new Rectangle2D.Double(layout.left, middle - px(3) / 2.0, pixels, px(3)), theme.ink());
        sheet.text(Math.round(length / unit.factor()) + " " + unit.unit(), layout.left + pixels + px(8), middle + px(5), 0, regular(14), theme.ink());
    }

    private void panel(Sheet sheet, Panel panel, Layout layout, int left, int top) {
        Scalars values = Scalars.of(scene.grid(), panel.data());
        ColourRange range = panel.range().orElseGet(() -> panel.between(Extremes.of(values.points())));
        UnitScale unit = UnitScale.of(panel.data().field().unit(), range.constant() ? range.value()
                : Math.max(Math.abs(range.low()), Math.abs(range.high())));
        sheet.text(panel.title(), left, top + px(20), 0, bold(16), theme.ink());
        if (!unit.unit().isEmpty()) {
            sheet.text("  [" + unit.unit() + "]", left + sheet.width(panel.title(), bold(16)), top + px(20), 0, regular(16), theme.faint());
        }
        int y0 = top + px(TITLE);
        double perCell = layout.pixelsPerCell;
        Placement place = new Placement(left, y0 + layout.imageHeight, perCell, shift(panel));
        Rectangle2D field = new Rectangle2D.Double(left, y0, layout.imageWidth, layout.imageHeight);
        if (panel.deformed().isPresent()) {
            sheet.inside(field, () -> cells(sheet, panel, values, range, place));
        } else {
            IntBinaryOperator colours = (x, y) -> colour(panel, range, values.sample((x + 0.5) / perCell, (layout.imageHeight - y - 0.5) / perCell));
            sheet.raster(left, y0, layout.imageWidth, layout.imageHeight, colours);
        }
        sheet.inside(field, () -> lines(sheet, panel, place));
        sheet.stroke(new Rectangle2D.Double(left - 0.5, y0 - 0.5, layout.imageWidth + 1, layout.imageHeight + 1), theme.ink(110), px(1));
        if (!panel.labels()) {
            colourBar(sheet, panel.map(), range, unit, left + layout.imageWidth + px(BAR_GAP), y0, layout.imageHeight);
        }
    }

    private static int colour(Panel panel, ColourRange range, double value) {
        return panel.labels() ? ColourMap.label(value) : panel.map().rgb(range.position(value));
    }

    /** Every cell as the quadrilateral that its corners have moved to. */
    private void cells(Sheet sheet, Panel panel, Scalars values, ColourRange range, Placement place) {
        for (int j = 0; j < scene.grid().ny(); j++) {
            for (int i = 0; i < scene.grid().nx(); i++) {
                Path2D cell = place.line(new double[] {i, j, i + 1.0, j, i + 1.0, j + 1.0, i, j + 1.0});
                cell.closePath();
                Color colour = new Color(colour(panel, range, values.location() == Location.CELL ? values.at(i, j) : values.sample(i + 0.5, j + 0.5)));
                sheet.fill(cell, colour);
                sheet.stroke(cell, colour, 0.5);
            }
        }
    }

    private void lines(Sheet sheet, Panel panel, Placement place) {
        scene.grains().ifPresent(grains -> lines(sheet, new Panel.Lines(Panel.Ink.GRAINS, Outlines.grains(scene.grid(), grains)), place));
        panel.lines().forEach(lines -> lines(sheet, lines, place));
    }

    private void lines(Sheet sheet, Panel.Lines lines, Placement place) {
        Path2D path = new Path2D.Double();
        lines.lines().forEach(line -> path.append(place.line(line), false));
        double thick = lines.ink().width() * em / EM;
        if (lines.ink().hasHalo()) {
            sheet.stroke(path, HALO, thick + HALO_WIDTH * em / EM);
        }
        sheet.stroke(path, lines.ink().colour(), thick);
    }

    /** How far nodes are drawn from where they are, along both axes, in cell widths; nothing in the shape of the grid. */
    private List<Scalars> shift(Panel panel) {
        return panel.deformed().map(shape -> IntStream.range(0, 2).mapToObj(axis -> Scalars.component(scene.grid(), shape.displacement(), axis)
                .times(shape.factor() / scene.grid().h())).toList()).orElse(List.of());
    }

    /** Where places in cell widths are drawn. */
    private record Placement(double left, double bottom, double perCell, List<Scalars> shift) {

        Path2D line(double[] places) {
            Path2D path = new Path2D.Double();
            for (int n = 0; n < places.length; n += 2) {
                boolean moved = !shift.isEmpty();
                double x = left + perCell * (places[n] + (moved ? shift.get(0).sample(places[n], places[n + 1]) : 0));
                double y = bottom - perCell * (places[n + 1] + (moved ? shift.get(1).sample(places[n], places[n + 1]) : 0));
                if (n == 0) {
                    path.moveTo(x, y);
                } else {
                    path.lineTo(x, y);
                }
            }
            return path;
        }
    }

    private void colourBar(Sheet sheet, ColourMap map, ColourRange range, UnitScale unit, int left, int top, int height) {
        sheet.raster(left, top, px(BAR_WIDTH), height, (x, y) -> map.rgb(1 - (y + 0.5) / height));
        sheet.stroke(new Rectangle2D.Double(left - 0.5, top - 0.5, px(BAR_WIDTH) + 1, height + 1), theme.ink(110), px(1));
        int most = Math.max(2, Math.min(7, height / Math.max(1, px(TICK_SPACING))));
        for (Ticks.Tick tick : range.constant() ? List.of(Ticks.of(range.value(), unit.factor()))
                : Ticks.between(range.low(), range.high(), unit.factor(), most)) {
            double y = top + height * (1 - range.position(tick.value()));
            double side = left + px(BAR_WIDTH);
            sheet.stroke(new Line2D.Double(side + 1, y, side + px(5), y), theme.faint(), px(1));
            double baseline = Math.max(top + px(10), Math.min(top + height, y + px(5)));
            sheet.text(tick.label(), side + px(9), baseline, 0, regular(14), theme.ink());
        }
    }
}
