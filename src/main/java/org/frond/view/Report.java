package org.frond.view;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.frond.grid.Location;
import org.frond.io.AtomicFile;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.picture.Cut;

/**
 * The page as one file that needs no network and no Frond: it holds tables, texts, and of the fields what fits. Snapshots are taken
 * in the order of what they tell: the last, the first, those at events, then evenly in between.
 */
public final class Report {

    /** Characters of packed fields and lines in a file, over all runs: with the rest it stays below 10 MB. */
    private static final long ROOM = 7_500_000;
    /** Largest width and height of a picture. */
    private static final int LARGEST = 256;
    /** Steps into which the span of a field is divided. */
    private static final int LEVELS = 4095;
    /** Lines of a table, at most; of a longer one every second line is held, or every fourth and so on. */
    private static final int MOST_LINES = 5000;
    private static final String REFUSED = "refused step";
    private static final String POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

    private final Viewed viewed;
    private final List<String> holds = new ArrayList<>();

    private Report(List<ResultFolder> folders) {
        viewed = new Viewed(folders);
        while (viewed.look()) {
            continue; // until all snapshots are listed
        }
    }

    /**
     * Writes or replaces a report.
     *
     * @param folders runs, each the folder of one
     * @return what it holds, in words
     * @throws ResultException when a result cannot be read or the report not written
     */
    public static List<String> write(List<ResultFolder> folders, Path file) {
        Report report = new Report(folders);
        String page = report.page();
        AtomicFile.writeText(file, page);
        List<String> words = new ArrayList<>();
        words.add(String.format(Locale.ROOT, "wrote %s, %.1f MB", file, page.length() / 1e6));
        words.addAll(report.holds);
        return words;
    }

    private String page() {
        Map<String, Object> content = viewed.content();
        List<Map<String, Object>> listed = runs(content);
        Map<String, Object> runs = new LinkedHashMap<>();
        for (int n = 0; n < listed.size(); n++) {
            ViewedRun run = viewed.runs().get(n);
            runs.put(run.id(), held(run, listed.get(n), ROOM / listed.size()));
        }
        content.put("holds", holds);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("content", content);
        data.put("runs", runs);
        // no text of a result can end the element that it stands in
        String json = JsonFile.text("report", 1, data).replace("<", "\\u003c");
        String script = text("page.js").replace("</script", "<\\/script");
        String icon = "data:image/svg+xml;base64," + base64(text("page.svg").getBytes(StandardCharsets.UTF_8));
        return text("page.html")
                .replace("<meta charset=\"utf-8\">", "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"" + POLICY + "\">")
                .replace("href=\"page.svg\"", "href=\"" + icon + "\"")
                .replace("<link rel=\"stylesheet\" href=\"page.css\">", "<style>" + text("page.css") + "</style>")
                .replace("<script src=\"page.js\" defer></script>\n", "")
                .replace("</body>", "<script type=\"application/json\" id=\"frond-data\">" + json + "</script>\n<script>" + script + "</script>\n</body>");
    }

    private static String text(String name) {
        return Page.find(name).orElseThrow().text();
    }

    @SuppressWarnings("unchecked") // as Viewed has put it there
    private static List<Map<String, Object>> runs(Map<String, Object> content) {
        return (List<Map<String, Object>>) content.get("runs");
    }

    /** What is held of a run; what the page is told of it is cut down to that. */
    private Map<String, Object> held(ViewedRun run, Map<String, Object> listed, long room) {
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("files", files(run));
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
        List<Shot> shots = run.shots();
        List<Quantity> quantities = shots.isEmpty() ? List.of()
                : run.open(shots.get(shots.size() - 1)).quantities().stream().filter(Report::isHeld).toList();
        Set<String> kept = new LinkedHashSet<>();
        long used = 0;
        for (int n : order(shots, eventTimes(run))) {
            OpenShot shot = run.open(shots.get(n));
            Cut cut = Cut.middle(shot.grid());
            Map<String, Object> packed = new LinkedHashMap<>();
            long size = 0;
            for (Quantity quantity : quantities) {
                if (shot.quantity(quantity.id()).isPresent()) {
                    Raster raster = shot.raster(quantity, cut, LARGEST);
                    run.learn(shots.get(n), quantity, shot.grid().dim() == 2 ? raster.extremes() : shot.extremes(quantity));
                    Map<String, Object> one = packed(raster, quantity.look().labels());
                    size += ((String) one.get("data")).length();
                    packed.put(quantity.id(), one);
                }
            }
            if (used + size > room && !kept.isEmpty()) {
                break;
            }
            used += size;
            String key = shots.get(n).key();
            kept.add(key);
            fields.put(key, packed);
            for (Overlay overlay : Overlay.values()) {
                // grains stay as they are
                if (overlay != Overlay.GRAINS || !lines.containsKey(overlay.id())) {
                    lines.computeIfAbsent(overlay.id(), id -> new LinkedHashMap<>())
                            .put(overlay == Overlay.GRAINS ? "all" : key, shot.lines(overlay, cut));
                }
            }
        }
        held.put("fields", fields);
        held.put("lines", lines);
        Map<String, Object> ranges = new LinkedHashMap<>();
        quantities.forEach(quantity -> run.extremes(quantity.id()).ifPresent(extremes -> ranges.put(quantity.id(), extremes)));
        held.put("ranges", ranges);
        keep(listed, "snapshots", "key", kept);
        keep(listed, "quantities", "id", quantities.stream().map(Quantity::id).collect(Collectors.toSet()));
        if (!shots.isEmpty()) {
            holds.add(words(run, shots.size(), kept.size(), quantities.size()));
        }
        return held;
    }

    private static void keep(Map<String, Object> listed, String what, String name, Set<String> kept) {
        listed.put(what, ((List<?>) listed.getOrDefault(what, List.of())).stream()
                .filter(one -> kept.contains(((Map<?, ?>) one).get(name))).toList());
    }

    private static String words(ViewedRun run, int shots, int kept, int quantities) {
        String which = kept == shots ? "all " + shots + " snapshots" : kept + " of " + shots
                + " snapshots (the last, the first, those at events, then evenly in between, as far as there is room)";
        return run.folder().path().getFileName() + ": " + which + " with " + quantities + " fields; components of vectors and tensors but for the"
                + " displacement's are left out. Values are rounded to 1/" + LEVELS + " of what a field spans in a snapshot, pictures have at"
                + " most " + LARGEST + " values along an axis, a body in space is shown in its middle plane. frond view shows everything.";
    }

    /** Components can be seen in the viewer; those of the displacement are what the deformed shape is drawn from. */
    private static boolean isHeld(Quantity quantity) {
        return quantity.source().components() == 1 || !quantity.stored() && !quantity.id().startsWith("strain.")
                || quantity.id().equals("strain.volume") || quantity.source().name().equals("displacement") && quantity.stored();
    }

    private static List<Double> eventTimes(ViewedRun run) {
        if (!Files.exists(run.folder().events())) {
            return List.of();
        }
        CsvRows events = CsvTable.read(run.folder().events());
        List<String> names = events.texts("Event");
        double[] times = events.numbers("Time [s]");
        return IntStream.range(0, times.length).filter(n -> !names.get(n).equals(REFUSED)).mapToObj(n -> times[n]).toList();
    }

    /** Positions of snapshots in the order of what they tell. */
    static List<Integer> order(List<Shot> shots, List<Double> events) {
        Set<Integer> order = new LinkedHashSet<>();
        if (shots.isEmpty()) {
            return List.of();
        }
        int last = shots.size() - 1;
        order.add(last);
        order.add(0);
        for (double event : events) {
            order.add(IntStream.rangeClosed(0, last).boxed().min((a, b) -> Double.compare(Math.abs(shots.get(a).time() - event),
                    Math.abs(shots.get(b).time() - event))).orElse(last));
        }
        for (int parts = 2; order.size() <= last; parts *= 2) {
            for (int n = 1; n < parts; n++) {
                order.add((int) Math.round((double) n * last / parts));
            }
        }
        return List.copyOf(order);
    }

    private Map<String, String> files(ViewedRun run) {
        ResultFolder folder = run.folder();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("config.yaml", new String(run.table(folder.config(), 0), StandardCharsets.UTF_8));
        files.put("provenance.json", new String(run.table(folder.provenance(), 0), StandardCharsets.UTF_8));
        files.put("history.csv", thinned(run, folder.history()));
        files.put("events.csv", thinned(run, folder.events()));
        return files;
    }

    /** A table of bounded length; its last line is always there. */
    private String thinned(ViewedRun run, Path table) {
        List<String> lines = new String(run.table(table, 0), StandardCharsets.UTF_8).lines().toList();
        int stride = 1;
        while (lines.size() / stride > MOST_LINES) {
            stride *= 2;
        }
        if (stride > 1) {
            holds.add(table.getFileName() + ": every " + stride + "th of " + (lines.size() - 1) + " lines.");
        }
        int every = stride;
        return IntStream.range(0, lines.size()).filter(n -> n == 0 || n == lines.size() - 1 || (n - 1) % every == 0)
                .mapToObj(n -> lines.get(n) + "\n").collect(Collectors.joining());
    }

    /**
     * A picture as text: each value as a number of steps above the least one, less what its left and lower neighbours foretell, high
     * bytes before low ones, compressed.
     */
    static Map<String, Object> packed(Raster raster, boolean labels) {
        float least = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : raster.values()) {
            if (Float.isFinite(value)) {
                least = Math.min(least, value);
                largest = Math.max(largest, value);
            }
        }
        double step = !(largest > least) ? 0 : labels ? 1 : ((double) largest - least) / LEVELS;
        int[] levels = new int[raster.values().length];
        for (int n = 0; n < levels.length; n++) {
            levels[n] = step == 0 || !Float.isFinite(raster.values()[n]) ? 0 : (int) Math.round((raster.values()[n] - least) / step);
        }
        byte[] bytes = new byte[2 * levels.length];
        for (int row = 0; row < raster.height(); row++) {
            for (int column = 0; column < raster.width(); column++) {
                int n = row * raster.width() + column;
                int left = column > 0 ? levels[n - 1] : 0;
                int below = row > 0 ? levels[n - raster.width()] : 0;
                int corner = column > 0 && row > 0 ? levels[n - raster.width() - 1] : 0;
                int rest = levels[n] - left - below + corner;
                bytes[n] = (byte) (rest >> Byte.SIZE);
                bytes[levels.length + n] = (byte) rest;
            }
        }
        Map<String, Object> packed = new LinkedHashMap<>();
        packed.put("width", raster.width());
        packed.put("height", raster.height());
        packed.put("stride", raster.stride());
        packed.put("nodes", raster.location() == Location.NODE);
        packed.put("extremes", raster.extremes());
        packed.put("least", Float.isFinite(least) ? least : 0f);
        packed.put("step", step);
        packed.put("data", base64(deflated(bytes)));
        return packed;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream packing = new DeflaterOutputStream(out)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
