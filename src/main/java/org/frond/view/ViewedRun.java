package org.frond.view;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.Schema;
import org.frond.config.Section;
import org.frond.grid.Grid;
import org.frond.io.DamagedFileException;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunStatus;
import org.frond.io.SnapshotFolder;
import org.frond.picture.Extremes;

/**
 * The folder of a run as it was last looked at. A run may still be writing it, on this machine or another: files are asked for
 * their times, which works on network file systems as well, and each is either whole or not there.
 */
final class ViewedRun {

    /** Snapshots, at most, whose values decide between which values the colours of a run lie; spread evenly. */
    private static final int SAMPLED = 40;
    /** Numbers read for that, at most. */
    private static final long NUMBERS_SAMPLED = 16_000_000;
    /** Snapshots newly listed in one look: the page shows the first ones while more are read. */
    private static final int NEW_IN_A_LOOK = 200;

    private final String id;
    private final ResultFolder folder;
    private final OpenShots open;
    private final Map<String, Extremes> extremes = new ConcurrentHashMap<>();
    private volatile Seen seen = new Seen(List.of(), List.of(), Map.of(), false, Optional.empty());

    /**
     * What was seen.
     *
     * @param shots    snapshots in order
     * @param damaged  files that are no readable snapshots
     * @param files    length and time of the other files
     * @param silent   whether the run should be at work, but shows no sign of life
     * @param trouble  why nothing newer could be seen, if it could not
     */
    private record Seen(List<Shot> shots, List<String> damaged, Map<String, Stamp> files, boolean silent, Optional<String> trouble) {

        Seen troubled(String why) {
            return new Seen(shots, damaged, files, silent, Optional.of(why));
        }

        Stamp stamp(Path file) {
            return files.getOrDefault(file.getFileName().toString(), Stamp.ABSENT);
        }
    }

    /** Length [bytes] and time [ms] of a file. */
    private record Stamp(long length, long time) {

        static final Stamp ABSENT = new Stamp(0, 0);

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
            } catch (NoSuchFileException notYet) {
                return ABSENT;
            } catch (IOException e) {
                throw ResultException.disk(file, e);
            }
        }
    }

    /** @param id name in addresses */
    ViewedRun(String id, ResultFolder folder, OpenShots open) {
        this.id = id;
        this.folder = folder;
        this.open = open;
    }

    String id() {
        return id;
    }

    ResultFolder folder() {
        return folder;
    }

    /** The snapshots, in order. */
    List<Shot> shots() {
        return seen.shots();
    }

    /** The snapshot of that key, if it is listed. */
    Optional<Shot> shot(String key) {
        return seen.shots().stream().filter(shot -> shot.key().equals(key)).findFirst();
    }

    OpenShot open(Shot shot) {
        return open.of(shot);
    }

    /** Looks again, and tells whether anything has changed. What is away for a moment, as on a network, is looked for again. */
    boolean look() {
        Seen before = seen;
        try {
            seen = now(before);
        } catch (ResultException away) {
            seen = before.troubled(away.getMessage());
        }
        return !seen.equals(before);
    }

    private Seen now(Seen before) {
        if (!Files.isDirectory(folder.path())) {
            throw new ResultException(folder.path() + " is no longer there");
        }
        Map<String, Shot> known = new HashMap<>();
        before.shots().forEach(shot -> known.put(shot.key(), shot));
        List<Shot> shots = new ArrayList<>();
        List<String> damaged = new ArrayList<>();
        int read = 0;
        for (Path file : folder.snapshots().files()) {
            String name = file.getFileName().toString();
            Stamp stamp = Stamp.of(file);
            String key = name.substring(0, name.indexOf('.')) + "-" + Long.toString(stamp.time(), Character.MAX_RADIX);
            if (known.containsKey(key)) {
                shots.add(known.get(key));
            } else if (!stamp.equals(Stamp.ABSENT) && read < NEW_IN_A_LOOK) {
                read++;
                try {
                    SnapshotFolder.Moment moment = SnapshotFolder.readMoment(file);
                    shots.add(new Shot(key, file, moment.number(), moment.step(), moment.time()));
                } catch (DamagedFileException unreadable) {
                    damaged.add(name);
                }
            }
        }
        Map<String, Stamp> files = new LinkedHashMap<>();
        for (Path file : List.of(folder.history(), folder.events(), folder.summary(), folder.status())) {
            files.put(file.getFileName().toString(), Stamp.of(file));
        }
        boolean silent = RunStatus.read(folder.status()).filter(RunStatus::isCutOff).isPresent();
        return new Seen(List.copyOf(shots), List.copyOf(damaged), files, silent, Optional.empty());
    }

    /** What the page has to know of the run now. */
    Map<String, Object> state() {
        Seen now = seen;
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("snapshots", now.shots().stream().map(shot -> {
            Map<String, Object> listed = new LinkedHashMap<>();
            listed.put("key", shot.key());
            listed.put("number", shot.number());
            listed.put("step", shot.step());
            listed.put("time", shot.time());
            return listed;
        }).toList());
        state.put("damaged", now.damaged());
        state.put("checkpoints", folder.checkpoints().steps());
        Stamp history = now.stamp(folder.history());
        Stamp summary = now.stamp(folder.summary());
        state.put("historyBytes", history.length());
        state.put("eventBytes", now.stamp(folder.events()).length());
        state.put("written", Math.max(history.time(), summary.time()));
        now.trouble().ifPresent(why -> state.put("trouble", why));
        // a run that goes on writes history again, while the summary of its earlier end still lies there
        if (!summary.equals(Stamp.ABSENT) && summary.time() >= history.time()) {
            try {
                state.put("summary", JsonFile.read(folder.summary()));
            } catch (ResultException unreadable) {
                state.putIfAbsent("trouble", unreadable.getMessage());
            }
        }
        RunStatus.read(folder.status()).ifPresent(status -> state.put("status", described(status, now.silent())));
        return state;
    }

    /** The keys of its configuration with their values and what they mean; none where this version of Frond cannot read it. */
    List<Map<String, Object>> keys() {
        try {
            Config config = Config.read(folder.config(), List.of());
            return Schema.parameters().stream().filter(parameter -> !parameter.key().contains(Section.ANY)).map(parameter -> {
                Map<String, Object> described = new LinkedHashMap<>();
                described.put("key", parameter.key());
                described.put("value", config.print(parameter));
                described.put("meaning", parameter.meaning());
                return described;
            }).toList();
        } catch (ConfigException ofAnotherVersion) {
            return List.of();
        }
    }

    /** What the run says of itself; what it does not know yet is left out. */
    private static Map<String, Object> described(RunStatus status, boolean silent) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("state", status.state().name().toLowerCase(Locale.ROOT));
        described.put("silent", silent);
        described.put("updated", status.updated().toString());
        described.put("step", status.headway().step());
        Map.of("time", status.headway().time(), "done", status.headway().done(), "stepsPerSecond", status.headway().stepsPerSecond(),
                "left", status.headway().left()).forEach((name, value) -> {
                    if (Double.isFinite(value)) {
                        described.put(name, value);
                    }
                });
        return described;
    }

    /** A table's whole lines from an offset on; a torn last line is left for later. */
    byte[] table(Path file, long offset) {
        try (FileChannel channel = FileChannel.open(file)) {
            long length = channel.size() - offset;
            if (length <= 0) {
                return new byte[0];
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(length, Integer.MAX_VALUE - Long.BYTES));
            int read = 0;
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, offset + bytes.position());
            }
            int end = bytes.position();
            while (end > 0 && bytes.get(end - 1) != '\n') {
                end--;
            }
            byte[] whole = new byte[end];
            bytes.get(0, whole);
            return whole;
        } catch (NoSuchFileException notYet) {
            return new byte[0];
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** Between which values a quantity lies in the snapshots of the run, or in some spread evenly over it where there are many. */
    Optional<Extremes> extremes(String quantity) {
        List<Shot> shots = seen.shots();
        if (shots.isEmpty()) {
            return Optional.empty();
        }
        Grid grid = new OpenShot(shots.get(shots.size() - 1)).grid();
        long most = Math.max(2, Math.min(SAMPLED, NUMBERS_SAMPLED / ((long) grid.nx() * grid.ny() * grid.nz())));
        int stride = 1;
        while (shots.size() / stride > most) {
            stride *= 2; // so that what was read serves again when the run has grown
        }
        int every = stride;
        return IntStream.range(0, shots.size()).filter(n -> n % every == 0 || n == shots.size() - 1).parallel()
                .mapToObj(n -> extremes(shots.get(n), quantity)).flatMap(Optional::stream).reduce(Extremes::and);
    }

    /** Remembers between which values a quantity lies in a snapshot that was read anyway. */
    void learn(Shot shot, Quantity quantity, Extremes found) {
        extremes.put(name(shot, quantity.id()), found);
    }

    private static String name(Shot shot, String quantity) {
        return shot.key() + "/" + quantity;
    }

    private Optional<Extremes> extremes(Shot shot, String quantity) {
        Extremes known = extremes.get(name(shot, quantity));
        if (known != null) {
            return Optional.of(known);
        }
        // not among the two that are kept: those are what is being looked at
        OpenShot opened = new OpenShot(shot);
        Optional<Extremes> read = opened.quantity(quantity).map(opened::extremes);
        read.ifPresent(found -> extremes.put(name(shot, quantity), found));
        return read;
    }
}
