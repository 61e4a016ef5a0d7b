package org.frond.io;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a result came from: everything needed to make it again, or to see why it cannot be.
 *
 * @param run      the run's own name for itself, the same in its checkpoints; empty for what is no run
 * @param parent   what it started from, unless from the beginning
 * @param version  version of Frond
 * @param revision git commit, {@code unknown} when there is none to ask
 * @param device   name of the device that computed
 * @param java     Java virtual machine
 * @param system   operating system and processor count
 * @param host     name of the machine
 * @param seed     seed of all random numbers
 * @param started  when the run began
 * @param inputs   SHA-256 of every input file by its path, and of every included material by its name
 */
public record Provenance(String run, Optional<Parent> parent, String version, String revision, String device, String java, String system, String host,
                         long seed, Instant started, Map<String, String> inputs) {

    private static final int SCHEMA_VERSION = 2;
    private static final int BLOCK = 1 << 16;

    /**
     * The run whose state another one started from.
     *
     * @param folder where it lay
     * @param run    its name for itself
     * @param step   step after which the state was stored
     */
    public record Parent(String folder, String run, long step) {
    }

    public Provenance {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Collects what this program and machine can say about themselves. */
    public static Provenance collect(String device, long seed, Instant started, Iterable<Path> inputFiles) {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Path file : inputFiles) {
            inputs.put(file.toString(), sha256(file));
        }
        String java = System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + " ("
                + System.getProperty("java.vendor") + ")";
        String system = System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", " + Runtime.getRuntime().availableProcessors() + " processors";
        return new Provenance("", Optional.empty(), Build.version(), Build.revision(), device, java, system, hostName(), seed, started, inputs);
    }

    /** The same with further inputs, texts by the names they were asked for by. */
    public Provenance and(Map<String, String> texts) {
        Map<String, String> all = new LinkedHashMap<>(inputs);
        texts.forEach((name, text) -> all.put(name, HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)))));
        return new Provenance(run, parent, version, revision, device, java, system, host, seed, started, all);
    }

    /** The same for a run of that name, and of that parent. */
    public Provenance of(String name, Optional<Parent> from) {
        return new Provenance(name, from, version, revision, device, java, system, host, seed, started, inputs);
    }

    /** The document stored as {@code provenance.json} and inside every snapshot. */
    public String json() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("version", version);
        if (!run.isEmpty()) {
            content.put("run", run);
        }
        parent.ifPresent(from -> content.put("parent", from));
        content.put("revision", revision);
        content.put("device", device);
        content.put("java", java);
        content.put("system", system);
        content.put("host", host);
        content.put("seed", seed);
        content.put("started", started.toString());
        content.put("inputs", inputs);
        return JsonFile.text("provenance", SCHEMA_VERSION, content);
    }

    /** SHA-256 of a file's content in hexadecimal. */
    public static String sha256(Path file) {
        MessageDigest digest = digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] block = new byte[BLOCK];
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                digest.update(block, 0, n);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw ResultException.disk(file, e);
        }
    }

    /** SHA-256 of several files, of their names and what they hold, in hexadecimal. */
    public static String sha256(List<Path> files) {
        MessageDigest digest = digest();
        files.stream().map(file -> file.getFileName() + " " + sha256(file) + "\n").sorted()
                .forEach(line -> digest.update(line.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return Build.UNKNOWN; // a machine may have no name it can resolve; the run goes on
        }
    }
}
