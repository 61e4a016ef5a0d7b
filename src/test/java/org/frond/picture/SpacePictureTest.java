package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.FieldData;
import org.junit.jupiter.api.Test;

/** Bodies in space, on a ball whose outline, slope and light are known. */
class SpacePictureTest {

    private static final Grid BOX = Grid.box(32, 28, 24, 1e-6);
    private static final double[] CENTRE = {16, 14, 12};
    private static final double RADIUS = 8;
    private static final OkLab NOTHING = new OkLab(1, 0, 0);
    private static final Camera ASLANT = new Camera(Math.toRadians(35), Math.toRadians(20));

    /** The distance from the ball's surface, positive inside, so that level 0 is a sphere but for the straight lines between nodes. */
    private static FieldData ball(Grid grid, double[] centre, double radius) {
        double[] values = new double[grid.size()];
        for (int k = 0; k <= grid.nz(); k++) {
            for (int j = 0; j <= grid.ny(); j++) {
                for (int i = 0; i <= grid.nx(); i++) {
                    double away = Math.sqrt(Math.pow(i - centre[0], 2) + Math.pow(j - centre[1], 2) + Math.pow(k - centre[2], 2));
                    values[grid.index(i, j, k)] = radius - away;
                }
            }
        }
        return FieldData.of(grid, Field.node("ball", "b", "1", ""), values);
    }

    private static Surface opaque(FieldData data) {
        return new Surface(data, 0, "ball", 0x8090a0, 1, false, Optional.empty());
    }

    private static Rays rays(Camera camera, double[] high) {
        return new Rays(BOX, camera, List.of(opaque(ball(BOX, CENTRE, RADIUS))), new double[3], high);
    }

    private static double[] whole() {
        return new double[] {BOX.nx(), BOX.ny(), BOX.nz()};
    }

    /** pi r^2; straight lines between nodes take h^2/(8 r) from the radius at most. */
    @Test
    void aBallIsSeenAsADiscFromEverySide() {
        for (Camera camera : List.of(new Camera(0, 0), ASLANT, new Camera(-2, -1))) {
            Rays rays = rays(camera, whole());
            double u = Camera.dot(camera.right(), CENTRE);
            double v = Camera.dot(camera.up(), CENTRE);
            int hits = 0;
            int per = 8;
            for (int y = -80; y < 80; y++) {
                for (int x = -80; x < 80; x++) {
                    hits += rays.colour(u + (x + 0.5) / per, v + (y + 0.5) / per, NOTHING) != NOTHING ? 1 : 0;
                }
            }
            double area = (double) hits / (per * per);
            assertEquals(Math.PI * RADIUS * RADIUS, area, 2 * Math.PI * RADIUS / (8 * RADIUS) + 0.5);
        }
    }

    /** Lambert's law with the ball's own normal: lightness is the cube root of the light, to which the shine adds a part of the way to white. */
    @Test
    void aBallIsLitByTheCosineOfItsSlope() {
        Rays rays = rays(ASLANT, whole());
        OkLab base = OkLab.ofRgb(0x8090a0);
        double[] right = ASLANT.right();
        double[] up = ASLANT.up();
        double[] viewer = ASLANT.viewer();
        for (double[] at : new double[][] {{0, 0}, {0.5, 0.3}, {0.3, -0.7}, {0.6, -0.4}}) {
            double towards = Math.sqrt(1 - at[0] * at[0] - at[1] * at[1]);
            double[] normal = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                normal[axis] = at[0] * right[axis] + at[1] * up[axis] + towards * viewer[axis];
            }
            OkLab seen = rays.colour(Camera.dot(right, CENTRE) + RADIUS * at[0], Camera.dot(up, CENTRE) + RADIUS * at[1], NOTHING);
            // far from the lamp's reflection, where the shine adds less than 0.001
            assertEquals(base.lightness() * Math.cbrt(rays.light(normal)), seen.lightness(), 0.01);
        }
    }

    @Test
    void whatIsNearerHidesWhatIsBehind() {
        Surface back = opaque(ball(BOX, new double[] {16, 14, 6}, 4));
        Surface front = new Surface(ball(BOX, new double[] {16, 14, 18}, 4), 0, "front", 0xd04020, 1, false, Optional.empty());
        for (List<Surface> order : List.of(List.of(back, front), List.of(front, back))) {
            OkLab seen = new Rays(BOX, new Camera(0, 0), order, new double[3], whole()).colour(16, 14, NOTHING);
            assertTrue(seen.a() > 0.05, "red lies in front: " + seen);
        }
    }

    /** Two faces of opacity 0.25 let 0.75^2 of the ground through. */
    @Test
    void throughASurfaceAPartOfTheGroundIsSeen() {
        Surface veil = new Surface(ball(BOX, CENTRE, RADIUS), 0, "veil", 0x000000, 0.25, false, Optional.empty());
        Rays rays = new Rays(BOX, new Camera(0, 0), List.of(veil), new double[3], whole());
        double over = rays.colour(16 + 4, 14 - 4, new OkLab(1, 0, 0)).lightness() - rays.colour(16 + 4, 14 - 4, new OkLab(0, 0, 0)).lightness();
        assertEquals(0.75 * 0.75, over, 1e-12);
    }

    /** Where the ball is cut through its centre, a flat disc faces the viewer, lit as such. */
    @Test
    void aCutClosesWhatItCutsThrough() {
        Rays cut = rays(new Camera(0, 0), new double[] {BOX.nx(), BOX.ny(), CENTRE[2]});
        double flat = OkLab.ofRgb(0x8090a0).lightness() * Math.cbrt(cut.light(new double[] {0, 0, 1}));
        assertEquals(flat, cut.colour(16, 14, NOTHING).lightness(), 0.01);
        assertEquals(cut.colour(16, 14, NOTHING), cut.colour(16 + 6, 14 + 3, NOTHING));
    }

    /** One that touches the side of the box ends there in a plane, as a flaw at an electrode does. */
    @Test
    void whatReachesTheSideOfTheBoxIsClosedThere() {
        Surface touching = opaque(ball(BOX, new double[] {16, 14, 24}, 6));
        Rays rays = new Rays(BOX, new Camera(0, 0), List.of(touching), new double[3], whole());
        assertEquals(rays.colour(16, 14, NOTHING), rays.colour(16 + 4, 14, NOTHING));
    }

    /** A field of cells is averaged at their corners: of a half space of cells, the side lies between them. */
    @Test
    void aFieldOfCellsHasItsSurfaceBetweenThem() {
        double[] values = new double[BOX.size()];
        for (int k = 0; k < BOX.nz(); k++) {
            for (int j = 0; j < BOX.ny(); j++) {
                for (int i = 0; i < 10; i++) {
                    values[BOX.index(i, j, k)] = 1;
                }
            }
        }
        Volume volume = Volume.of(BOX, FieldData.of(BOX, Field.cell("half", "h", "1", ""), values));
        assertEquals(0.5, volume.sample(10, 7.3, 4.4), 1e-15);
        assertEquals(1, volume.sample(0, 0, 0), 1e-15);
    }

    @Test
    void smoothingKeepsASlopeAndTheSumAlongAnAxis() {
        double[] values = new double[BOX.size()];
        values[BOX.index(16, 14, 12)] = 64;
        Volume smooth = new Volume(BOX, values).smoothed(1);
        assertEquals(8, smooth.sample(16, 14, 12), 1e-12);
        assertEquals(1, smooth.sample(17, 15, 13), 1e-12);
    }

    @Test
    void lengthsAlongAnAxisAreDrawnEquallyLongWhereverTheyLie() {
        Box box = new Box(BOX, ASLANT, 300, 200, 7);
        double near = box.pixel(0, 0, 24).distance(box.pixel(32, 0, 24));
        assertEquals(near, box.pixel(0, 28, 0).distance(box.pixel(32, 28, 0)), 1e-9);
        assertEquals(32 * 7 * Math.hypot(Math.cos(ASLANT.azimuth()), Math.sin(ASLANT.elevation()) * Math.sin(ASLANT.azimuth())), near, 1e-9);
        assertEquals(300, box.pixel(16, 14, 12).getX(), 1e-9);
    }

    private static SpacePicture picture() {
        return SpacePicture.of(new Scene("ball", 0, 0, BOX, Optional.empty()), List.of(opaque(ball(BOX, CENTRE, RADIUS)))).width(500);
    }

    /** The colour bar of the planes is that of the whole body, so that planes can be compared. */
    @Test
    void thePlanesShareTheRangeOfTheWholeBody() {
        SpacePicture shown = picture().field(Panel.of(ball(BOX, CENTRE, RADIUS), ColourMap.VIRIDIS));
        Extremes all = shown.extremes().get("ball");
        assertEquals(RADIUS, all.largest(), 1e-12);
        assertEquals(Map.of(), shown.within(Map.of("ball", new ColourRange(-1, 1))).extremes());
    }

    @Test
    void thePictureShowsTheSurfaceOnItsPaper() {
        BufferedImage image = picture().theme(Theme.DARK).render();
        assertEquals(Theme.DARK.background().getRGB(), image.getRGB(1, image.getHeight() - 2));
        // the ball lies in the middle of the body's part, between head and foot: 3.4 and 3 times the text of 14 pixels
        Color middle = new Color(image.getRGB(250, 48 + (image.getHeight() - 48 - 42) / 2));
        assertTrue(middle.getBlue() > middle.getRed() && middle.getRed() > 0x60, middle.toString());
        assertTrue(picture().svg(80).startsWith("<svg"));
    }
}
