package org.frond.scan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalDouble;
import java.util.StringTokenizer;
import org.frond.structure.Axis;
import org.frond.structure.Voxels;

/**
 * A raster tessellation of Neper (.tesr): cells as grains, with the axes of their orientations where the file has them as Euler angles of
 * Bunge, Rodrigues vectors or quaternions. Passive (or no word) means a turn from the sample's frame to the crystal's, active the other way
 * round, as Neper says it from version 4.10 on. Lengths are in Neper's own unit and are not read.
 */
final class TesrFile {

    private static final String DATA = "**data";

    private TesrFile() {
    }

    static Scan read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int data = text.indexOf(DATA);
        if (!text.startsWith("***tesr") || data < 0) {
            throw new ScanException("is no raster tessellation of Neper: it does not begin with ***tesr, or has no " + DATA);
        }
        try {
            String head = text.substring(0, data);
            StringTokenizer general = after(head, "**general");
            int dim = NumberType.whole(number(general));
            if (dim != 2 && dim != 3) {
                throw new ScanException("has " + dim + " axes; 2 or 3 are read");
            }
            int nx = NumberType.whole(number(general));
            int ny = NumberType.whole(number(general));
            int nz = dim == 3 ? NumberType.whole(number(general)) : 1;
            Limits.check(nx, ny, nz);
            int[] values = values(bytes, text, data + DATA.length(), nx * ny * nz);
            return new Scan(new Voxels(nx, ny, nz, values), axes(head), Map.of(), OptionalDouble.empty());
        } catch (NoSuchElementException missing) {
            throw new ScanException("is damaged: it ends early", missing);
        } catch (NumberFormatException no) {
            throw new ScanException("is damaged: a word stands where a number is expected", no);
        }
    }

    private static StringTokenizer after(String text, String key) {
        int at = text.indexOf(key);
        if (at < 0) {
            throw new ScanException("has no " + key);
        }
        return new StringTokenizer(text.substring(at + key.length()));
    }

    private static double number(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }

    private static Map<Integer, Axis> axes(String head) {
        Map<Integer, Axis> axes = new HashMap<>();
        if (!head.contains("*ori")) {
            return axes;
        }
        int cells = NumberType.whole(number(after(head, "**cell")));
        String[] kind = after(head, "*ori").nextToken().split(":");
        boolean active = kind.length > 1 && kind[1].equals("active");
        StringTokenizer words = after(head, "*ori");
        words.nextToken();
        // cells are numbered from 1 where no *id says otherwise
        StringTokenizer ids = head.contains("*id") ? after(head, "*id") : null;
        for (int n = 1; n <= cells; n++) {
            int id = ids == null ? n : NumberType.whole(number(ids));
            axes.put(id, axis(kind[0], active, words));
        }
        return axes;
    }

    /** The c-axis in the sample's frame. */
    private static Axis axis(String kind, boolean active, StringTokenizer words) {
        switch (kind) {
            case "euler-bunge" -> {
                double phi1 = Math.toRadians(number(words));
                double phi = Math.toRadians(number(words));
                double phi2 = Math.toRadians(number(words));
                // the inverse of (phi1, Phi, phi2) is (pi - phi2, Phi, pi - phi1)
                return Axis.ofEulerAngles(active ? Math.PI - phi2 : phi1, phi);
            }
            case "rodrigues" -> {
                return ofQuaternion(1, number(words), number(words), number(words), active);
            }
            case "quaternion" -> {
                return ofQuaternion(number(words), number(words), number(words), number(words), active);
            }
            default -> throw new ScanException("has orientations as " + kind + "; euler-bunge, rodrigues and quaternion are read");
        }
    }

    private static Axis ofQuaternion(double w, double x, double y, double z, boolean active) {
        // the turn that takes the sample's frame to the crystal's takes z to the c-axis
        double sense = active ? -1 : 1;
        double u = x * z + sense * w * y;
        double v = y * z - sense * w * x;
        double along = (w * w - x * x - y * y + z * z) / 2;
        if (!(u * u + v * v + along * along > 0) || !Double.isFinite(u + v + along)) {
            throw new ScanException("has an orientation that is none");
        }
        return Axis.along(u, v, along);
    }

    private static int[] values(byte[] bytes, String text, int from, int count) {
        int[] values = new int[count];
        StringTokenizer words = new StringTokenizer(text.substring(from, Math.min(text.length(), from + 200)));
        String format = words.nextToken();
        if (format.equals("ascii")) {
            StringTokenizer all = new StringTokenizer(text.substring(from));
            all.nextToken();
            for (int n = 0; n < count; n++) {
                values[n] = NumberType.whole(number(all));
            }
            return values;
        }
        NumberType type = switch (format.replace("_big", "")) {
            case "binary8" -> NumberType.UINT8;
            case "binary16" -> NumberType.INT16;
            case "binary32" -> NumberType.INT32;
            default -> throw new ScanException("has data as " + (format.length() > 40 ? "an unknown format" : format)
                    + "; ascii, binary8, binary16 and binary32 are read");
        };
        int start = text.indexOf('\n', text.indexOf(format, from)) + 1;
        if (start == 0 || bytes.length - start < (long) count * type.bytes()) {
            throw new NoSuchElementException();
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).position(start).order(format.endsWith("_big") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < count; n++) {
            values[n] = type.next(buffer);
        }
        return values;
    }
}
