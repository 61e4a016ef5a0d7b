package org.frond.sweep;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.io.DamagedFileException;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityKind;

/** What results and studies lie in folders, one line each: state, age of the newest file, size on the disk, and what came out or how far it is. */
public final class Listing {

    private static final double KIBI = 1024;
    private static final int DIGITS = 3;
    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Listing() {
    }

    /** A result or a study. */
    private record Entry(Path path, String state, Instant newest, long bytes, String came) {
    }

    /** The lines of a listing; a folder that is neither a result nor a study is looked into. */
    public static List<String> lines(List<Path> folders) {
        List<Entry> entries = new ArrayList<>();
        for (Path folder : folders) {
            if (!add(folder, entries)) {
                children(folder).forEach(child -> add(child, entries));
            }
        }
        if (entries.isEmpty()) {
            return List.of("No results and no studies there.");
        }
        int width = entries.stream().mapToInt(entry -> entry.path().toString().length()).max().orElse(0);
        Instant now = Instant.now();
        return entries.stream().map(entry -> String.format(Locale.ROOT, "%-" + width + "s  %-11s  %8s  %9s  %s", entry.path(),
                entry.state(), age(Duration.between(entry.newest(), now)), size(entry.bytes()), entry.came()).stripTrailing()).toList();
    }

    private static boolean add(Path folder, List<Entry> entries) {
        if (new StudyFolder(folder).isThere()) {
            entries.add(study(folder));
            return true;
        }
        ResultFolder result = new ResultFolder(folder);
        if (Files.isRegularFile(result.config()) && (Files.isRegularFile(result.history()) || RunStatus.read(result.status()).isPresent())) {
            entries.add(result(result));
            return true;
        }
        return false;
    }

    private static Entry study(Path folder) {
        Map<String, Integer> counts = Standing.read(new StudyFolder(folder)).counts();
        return entry(folder, "study", counts.entrySet().stream().map(state -> state.getValue() + " " + state.getKey())
                .collect(Collectors.joining(", ")));
    }

    private static Entry result(ResultFolder result) {
        Optional<RunStatus> status = RunStatus.read(result.status());
        if (status.isPresent() && status.get().isGoingOn()) {
            return entry(result.path(), status.get().state().name().toLowerCase(Locale.ROOT), words(status.get().headway()));
        }
        if (!Files.exists(result.summary())) {
            return status.filter(last -> !last.reason().isEmpty())
                    .map(last -> entry(result.path(), last.state().name().toLowerCase(Locale.ROOT), last.reason()))
                    .orElseGet(() -> entry(result.path(), "unfinished", ""));
        }
        try {
            Map<String, Object> summary = JsonFile.read(result.summary());
            String found = summary.containsKey("class") ? summary.get("class") + ": " : "";
            return entry(result.path(), String.valueOf(summary.get("ending")), found + summary.get("reason"));
        } catch (DamagedFileException torn) {
            return entry(result.path(), "damaged", torn.getMessage());
        }
    }

    /** How far a run is, how fast it goes and how long it may take, as far as that is known. */
    static String words(RunStatus.Headway headway) {
        List<String> words = new ArrayList<>(List.of("step " + headway.step(), "t " + QuantityKind.TIME.print(headway.time(), DIGITS)));
        if (Double.isFinite(headway.done())) {
            words.add(String.format(Locale.ROOT, "%.0f %%", 100 * headway.done()));
        }
        if (Double.isFinite(headway.stepsPerSecond())) {
            words.add(Numbers.print(headway.stepsPerSecond(), DIGITS) + " steps/s");
        }
        if (Double.isFinite(headway.left())) {
            words.add(age(Duration.ofSeconds(Math.round(headway.left()))) + " left");
        }
        return String.join(", ", words);
    }

    private static Entry entry(Path folder, String state, String came) {
        Sum sum = new Sum();
        try {
            Files.walkFileTree(folder, sum);
        } catch (IOException problem) {
            throw ResultException.disk(folder, problem);
        }
        return new Entry(folder, state, sum.newest, sum.bytes, came);
    }

    /** Adds files up; one that is gone by then, as those are that a run is writing, is none. */
    private static final class Sum extends SimpleFileVisitor<Path> {

        private long bytes;
        private Instant newest = Instant.EPOCH;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            Instant written = attributes.lastModifiedTime().toInstant();
            newest = written.isAfter(newest) ? written : newest;
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) throws IOException {
            if (Files.exists(file)) {
                throw gone;
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).sorted().toList();
        } catch (IOException problem) {
            throw ResultException.disk(folder, problem);
        }
    }

    static String age(Duration age) {
        long seconds = Math.max(0, age.toSeconds());
        return seconds < 120 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min"
                : seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
    }

    static String size(double bytes) {
        int unit = 0;
        double shown = bytes;
        while (shown >= KIBI && unit < SIZES.length - 1) {
            shown /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", shown, SIZES[unit]);
    }
}
