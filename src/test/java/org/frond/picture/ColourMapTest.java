package org.frond.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ColourMapTest {

    /** Eight bits per channel leave this much of an even lightness step of 1/16 undecided. */
    private static final double ROUNDING = 0.006;
    private static final int STEPS = 16;

    static Stream<ColourMap> sequential() {
        return Stream.of(ColourMap.LAGOON, ColourMap.DUSK, ColourMap.EMBER, ColourMap.SLATE, ColourMap.INK,
                ColourMap.METAL);
    }

    @ParameterizedTest
    @MethodSource("sequential")
    void lightnessChangesAtOneRate(ColourMap map) {
        double step = (lightness(map, 1) - lightness(map, 0)) / STEPS;
        for (int n = 0; n < STEPS; n++) {
            assertEquals(step, lightness(map, (n + 1.0) / STEPS) - lightness(map, (double) n / STEPS), ROUNDING,
                    map.name() + " at " + n);
        }
    }

    @ParameterizedTest
    @MethodSource("sequential")
    void lightnessSpansMostOfTheScale(ColourMap map) {
        assertTrue(Math.abs(lightness(map, 1) - lightness(map, 0)) > 0.65, map.name());
    }

    @Test
    void aDivergingMapIsLightestAndNeutralInTheMiddleAndEvenOnBothSides() {
        OkLab middle = OkLab.ofRgb(ColourMap.TIDE.rgb(0.5));

        assertTrue(Math.hypot(middle.a(), middle.b()) < 0.02);
        for (int n = 1; n <= 8; n++) {
            assertEquals(lightness(ColourMap.TIDE, 0.5 - n / 16.0), lightness(ColourMap.TIDE, 0.5 + n / 16.0), ROUNDING);
            assertTrue(lightness(ColourMap.TIDE, 0.5 + n / 16.0) < lightness(ColourMap.TIDE, 0.5 + (n - 1) / 16.0));
        }
    }

    @Test
    void valuesBeyondTheRangeTakeTheEnds() {
        assertEquals(ColourMap.DUSK.rgb(0), ColourMap.DUSK.rgb(-3));
        assertEquals(ColourMap.DUSK.rgb(1), ColourMap.DUSK.rgb(Double.POSITIVE_INFINITY));
    }

    /** The ends as their authors publish them. */
    @Test
    void mapsOfOthersBeginAndEndAsPublished() {
        assertEquals(List.of(0x440154, 0xfde725), ends(ColourMap.VIRIDIS));
        assertEquals(List.of(0x00224e, 0xfee838), ends(ColourMap.CIVIDIS));
        assertEquals(List.of(0x011959, 0xfaccfa), ends(ColourMap.BATLOW));
        assertEquals(List.of(0x3b4cc0, 0xb40426), ends(ColourMap.COOLWARM));
    }

    private static List<Integer> ends(ColourMap map) {
        return List.of(map.rgb(0), map.rgb(1));
    }

    @Test
    void aValueThatIsNoNumberGlares() {
        assertEquals(0xff00ff, ColourMap.DUSK.rgb(Double.NaN));
    }

    @Test
    void oklabAgreesWithItsPublishedReference() {
        // White is (1, 0, 0) and pure red (0.628, 0.225, 0.126) in B. Ottosson's description.
        OkLab white = OkLab.ofRgb(0xffffff);
        OkLab red = OkLab.ofRgb(0xff0000);

        assertEquals(1, white.lightness(), 1e-4);
        assertEquals(0, Math.hypot(white.a(), white.b()), 1e-4);
        assertEquals(0.628, red.lightness(), 5e-4);
        assertEquals(0.225, red.a(), 5e-4);
        assertEquals(0.126, red.b(), 5e-4);
    }

    @Test
    void everyScreenColourSurvivesTheWayToOklabAndBack() {
        for (int rgb = 0; rgb <= 0xffffff; rgb += 0x10305) {
            assertEquals(rgb, OkLab.ofRgb(rgb).toRgb());
        }
    }

    private static double lightness(ColourMap map, double t) {
        return OkLab.ofRgb(map.rgb(t)).lightness();
    }
}
