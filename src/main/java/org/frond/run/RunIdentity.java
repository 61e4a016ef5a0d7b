package org.frond.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.frond.config.Config;
import org.frond.config.Continuation;
import org.frond.io.CheckpointFolder;
import org.frond.io.FolderException;
import org.frond.io.JsonFile;
import org.frond.io.Provenance;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;

/**
 * What a run is known by, in its provenance and in each of its checkpoints.
 *
 * @param run     a name that no other run has
 * @param physics what its configuration makes of it; see {@link Continuation#hash}
 * @param kernels SHA-256 of the user's own kernels, or {@value #BUILT_IN}
 */
record RunIdentity(String run, String physics, String kernels) {

    private static final String BUILT_IN = "built-in";
    private static final String RUN_STORED = "run";
    private static final String PHYSICS_STORED = "physics";
    private static final String KERNELS_STORED = "kernels";

    /** That of a run that begins. */
    static RunIdentity begin(Config config, List<Path> kernels) {
        return new RunIdentity(UUID.randomUUID().toString(), Continuation.hash(config), hash(kernels));
    }

    private static String hash(List<Path> kernels) {
        return kernels.isEmpty() ? BUILT_IN : Provenance.sha256(kernels);
    }

    static RunIdentity of(RunState stored) {
        return new RunIdentity(stored.text(RUN_STORED), stored.text(PHYSICS_STORED), stored.text(KERNELS_STORED));
    }

    RunState memory() {
        return new RunState(Map.of(), Map.of(), Map.of(),
                Map.of(RUN_STORED, run, PHYSICS_STORED, physics, KERNELS_STORED, kernels));
    }

    /**
     * Lets states alone pass from which this run goes on.
     *
     * @param run the name of the folder's run, empty where it does not tell
     */
    static CheckpointFolder.Check check(ResultFolder folder, Config config, List<Path> kernels, Optional<String> run) {
        RunIdentity expected = new RunIdentity(run.orElse(""), Continuation.hash(config), hash(kernels));
        return (step, state) -> {
            Path file = folder.checkpoints().file(step);
            RunIdentity found = of(state);
            if (run.isPresent() && !found.run().equals(run.get())) {
                throw new FolderException(file, "is of another run than its folder: of " + found.run() + ", not " + run.get());
            }
            if (!found.physics().equals(expected.physics())) {
                throw new FolderException(file, "is of a run with another configuration than " + folder.config());
            }
            if (!found.kernels().equals(expected.kernels())) {
                throw new FolderException(folder.path(), "holds a run with " + words(found) + ", not with " + words(expected)
                        + " (--kernels); choose another with --out");
            }
            Recorder.check(folder, state);
        };
    }

    private static String words(RunIdentity identity) {
        return identity.kernels().equals(BUILT_IN) ? "the built-in kernels" : "kernels of its own, SHA-256 " + identity.kernels();
    }

    /** The name of the run that a folder holds; empty where its provenance does not tell. */
    static Optional<String> inFolder(ResultFolder folder) {
        return Optional.ofNullable(provenance(folder).get(RUN_STORED) instanceof String name ? name : null);
    }

    /** The run from which the one in a folder starts, as its provenance names it; empty where it starts from the beginning. */
    static Optional<Map<?, ?>> parentInFolder(ResultFolder folder) {
        return Optional.ofNullable(provenance(folder).get("parent") instanceof Map<?, ?> parent ? parent : null);
    }

    private static Map<String, Object> provenance(ResultFolder folder) {
        try {
            return Files.exists(folder.provenance()) ? JsonFile.read(folder.provenance()) : Map.of();
        } catch (ResultException unreadable) {
            return Map.of();
        }
    }
}
