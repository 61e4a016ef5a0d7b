package org.frond.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.Parameter;
import org.frond.config.RunSettings;
import org.frond.grid.Grid;
import org.frond.io.Build;
import org.frond.io.JsonFile;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;
import org.frond.picture.ColourMap;
import org.frond.picture.Rounding;

/** The runs that are looked at together, and in what they differ. */
final class Viewed {

    private static final int SCHEMA_VERSION = 1;
    /** Colours of a map as the page gets them; between them it interpolates. */
    private static final int COLOURS = 33;
    /** Keys that say what is written of a run, not what it is. */
    private static final String WRITTEN = "output.";
    /** What runs may differ in without being different. */
    private static final Set<Parameter<?>> NAMES = Set.of(RunSettings.NAME, RunSettings.TITLE, RunSettings.DEVICE, RunSettings.THREADS);
    private static final List<ColourMap> MAPS = List.of(ColourMap.LAGOON, ColourMap.DUSK, ColourMap.EMBER, ColourMap.SLATE,
            ColourMap.INK, ColourMap.METAL, ColourMap.TIDE);

    private final OpenShots open = new OpenShots();
    private volatile Runs runs = new Runs(List.of(), List.of());

    /**
     * The runs, and what is said of them once.
     *
     * @param runs  in the order in which they are shown
     * @param about of each
     */
    private record Runs(List<ViewedRun> runs, List<Map<String, Object>> about) {
    }

    /**
     * Looks at folders for the first time.
     *
     * @throws ResultException when one is not the folder of a run
     */
    Viewed(List<ResultFolder> folders) {
        folders.forEach(this::add);
        look();
    }

    /** Looks at one more run. */
    synchronized ViewedRun add(ResultFolder folder) {
        List<ViewedRun> all = new ArrayList<>(runs.runs());
        ViewedRun added = new ViewedRun(String.valueOf(all.size()), folder, open);
        all.add(added);
        List<Optional<Config>> configs = all.stream().map(run -> config(run.folder())).toList();
        Set<Parameter<?>> differing = differing(configs.stream().flatMap(Optional::stream).toList());
        runs = new Runs(List.copyOf(all), IntStream.range(0, all.size()).mapToObj(n -> about(all.get(n).folder(), configs.get(n), differing)).toList());
        return added;
    }

    List<ViewedRun> runs() {
        return runs.runs();
    }

    /** The run of that id, if it is one of them. */
    Optional<ViewedRun> run(String id) {
        return runs().stream().filter(run -> run.id().equals(id)).findFirst();
    }

    /** Looks again, and tells whether anything has changed. */
    boolean look() {
        boolean changed = false;
        for (ViewedRun run : runs()) {
            changed |= run.look();
        }
        return changed;
    }

    /** What the page is made of, the runs as they are now. */
    Map<String, Object> content() {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("frond", Build.version());
        Map<String, List<String>> maps = new LinkedHashMap<>();
        MAPS.forEach(map -> maps.put(map.name(), IntStream.range(0, COLOURS)
                .mapToObj(n -> String.format(Locale.ROOT, "#%06x", map.rgb(n / (COLOURS - 1.0)))).toList()));
        content.put("maps", maps);
        content.put("overlays", Stream.of(Overlay.values()).map(overlay ->
                Map.of("id", overlay.id(), "label", overlay.label(), "short", overlay.shortLabel(), "field", overlay.field())).toList());
        List<Map<String, Object>> listed = new ArrayList<>();
        Runs now = runs;
        for (int n = 0; n < now.runs().size(); n++) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("id", now.runs().get(n).id());
            run.putAll(now.about().get(n));
            run.putAll(shown(now.runs().get(n)));
            run.putAll(now.runs().get(n).state());
            listed.add(run);
        }
        content.put("runs", listed);
        return content;
    }

    /** The same as a document. */
    String json() {
        return JsonFile.text("view", SCHEMA_VERSION, content());
    }

    /** A configuration that this version of Frond cannot read is shown as text all the same. */
    private static Optional<Config> config(ResultFolder folder) {
        try {
            return Optional.of(Config.read(folder.config(), List.of()));
        } catch (ConfigException ofAnotherVersion) {
            return Optional.empty();
        }
    }

    private static Set<Parameter<?>> differing(List<Config> configs) {
        Set<Parameter<?>> differing = new LinkedHashSet<>();
        configs.stream().skip(1).forEach(config -> differing.addAll(config.differences(configs.get(0))));
        differing.removeIf(parameter -> NAMES.contains(parameter) || parameter.key().startsWith(WRITTEN));
        return differing;
    }

    private static Map<String, Object> about(ResultFolder folder, Optional<Config> config, Set<Parameter<?>> differing) {
        Map<String, Object> about = new LinkedHashMap<>();
        String name = folder.path().toAbsolutePath().normalize().getFileName().toString();
        about.put("name", name);
        about.put("folder", folder.path().toString());
        about.put("at", folder.path().toAbsolutePath().normalize().toString());
        about.put("title", config.map(read -> read.get(RunSettings.TITLE)).filter(title -> !title.isEmpty()).orElse(name));
        Map<String, String> differs = new LinkedHashMap<>();
        differing.forEach(parameter -> config.ifPresent(read -> differs.put(parameter.key(), read.print(parameter))));
        about.put("differs", differs);
        return about;
    }

    /** The run that one started from: its folder and the step of the state, as its provenance says. */
    private static Optional<Object> parent(ResultFolder folder) {
        try {
            return Optional.ofNullable(JsonFile.read(folder.provenance()).get("parent"));
        } catch (ResultException unknown) {
            return Optional.empty();
        }
    }

    /** What it started from, and grid and quantities, which are known from the first snapshot on. */
    private static Map<String, Object> shown(ViewedRun run) {
        Map<String, Object> shown = new LinkedHashMap<>();
        List<Shot> shots = run.shots();
        parent(run.folder()).ifPresent(parent -> shown.put("parent", parent));
        if (!shots.isEmpty()) {
            OpenShot last = new OpenShot(shots.get(shots.size() - 1)); // not among those that are kept: those are what is looked at
            Grid grid = last.grid();
            shown.put("grid", Map.of("axes", grid.dim(), "cells", List.of(grid.nx(), grid.ny(), grid.nz()), "spacing", grid.h()));
            shown.put("quantities", last.quantities().stream().map(Viewed::described).toList());
        }
        return shown;
    }

    private static Map<String, Object> described(Quantity quantity) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", quantity.id());
        described.put("label", quantity.label());
        described.put("symbol", quantity.symbol());
        described.put("unit", quantity.unit());
        described.put("at", quantity.location().name().toLowerCase(Locale.ROOT));
        described.put("description", quantity.description());
        described.put("group", quantity.look().group().title());
        described.put("stored", quantity.stored());
        described.put("map", quantity.look().map().name());
        described.put("signed", quantity.isSigned());
        described.put("fixed", quantity.look().fixed());
        described.put("labels", quantity.look().labels());
        described.put("rounding", Rounding.of(quantity.unit()));
        return described;
    }
}
