package org.frond.scan;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frond.structure.Axis;
import org.frond.structure.Voxels;

/**
 * A map of orientations on a square grid (EBSD), .ang of EDAX or .ctf of Oxford Instruments: Bunge's Euler angles of the crystal in the frame
 * of the map, whose x goes right, y down and z into the picture. Frond's y goes up and its z out of the picture; both frames are turned into
 * each other by half a turn about x.
 *
 * <p>Neighbours of one phase whose c-axes differ by at most 5 degrees belong to one grain, whose axis is the mean of theirs; turns about the
 * c-axis are not seen. Grains are numbered from 1; points that were not indexed are grain 0 of phase 0, without an axis of its own.
 */
final class EbsdMap {

    /** Cosine of 5 degrees, a usual bound of grains. */
    private static final double SAME = Math.cos(Math.toRadians(5));
    private static final double MICROMETRE = 1e-6;
    /** EDAX gives points that were not indexed the angle 4 pi and the confidence -1. */
    private static final double NOT_INDEXED = 12.5;
    private static final int COLUMNS_OF_ANG = 8;
    private static final int COLUMNS_OF_CTF = 8;
    private static final double ROUNDING = 1e-3;
    private static final Pattern ANG_HEAD = Pattern.compile("#\\s*(GRID|XSTEP|YSTEP|NCOLS_ODD|NCOLS_EVEN|NROWS):\\s*(\\S+).*");

    private final int nx;
    private final int ny;
    private final double step;
    private final int[] phase;
    private final Axis[] axes;

    private EbsdMap(long nx, long ny, double stepX, double stepY) {
        Limits.check(nx, ny, 1);
        if (!(stepX > 0) || !(Math.abs(stepX - stepY) <= ROUNDING * stepX)) {
            throw new ScanException("has steps of " + stepX + " and " + stepY + " um; only maps of square points are read");
        }
        this.nx = (int) nx;
        this.ny = (int) ny;
        this.step = stepX * MICROMETRE;
        this.phase = new int[this.nx * this.ny];
        this.axes = new Axis[phase.length];
    }

    /** A point of the map, row after row from the top; the angles are in radians. */
    private void point(int n, int itsPhase, double phi1, double phi) {
        if (n >= phase.length) {
            throw new ScanException("has more than the " + nx + " x " + ny + " points that its head tells");
        }
        int cell = n % nx + nx * (ny - 1 - n / nx);
        phase[cell] = itsPhase;
        Axis inMap = Axis.ofEulerAngles(phi1, phi);
        axes[cell] = new Axis(inMap.x(), -inMap.y(), -inMap.z());
    }

    private void requireComplete(int points) {
        if (points != phase.length) {
            throw new ScanException("has " + points + " points, " + nx + " x " + ny + " are told by its head; it ends early");
        }
    }

    static Scan ang(List<String> lines) {
        Map<String, String> head = new HashMap<>();
        int first = 0;
        while (first < lines.size() && (lines.get(first).startsWith("#") || lines.get(first).isBlank())) {
            Matcher entry = ANG_HEAD.matcher(lines.get(first));
            if (entry.matches()) {
                head.putIfAbsent(entry.group(1), entry.group(2));
            }
            first++;
        }
        String grid = head.getOrDefault("GRID", "");
        if (!grid.toLowerCase(Locale.ROOT).startsWith("sqr")) {
            throw new ScanException(grid.isEmpty() ? "is no .ang file of EDAX: it tells no GRID" : "has a map on the grid " + grid
                    + "; only square ones (SqrGrid) are read");
        }
        EbsdMap map = new EbsdMap(whole(head, "NCOLS_ODD"), whole(head, "NROWS"), number(head, "XSTEP"), number(head, "YSTEP"));
        int points = 0;
        for (String line : lines.subList(first, lines.size())) {
            if (!line.isBlank()) {
                double[] columns = columns(line, COLUMNS_OF_ANG, first + points);
                boolean indexed = columns[0] < NOT_INDEXED && columns[6] >= 0;
                // a map of one phase calls it 0
                map.point(points++, indexed ? Math.max(1, NumberType.whole(columns[7])) : 0, columns[0], columns[1]);
            }
        }
        map.requireComplete(points);
        return map.scan();
    }

    static Scan ctf(List<String> lines) {
        Map<String, String> head = new HashMap<>();
        int first = 0;
        while (first < lines.size() && !lines.get(first).strip().startsWith("Phase\t")) {
            String[] entry = lines.get(first).strip().split("\t", 3);
            if (entry.length > 1) {
                head.putIfAbsent(entry[0].strip(), entry[1].strip().replace(',', '.'));
            }
            first++;
        }
        if (first == lines.size()) {
            throw new ScanException("is no .ctf file: no line begins with the columns Phase, X, Y");
        }
        EbsdMap map = new EbsdMap(whole(head, "XCells"), whole(head, "YCells"), number(head, "XStep"), number(head, "YStep"));
        int points = 0;
        for (String line : lines.subList(first + 1, lines.size())) {
            if (!line.isBlank()) {
                double[] columns = columns(line.replace(',', '.'), COLUMNS_OF_CTF, first + 1 + points);
                map.point(points++, NumberType.whole(columns[0]), Math.toRadians(columns[5]), Math.toRadians(columns[6]));
            }
        }
        map.requireComplete(points);
        return map.scan();
    }

    private static double[] columns(String line, int fewest, int before) {
        String[] words = line.strip().split("\\s+");
        if (words.length < fewest) {
            throw new ScanException("line " + (before + 1) + " has " + words.length + " columns, at least " + fewest + " are expected");
        }
        double[] columns = new double[fewest];
        for (int n = 0; n < fewest; n++) {
            columns[n] = parse(words[n], "line " + (before + 1));
        }
        return columns;
    }

    private static double parse(String word, String where) {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw new ScanException(where + ": '" + (word.length() > 40 ? word.substring(0, 40) + "..." : word) + "' is no number");
    }

    private static double number(Map<String, String> head, String key) {
        if (!head.containsKey(key)) {
            throw new ScanException("tells no " + key + " in its head");
        }
        return parse(head.get(key), key);
    }

    private static long whole(Map<String, String> head, String key) {
        return NumberType.whole(number(head, key));
    }

    /** Grows the grains point by point. */
    private Scan scan() {
        int[] grain = new int[phase.length];
        Map<Integer, Axis> means = new HashMap<>();
        Map<Integer, Integer> phases = new HashMap<>(Map.of(0, 0));
        int grains = 0;
        for (int n = 0; n < grain.length; n++) {
            if (grain[n] == 0 && phase[n] > 0) {
                grains++;
                means.put(grains, grow(grain, n, grains));
                phases.put(grains, phase[n]);
            }
        }
        return new Scan(new Voxels(nx, ny, 1, grain), means, phases, OptionalDouble.of(step));
    }

    /** Gives a grain its points, and finds the mean of their axes. */
    private Axis grow(int[] grain, int from, int number) {
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        grain[from] = number;
        double[] sum = new double[3];
        while (!open.isEmpty()) {
            int n = open.pop();
            double sense = Math.signum(cosine(axes[n], axes[from]));
            sum[0] += sense * axes[n].x();
            sum[1] += sense * axes[n].y();
            sum[2] += sense * axes[n].z();
            int i = n % nx;
            int j = n / nx;
            int[] beside = {i > 0 ? n - 1 : n, i < nx - 1 ? n + 1 : n, j > 0 ? n - nx : n, j < ny - 1 ? n + nx : n};
            for (int other : beside) {
                if (grain[other] == 0 && phase[other] == phase[n] && Math.abs(cosine(axes[n], axes[other])) >= SAME) {
                    grain[other] = number;
                    open.push(other);
                }
            }
        }
        return Axis.along(sum[0], sum[1], sum[2]);
    }

    private static double cosine(Axis a, Axis b) {
        return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
    }
}
