package org.frond.picture;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Grid;

/**
 * A body in space: surfaces in it, lit, in a box with scales along its edges, whose walls show the grains; beside it one field in the
 * three planes through the middle of the body, where there is one.
 *
 * @param scene    grid in space, time and grains
 * @param surfaces those of which nothing is seen through first
 * @param field    what is shown in the planes, its values those of the whole body
 * @param camera   from where the body is seen
 * @param clips    planes before which nothing is shown
 * @param theme    light or dark
 * @param width    width in pixels; the height follows
 * @param em       size of ordinary text in pixels, which everything around the body follows
 */
public record SpacePicture(Scene scene, List<Surface> surfaces, Optional<Panel> field, Camera camera, List<Clip> clips, Theme theme, int width,
                           double em) implements Still {

    private static final double SLICES_SHARE = 0.3;
    /** Of the height over the width of the body's part. */
    private static final double TALLEST = 0.78;
    private static final double HEAD = 3.4;
    private static final double FOOT = 3;
    /** Room around the body for the scales. */
    private static final double ROOM = 4.2;
    private static final double TITLE = 1.55;
    private static final double SWATCH = 2;

    /**
     * A plane before which nothing is shown.
     *
     * @param axis  the axis across which it lies: 0, 1 or 2
     * @param place where, in cell widths
     */
    public record Clip(int axis, double place) {
    }

    public SpacePicture {
        surfaces = List.copyOf(surfaces);
        clips = List.copyOf(clips);
    }

    /** Surfaces alone, as papers show them. */
    public static SpacePicture of(Scene scene, List<Surface> surfaces) {
        return new SpacePicture(scene, surfaces, Optional.empty(), Camera.USUAL, List.of(), Theme.LIGHT, Frame.WIDTH, Frame.EM);
    }

    /** The same picture with a field in three planes beside it. */
    public SpacePicture field(Panel shown) {
        return new SpacePicture(scene, surfaces, Optional.of(shown), camera, clips, theme, width, em);
    }

    /** The same picture from another place. */
    public SpacePicture camera(Camera other) {
        return new SpacePicture(scene, surfaces, field, other, clips, theme, width, em);
    }

    /** The same picture, cut open. */
    public SpacePicture clips(List<Clip> planes) {
        return new SpacePicture(scene, surfaces, field, camera, planes, theme, width, em);
    }

    /** The same picture in other colours. */
    public SpacePicture theme(Theme other) {
        return new SpacePicture(scene, surfaces, field, camera, clips, other, width, em);
    }

    /** The same picture in another width. */
    public SpacePicture width(int pixels) {
        return new SpacePicture(scene, surfaces, field, camera, clips, theme, pixels, em);
    }

    /** The same picture with text of another size in pixels. */
    public SpacePicture text(double pixels) {
        return new SpacePicture(scene, surfaces, field, camera, clips, theme, width, pixels);
    }

    @Override
    public List<Panel> panels() {
        return field.stream().toList();
    }

    @Override
    public Map<String, Extremes> extremes() {
        Map<String, Extremes> extremes = new LinkedHashMap<>();
        field.filter(panel -> panel.range().isEmpty()).ifPresent(panel -> extremes.put(panel.data().field().name(), extremes(panel)));
        return extremes;
    }

    private Extremes extremes(Panel panel) {
        return Extremes.of(scene.grid(), panel.data().field().location(), Scalars.reduced(scene.grid(), panel.data()));
    }

    @Override
    public SpacePicture within(Map<String, ColourRange> ranges) {
        return new SpacePicture(scene, surfaces, field.map(panel -> panel.within(ranges)), camera, clips, theme, width, em);
    }

    @Override
    public BufferedImage render() {
        Layout layout = layout();
        try (Canvas canvas = new Canvas(width, layout.height, theme)) {
            draw(canvas, layout);
            return canvas.image();
        }
    }

    @Override
    public String svg(double millimetres) {
        Layout layout = layout();
        SvgSheet sheet = new SvgSheet(width, layout.height, theme.background());
        draw(sheet, layout);
        return sheet.document(millimetres);
    }

    private int px(double ems) {
        return (int) Math.round(ems * em);
    }

    /**
     * Where the body is drawn.
     *
     * @param perCell pixels of a cell width across the line of sight
     */
    private record Layout(int bodyWidth, int top, int bodyHeight, int height, double perCell) {
    }

    private Layout layout() {
        int bodyWidth = field.isPresent() ? (int) Math.round((1 - SLICES_SHARE) * width) : width;
        int top = scene.name().isEmpty() ? px(0.5) : px(HEAD);
        double[] extent = {extent(camera.right()), extent(camera.up())};
        double perCell = Math.min((bodyWidth - 2 * px(ROOM)) / extent[0], (TALLEST * bodyWidth - 2 * px(ROOM)) / extent[1]);
        if (!(perCell > 0)) {
            throw new PictureException("a picture of " + width + " pixels has no room for its text; make it wider or the text smaller");
        }
        int bodyHeight = (int) Math.round(perCell * extent[1]) + 2 * px(ROOM);
        return new Layout(bodyWidth, top, bodyHeight, top + bodyHeight + px(FOOT), perCell);
    }

    /** How far the box reaches along a direction, in cell widths. */
    private double extent(double[] direction) {
        Grid grid = scene.grid();
        return Math.abs(direction[0]) * grid.nx() + Math.abs(direction[1]) * grid.ny() + Math.abs(direction[2]) * grid.nz();
    }

    private void draw(Sheet sheet, Layout layout) {
        head(sheet);
        Box box = new Box(scene.grid(), camera, layout.bodyWidth / 2.0, layout.top + layout.bodyHeight / 2.0, layout.perCell);
        BufferedImage body = body(box, layout);
        sheet.raster(0, layout.top, layout.bodyWidth, layout.bodyHeight, (x, y) -> body.getRGB(x, y) & 0xffffff);
        for (int axis = 0; axis < 3; axis++) {
            scale(sheet, box, axis);
        }
        legend(sheet, layout);
        field.ifPresent(panel -> slices(sheet, layout, panel));
    }

    private void head(Sheet sheet) {
        if (!scene.name().isEmpty()) {
            sheet.text(scene.name(), px(2.3), px(2.6), 0, Typeface.BOLD.size(TITLE * em), theme.ink());
            sheet.text(scene.clock(), width - px(2.3), px(2.6), 1, Typeface.REGULAR.size(1.2 * em), theme.faint());
        }
    }

    /** Walls, surfaces and edges as pixels. */
    private BufferedImage body(Box whole, Layout layout) {
        Box box = whole.moved(0, -layout.top);
        try (Canvas canvas = new Canvas(layout.bodyWidth, layout.bodyHeight, theme)) {
            for (int axis = 0; axis < 3; axis++) {
                wall(canvas, box, axis);
            }
            double[] low = new double[3];
            double[] high = {scene.grid().nx(), scene.grid().ny(), scene.grid().nz()};
            for (Clip clip : clips) {
                (camera.isNear(clip.axis) ? high : low)[clip.axis] = clip.place;
            }
            Rays rays = new Rays(scene.grid(), camera, surfaces, low, high);
            canvas.raster(0, 0, layout.bodyWidth, layout.bodyHeight, (x, y) -> pixel(rays, box, x, y, canvas.image().getRGB(x, y)));
            clips.forEach(clip -> canvas.stroke(box.face(clip.axis, clip.place), theme.ink(150), em / 12));
            for (int axis = 0; axis < 3; axis++) {
                canvas.stroke(box.face(axis, box.end(axis, true)), theme.ink(50), em / 14);
            }
            return canvas.image();
        }
    }

    /** The mean of four rays, so that edges are even. */
    private static int pixel(Rays rays, Box box, int x, int y, int ground) {
        OkLab behind = OkLab.ofRgb(ground);
        double lightness = 0;
        double a = 0;
        double b = 0;
        boolean same = true;
        for (int n = 0; n < 4; n++) {
            OkLab seen = rays.colour(box.rightwards(x + 0.25 + 0.5 * (n & 1)), box.upwards(y + 0.25 + 0.5 * (n >> 1)), behind);
            same &= seen == behind;
            lightness += seen.lightness() / 4;
            a += seen.a() / 4;
            b += seen.b() / 4;
        }
        return same ? ground : new OkLab(lightness, a, b).toRgb();
    }

    /** The wall at the far end of an axis, with the grains that reach it. */
    private void wall(Canvas canvas, Box box, int axis) {
        Grid grid = scene.grid();
        double place = box.end(axis, false);
        OkLab paper = OkLab.ofRgb(theme.background().getRGB() & 0xffffff);
        boolean dark = paper.lightness() < 0.5;
        double shade = paper.lightness() + (dark ? 0.05 + 0.02 * axis : -0.025 - 0.012 * (2 - axis));
        OkLab plain = new OkLab(shade, paper.a(), paper.b());
        canvas.fill(box.face(axis, place), new Color(plain.toRgb()));
        scene.grains().ifPresent(grains -> {
            Cut cut = new Cut(axis, place == 0 ? 0 : grid.cells(axis) - 1);
            Grid plane = cut.of(grid);
            canvas.stroke(box.plane(cut, place).createTransformedShape(GrainBoundaries.of(plane, labels(cut, grains)).path()), theme.ink(120), em / 12);
        });
        canvas.stroke(box.face(axis, place), theme.ink(90), em / 14);
    }

    private int[] labels(Cut cut, int[] grains) {
        Grid plane = cut.of(scene.grid());
        int[] labels = new int[plane.size()];
        for (int j = 0; j < plane.ny(); j++) {
            for (int i = 0; i < plane.nx(); i++) {
                labels[plane.index(i, j)] = grains[cut.index(scene.grid(), i, j)];
            }
        }
        return labels;
    }

    /** Ticks, numbers and name of an axis along the edge of the box where they are best read. */
    private void scale(Sheet sheet, Box box, int axis) {
        double length = scene.grid().cells(axis) * scene.grid().h();
        Optional<Box.Edge> found = box.edge(axis);
        if (found.isEmpty()) {
            return;
        }
        Box.Edge edge = found.get();
        double most = edge.from().distance(edge.to()) / (3.4 * em);
        if (most < 1) {
            return;
        }
        UnitScale unit = UnitScale.of("m", length);
        double align = edge.outX() > 0.4 ? 0 : edge.outX() < -0.4 ? 1 : 0.5;
        for (Ticks.Tick tick : Ticks.between(0, length, unit.factor(), Math.max(2, Math.min(6, (int) most)))) {
            Point2D at = edge.at(tick.value() / length);
            sheet.stroke(new Line2D.Double(at.getX(), at.getY(), at.getX() + 0.35 * em * edge.outX(), at.getY() + 0.35 * em * edge.outY()),
                    theme.ink(170), em / 14);
            sheet.text(tick.label(), at.getX() + 0.7 * em * edge.outX(), at.getY() + 0.9 * em * edge.outY() + 0.35 * em, align,
                    Typeface.REGULAR.size(em), theme.ink());
        }
        Point2D middle = edge.at(0.5);
        sheet.text("xyz".charAt(axis) + "  [" + unit.unit() + "]", middle.getX() + 2.6 * em * edge.outX(), middle.getY() + 2.4 * em * edge.outY() + 0.35 * em,
                align, Typeface.BOLD.size(em), theme.ink());
    }

    private void legend(Sheet sheet, Layout layout) {
        double middle = layout.top + layout.bodyHeight + px(FOOT) / 2.0 - px(0.4);
        double x = px(2.3);
        for (Surface surface : surfaces) {
            int colour = OkLab.ofRgb(theme.background().getRGB() & 0xffffff).towards(OkLab.ofRgb(surface.colour()),
                    1 - (1 - surface.opacity()) * (1 - surface.opacity())).toRgb();
            sheet.fill(new Rectangle2D.Double(x, middle - 0.4 * em, SWATCH * em, 0.8 * em), new Color(colour));
            x += (SWATCH + 0.5) * em;
            String words = surface.name() + ", " + Symbols.greek(surface.data().field().symbol()) + " = "
                    + UnitScale.of(surface.data().field().unit(), surface.level()).shortest(surface.level());
            sheet.text(words, x, middle + 0.35 * em, 0, Typeface.REGULAR.size(em), theme.ink());
            x += sheet.width(words, Typeface.REGULAR.size(em)) + 1.6 * em;
        }
    }

    /** The field in the middle planes across z, y and x, one below the other. */
    private void slices(Sheet sheet, Layout layout, Panel panel) {
        Grid grid = scene.grid();
        ColourRange range = panel.range().orElseGet(() -> panel.between(extremes(panel)));
        int tall = (layout.height - layout.top) / 3;
        for (int n = 0; n < 3; n++) {
            Cut cut = new Cut(2 - n, grid.cells(2 - n) / 2);
            Panel cutOut = panel.data(cut.of(grid, panel.data())).range(range).title(panel.title() + ",  " + cut.place(grid));
            for (Surface surface : surfaces) {
                if (surface.ink().isPresent()) {
                    cutOut = cutOut.lines(surface.ink().get(), Outlines.level(cut.of(grid), cut.of(grid, surface.data()), surface.level()));
                }
            }
            new Frame(new Scene("", scene.time(), scene.step(), cut.of(grid), scene.grains().map(grains -> labels(cut, grains))),
                    List.of(cutOut), theme, width - layout.bodyWidth, em * 0.95)
                    .inset(new Inset(sheet, layout.bodyWidth, layout.top + n * tall), tall);
        }
    }
}
