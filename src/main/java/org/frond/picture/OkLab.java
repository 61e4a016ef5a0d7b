package org.frond.picture;

/**
 * A colour in Oklab (B. Ottosson, 2020), a space in which equal distances look equally large: lightness 0 (black) to 1
 * (white), a from green to red, b from blue to yellow.
 */
record OkLab(double lightness, double a, double b) {

    private static final double SRGB_LINEAR_END = 0.0031308;
    private static final double SRGB_SLOPE = 12.92;
    private static final double SRGB_OFFSET = 0.055;
    private static final double SRGB_GAMMA = 2.4;
    private static final double GAMUT_TOLERANCE = 1e-3;
    private static final double CHROMA_STEP = 0.98;

    /** From lightness, chroma and hue in degrees. */
    static OkLab ofHue(double lightness, double chroma, double hue) {
        double angle = Math.toRadians(hue);
        return new OkLab(lightness, chroma * Math.cos(angle), chroma * Math.sin(angle));
    }

    /** From 0xRRGGBB. */
    static OkLab ofRgb(int rgb) {
        double r = linear((rgb >> 16 & 0xff) / 255.0);
        double g = linear((rgb >> 8 & 0xff) / 255.0);
        double b = linear((rgb & 0xff) / 255.0);
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new OkLab(0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    /** To 0xRRGGBB; a colour no screen shows keeps its lightness and hue and loses chroma until one does. */
    int toRgb() {
        OkLab shown = this;
        double[] rgb = shown.linearRgb();
        while (outside(rgb) && Math.hypot(shown.a, shown.b) > GAMUT_TOLERANCE) {
            shown = new OkLab(shown.lightness, shown.a * CHROMA_STEP, shown.b * CHROMA_STEP);
            rgb = shown.linearRgb();
        }
        return channel(rgb[0]) << 16 | channel(rgb[1]) << 8 | channel(rgb[2]);
    }

    private double[] linearRgb() {
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
    }

    /** The colour a part of the way to another. */
    OkLab towards(OkLab other, double part) {
        return new OkLab(lightness + part * (other.lightness - lightness), a + part * (other.a - a),
                b + part * (other.b - b));
    }

    private static boolean outside(double[] rgb) {
        for (double channel : rgb) {
            if (channel < -GAMUT_TOLERANCE || channel > 1 + GAMUT_TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static int channel(double linear) {
        double x = Math.max(0, Math.min(1, linear));
        double curved = x <= SRGB_LINEAR_END ? SRGB_SLOPE * x
                : (1 + SRGB_OFFSET) * Math.pow(x, 1 / SRGB_GAMMA) - SRGB_OFFSET;
        return (int) Math.round(255 * curved);
    }

    private static double linear(double curved) {
        return curved <= SRGB_SLOPE * SRGB_LINEAR_END ? curved / SRGB_SLOPE
                : Math.pow((curved + SRGB_OFFSET) / (1 + SRGB_OFFSET), SRGB_GAMMA);
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
