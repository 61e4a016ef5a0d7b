package org.frond.run;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.frond.config.Config;
import org.frond.config.Continuation;
import org.frond.config.TimeSettings;
import org.frond.io.CheckpointFolder;
import org.frond.io.FolderException;
import org.frond.io.Provenance;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.io.RunState;
import org.frond.model.State;

/**
 * A run whose state another one starts from.
 *
 * @param folder its result folder
 * @param step   step after which the state was stored
 * @param named  whether that step was asked for, rather than the newest there is
 */
public record Parent(ResultFolder folder, long step, boolean named) {

    private static final Pattern WITH_STEP = Pattern.compile("(.+)@(\\d{1,18})");

    /**
     * The parent of a name: DIR for the newest checkpoint in a folder, DIR@STEP for that of a step.
     *
     * @throws FolderException if there is none
     */
    public static Parent of(String name) {
        Matcher withStep = WITH_STEP.matcher(name);
        if (isFolder(name) || !withStep.matches()) {
            ResultFolder folder = folder(name);
            CheckpointFolder.Restored newest = folder.checkpoints().readNewest()
                    .orElseThrow(() -> new FolderException(folder.path(), "holds no checkpoint to start from"));
            return new Parent(folder, newest.step(), false);
        }
        ResultFolder folder = folder(withStep.group(1));
        long step = Long.parseLong(withStep.group(2));
        List<Long> steps = folder.checkpoints().steps();
        if (!steps.contains(step)) {
            throw new FolderException(folder.path(), "holds no checkpoint of step " + step + (steps.isEmpty() ? ""
                    : "; there are those of " + steps.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                            + ", and output.keepCheckpoints keeps more"));
        }
        return new Parent(folder, step, true);
    }

    private static boolean isFolder(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException unreadable) {
            return false;
        }
    }

    private static ResultFolder folder(String name) {
        if (!isFolder(name)) {
            throw new FolderException(Path.of("--from"), "there is no folder " + name);
        }
        ResultFolder folder = new ResultFolder(Path.of(name));
        folder.lacksRun().ifPresent(reason -> {
            throw new FolderException(folder.path(), reason);
        });
        return folder;
    }

    /** What it was asked to do. */
    public Config config() {
        return Config.read(folder.config(), List.of());
    }

    /**
     * Its state.
     *
     * @throws FolderException if it cannot be read
     */
    RunState state() {
        try {
            return folder.checkpoints().read(step);
        } catch (ResultException unreadable) {
            throw new FolderException(folder.path(), "nothing can start from it: " + unreadable.getMessage());
        }
    }

    Provenance.Parent provenance(RunState state) {
        return new Provenance.Parent(folder.path().toAbsolutePath().normalize().toString(), RunIdentity.of(state).run(), step);
    }

    /**
     * Sets the clock of a run that starts from a state of this one: a new protocol begins with its first stage, and what is changed
     * is met with a short step, as at the start.
     */
    void adapt(State state, Config config) {
        Config earlier = config();
        if (Continuation.hasOtherProtocol(config, earlier)) {
            state.setClock(state.clock().atStage(0));
        }
        if (Continuation.difference(config, earlier).isPresent()) {
            state.setClock(state.clock().withNextStep(config.get(TimeSettings.FIRST_STEP)));
        }
    }

    /** Why a run that was begun in a folder is none that starts here; empty if it is one. */
    public Optional<String> difference(ResultFolder begun) {
        Optional<Map<?, ?>> own = RunIdentity.parentInFolder(begun);
        boolean same = own.isPresent() && RunIdentity.inFolder(folder).equals(Optional.of(own.get().get("run")))
                && (!named || own.get().get("step") instanceof Number from && from.longValue() == step);
        return same ? Optional.empty() : Optional.of(begun.path() + " holds a run that starts from " + own.map(other -> "step "
                + other.get("step") + " of " + other.get("folder")).orElse("the beginning")
                + "; go on with it without --from, or choose another folder with --out");
    }

    /** Why a configuration cannot start from it; empty if it can. */
    public Optional<String> refusal(Config config) {
        return Continuation.misfit(config, config());
    }
}
