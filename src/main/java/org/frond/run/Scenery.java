package org.frond.run;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.frond.model.Fields;
import org.frond.picture.ColourMap;
import org.frond.picture.Cut;
import org.frond.picture.Hero;
import org.frond.picture.Outlines;
import org.frond.picture.Panel;
import org.frond.picture.Scene;
import org.frond.picture.SpacePicture;
import org.frond.picture.Still;
import org.frond.picture.Surface;
import org.frond.picture.Theme;
import org.frond.structure.Axis;
import org.frond.structure.Microstructure;

/**
 * Draws the frames of a run and the picture of its end: of a plane run its fields, the metal's pressure and the mean stress side by side;
 * in space the surfaces of metal and crack, lit, and the mean stress in three planes.
 */
final class Scenery {

    /** Opacity of metal below which no outline is drawn. */
    private static final double METAL_OUTLINE = 0.5;

    private final String title;
    private final Grid whole;
    private final Cut cut;
    /** The grid of what is drawn. */
    private final Grid grid;
    private final Microstructure grains;

    Scenery(String title, Grid whole, Microstructure grains) {
        this.whole = whole;
        this.cut = Cut.middle(whole);
        this.grid = cut.of(whole);
        this.title = title;
        this.grains = grains;
    }

    /** The frame of one time of a cell. */
    Still frame(double time, long step, List<FieldData> fields) {
        if (whole.dim() > 2) {
            return inSpace(time, step, fields).field(Panel.of(find(fields, Fields.MEAN_STRESS).orElseThrow(), ColourMap.TIDE));
        }
        FieldData metal = named(fields, Fields.METAL.name());
        FieldData damage = named(fields, Fields.DAMAGE.name());
        List<double[]> outline = Outlines.level(grid, metal, METAL_OUTLINE);
        List<Panel> panels = List.of(
                Panel.of(damage, ColourMap.INK).range(0, 1),
                Panel.of(metal, ColourMap.METAL).range(0, 1),
                Panel.of(named(fields, Fields.PRESSURE.name()), ColourMap.EMBER),
                Panel.of(named(fields, Fields.POTENTIAL.name()), ColourMap.LAGOON).lines(Panel.Ink.METAL, outline),
                Panel.of(named(fields, Fields.CONCENTRATION.name()), ColourMap.SLATE).lines(Panel.Ink.METAL, outline),
                Panel.of(named(fields, Fields.MEAN_STRESS.name()), ColourMap.TIDE).lines(Panel.Ink.METAL, outline));
        return scene(time, step).frame(panels);
    }

    /** Draws the picture of the end: grains tinted by orientation, the cracks with their opening, the metal in them. */
    BufferedImage hero(double time, long step, List<FieldData> fields) {
        if (whole.dim() > 2) {
            return inSpace(time, step, fields).render();
        }
        CrackOpening opening = new CrackOpening(grid, named(fields, Fields.DAMAGE.name()).values(),
                named(fields, Fields.DISPLACEMENT.name()).values());
        return Hero.of(scene(time, step), orientations(), opening.cracks(), named(fields, Fields.METAL.name())).theme(Theme.LIGHT).render();
    }

    /**
     * The frame of a body without a cell: the fields that it has, of a solid its mean stress in place of the displacement; in space
     * the crack and the stress, or where there is no crack the fields in the middle plane across z.
     */
    Still body(double time, long step, List<FieldData> fields) {
        if (whole.dim() > 2 && find(fields, Fields.DAMAGE).isPresent()) {
            SpacePicture crack = inSpace(time, step, fields);
            return find(fields, Fields.STRESS).map(stress -> crack.field(panel(stress))).orElse(crack);
        }
        List<Panel> panels = fields.stream()
                .filter(data -> !Set.of(Fields.DISPLACEMENT.name(), Fields.AXIS.name()).contains(data.field().name()))
                .map(data -> panel(cut.of(whole, data))).toList();
        return scene(time, step).frame(panels);
    }

    private static Panel panel(FieldData data) {
        return data.field().equals(Fields.DAMAGE) ? Panel.of(data, ColourMap.INK).range(0, 1)
                : Panel.of(data, data.field().equals(Fields.STRESS) ? ColourMap.TIDE : ColourMap.DUSK);
    }

    /** The metal and the crack in the whole body. */
    private SpacePicture inSpace(double time, long step, List<FieldData> fields) {
        List<Surface> surfaces = Stream.of(find(fields, Fields.METAL).map(Surface::metal), find(fields, Fields.DAMAGE).map(Surface::crack))
                .flatMap(Optional::stream).toList();
        return SpacePicture.of(new Scene(title, time, step, whole, grains.axes().size() > 1 ? Optional.of(grains.grain()) : Optional.empty()), surfaces);
    }

    private Scene scene(double time, long step) {
        String place = cut.words(whole);
        return new Scene(place.isEmpty() ? title : title + ", " + place, time, step, grid, grains.axes().size() > 1 ? Optional.of(grainNumbers()) : Optional.empty());
    }

    private int[] grainNumbers() {
        int[] numbers = new int[grid.size()];
        Arrays.fill(numbers, Microstructure.OUTSIDE);
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                numbers[grid.index(i, j)] = grains.grain()[cut.index(whole, i, j)];
            }
        }
        return numbers;
    }

    /** In-plane direction of each cell's conduction plane [rad]. */
    private double[] orientations() {
        double[] angles = new double[grid.size()];
        for (int j = 0; j < grid.ny(); j++) {
            for (int i = 0; i < grid.nx(); i++) {
                Axis axis = grains.axisAt(cut.index(whole, i, j));
                angles[grid.index(i, j)] = Math.atan2(axis.x(), -axis.y());
            }
        }
        return angles;
    }

    private FieldData named(List<FieldData> fields, String name) {
        return cut.of(whole, fields.stream().filter(data -> data.field().name().equals(name)).findFirst().orElseThrow());
    }

    private static Optional<FieldData> find(List<FieldData> fields, Field wanted) {
        return fields.stream().filter(data -> data.field().name().equals(wanted.name())).findFirst();
    }
}
