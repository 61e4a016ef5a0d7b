package org.frond.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.frond.config.BaseConfig;
import org.frond.config.Config;
import org.frond.config.ConfigException;
import org.frond.config.Continuation;
import org.frond.config.Mistake;
import org.frond.config.Parameter;
import org.frond.config.Spelling;
import org.frond.config.Study;
import org.frond.config.YamlText;
import org.frond.io.BusyFolderException;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FolderException;
import org.frond.io.FolderLock;
import org.frond.io.ResultException;
import org.frond.run.CellClass;
import org.frond.run.StartCheck;

/** The cases of a study, every one of them checked as a run checks its configuration, and their folder. */
public final class Plan {

    private static final int MOST_CASES = 1_000_000;
    private static final String PART = ".part";

    private final Study study;
    private final BaseConfig base;
    private final List<SweepCase> cases;
    /** What each case sets. */
    private final CsvRows table;
    /** SHA-256 of what each case asks for, by its name. */
    private final Map<String, String> hashes;

    private Plan(Study study, BaseConfig base, List<SweepCase> cases, CsvRows table, Map<String, String> hashes) {
        this.study = study;
        this.base = base;
        this.cases = cases;
        this.table = table;
        this.hashes = hashes;
    }

    /**
     * Chooses the cases and checks their configurations; nothing is written.
     *
     * @throws ConfigException with one line for each problem
     */
    public static Plan of(Study study) {
        long count = SweepCase.count(study);
        if (count > MOST_CASES) {
            throw new ConfigException(List.of(new Mistake(study.file().toString(), "vary", "these are "
                    + (count == Long.MAX_VALUE ? "more than 9e18" : count) + " cases; at most " + MOST_CASES + " are allowed")));
        }
        study.design().search().ifPresent(search -> checkClass(study, search.outcome()));
        BaseConfig base = BaseConfig.read(study.base());
        List<SweepCase> cases = SweepCase.of(study);
        Check check = new Check(study, base);
        CsvRows table = check.table(cases);
        return new Plan(study, base, cases, table, check.hashes);
    }

    /** The classes are known before anything runs. */
    private static void checkClass(Study study, Study.Criterion outcome) {
        outcome.text().filter(name -> outcome.column().equals(Table.OUTCOME) && !CellClass.names().contains(name)).ifPresent(unknown -> {
            throw new ConfigException(List.of(new Mistake(study.file().toString(), "design.outcome", "there is no class '" + unknown + "', but "
                    + String.join(", ", CellClass.names()) + Spelling.suggest(unknown, CellClass.names()))));
        });
    }

    /** How many cases there are. */
    public int size() {
        return cases.size();
    }

    /** Why a folder holds other cases than these, in a line; empty where it holds these and, of an adaptive study, those added since. */
    public Optional<String> differenceFrom(StudyFolder folder) {
        CsvRows there = folder.readCases();
        int count = table.rows().size();
        boolean mayHaveMore = study.design().search().isPresent();
        if (!folder.readStudy().design().equals(study.design()) || !there.headings().equals(table.headings())
                || there.rows().size() < count || there.rows().size() > count && !mayHaveMore
                || !there.rows().subList(0, count).equals(table.rows())) {
            return Optional.of("holds another study, or an earlier version of this one");
        }
        Map<String, String> planned = folder.readHashes();
        return cases.stream().filter(one -> !hashes.get(one.name()).equals(planned.get(one.name()))).findFirst()
                .map(changed -> "holds this study with another base: " + difference(config(changed),
                        Config.read(folder.config(changed.name()), List.of())) + " in case " + changed.name());
    }

    private static String difference(Config now, Config planned) {
        return now.differences(planned).stream().findFirst().map(parameter -> parameter.key() + ": " + planned.print(parameter) + ", not "
                + now.print(parameter) + ",").orElse("something else");
    }

    private Config config(SweepCase planned) {
        return base.with(planned.name(), study.file().toString(), planned.assignments());
    }

    /**
     * Adds cases to the folder of an adaptive study; those that are there stay as they are.
     *
     * @throws ConfigException with one line for each problem; nothing is written then
     */
    static void add(StudyFolder folder, List<SweepCase> more) {
        Study study = folder.readStudy();
        Check check = new Check(study, BaseConfig.read(study.base()));
        CsvRows added = check.table(more);
        try {
            writeConfigs(folder, study.base().getFileName().toString(), more);
        } catch (IOException problem) {
            throw ResultException.disk(folder.path(), problem);
        }
        Map<String, String> hashes = new LinkedHashMap<>(folder.readHashes());
        hashes.putAll(check.hashes);
        folder.writeHashes(hashes);
        List<List<String>> rows = new ArrayList<>(folder.readCases().rows());
        rows.addAll(added.rows());
        CsvTable.write(folder.cases(), new CsvRows(added.headings(), rows)); // last: what is in this table is there
    }

    /**
     * Writes the folder, whole or not at all.
     *
     * @param path new or empty
     * @param job  the script of a job array for this number of cases
     */
    public StudyFolder write(Path path, String job) {
        StudyFolder target = new StudyFolder(path.toAbsolutePath().normalize());
        try {
            if (Files.exists(path) && !(Files.isDirectory(path) && isEmpty(path))) {
                throw new FolderException(path, "it holds other files; choose another folder with --out, or remove it");
            }
            Files.createDirectories(target.path().getParent());
            writeAside(target, job);
            return new StudyFolder(path);
        } catch (BusyFolderException another) {
            throw new FolderException(path, "another program is writing a study into it; choose another folder with --out");
        } catch (DirectoryNotEmptyException | FileAlreadyExistsException taken) {
            throw new FolderException(path, "another program has written into it since; choose another folder with --out");
        } catch (IOException problem) {
            throw ResultException.disk(path, problem);
        }
    }

    /** Into a folder beside its own, from which it is moved when it is whole; what a program that was killed left there is removed. */
    private void writeAside(StudyFolder target, String job) throws IOException {
        Path beside = target.path().resolveSibling("." + target.path().getFileName() + PART);
        try (FolderLock lock = FolderLock.take(beside)) {
            if (!lock.isHeld()) {
                throw new FileAlreadyExistsException(target.path().toString()); // by who had the lock until now
            }
            lock.clear();
            try {
                StudyFolder part = new StudyFolder(beside.resolve(target.path().getFileName()));
                write(part, job);
                Files.deleteIfExists(target.path());
                Files.move(part.path(), target.path());
            } finally {
                lock.clearAway();
            }
        }
    }

    private void write(StudyFolder folder, String job) throws IOException {
        String baseName = copyBase(folder);
        writeConfigs(folder, baseName, cases);
        Files.writeString(folder.study(), "# " + oneLine(study.file().getFileName().toString()) + " as it was planned; its base lies"
                + " here as well.\n" + study.toYaml("cases/base/" + baseName), StandardCharsets.UTF_8);
        Files.writeString(folder.job(), job, StandardCharsets.UTF_8);
        folder.job().toFile().setExecutable(true, false);
        CsvTable.write(folder.cases(), table);
        folder.writeHashes(hashes);
    }

    private static void writeConfigs(StudyFolder folder, String base, List<SweepCase> cases) throws IOException {
        for (SweepCase planned : cases) {
            StringBuilder text = new StringBuilder("# Case " + planned.name() + ".\ninclude: " + YamlText.scalar("base/" + base) + "\n");
            planned.settings().forEach((key, value) -> text.append(key).append(": ").append(YamlText.scalar(value)).append('\n'));
            Files.writeString(folder.config(planned.name()), text, StandardCharsets.UTF_8);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    /** Copies the base and what it includes; they lie in its folder or below. */
    private String copyBase(StudyFolder folder) throws IOException {
        Path from = base.inputs().get(0).getParent();
        Files.createDirectories(folder.base());
        for (Path input : base.inputs()) {
            if (!input.startsWith(from)) {
                throw refuseLinks();
            }
            Path copy = folder.base().resolve(from.relativize(input).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(input, copy);
        }
        String name = base.inputs().get(0).getFileName().toString();
        if (BaseConfig.read(folder.base().resolve(name)).inputs().size() != base.inputs().size()) {
            throw refuseLinks();
        }
        return name;
    }

    private ConfigException refuseLinks() {
        return new ConfigException(List.of(new Mistake(study.file().toString(), "base", "'" + study.base() + "' or what it includes is"
                + " reached by a symbolic link; name the file itself")));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** Checks all cases; the same problem of many cases is told once. */
    private static final class Check {

        private static final int MOST_PROBLEMS = 20;

        private final Study study;
        private final BaseConfig base;
        /** The first case with each problem, and how many have it. */
        private final Map<String, List<String>> problems = new LinkedHashMap<>();
        /** Settings with which formulas were asked at their places; others change nothing there. */
        private final Set<Map<String, String>> asked = new HashSet<>();
        private final Map<String, String> hashes = new LinkedHashMap<>();

        Check(Study study, BaseConfig base) {
            this.study = study;
            this.base = base;
        }

        /** What each case sets, as {@code cases.csv} has it. */
        CsvRows table(List<SweepCase> cases) {
            List<Parameter<?>> keys = Stream.concat(study.axes().stream().map(Study.Axis::key), study.repeat().stream()
                    .map(Study.Repeat::key)).collect(Collectors.toList());
            Set<String> placed = keys.stream().filter(Parameter::bearsOnPlaces).map(Parameter::key).collect(Collectors.toSet());
            List<String> headings = new ArrayList<>(List.of("case"));
            keys.forEach(key -> headings.add(key.heading()));
            List<List<String>> rows = new ArrayList<>();
            for (SweepCase planned : cases) {
                try {
                    Config config = base.with(planned.name(), study.file().toString(), planned.assignments());
                    List<String> row = new ArrayList<>(List.of(planned.name()));
                    keys.forEach(key -> row.add(key.cell(config)));
                    rows.add(row);
                    hashes.put(planned.name(), Continuation.hashOfAll(config));
                    Map<String, String> there = new LinkedHashMap<>(planned.settings());
                    there.keySet().retainAll(placed);
                    if (asked.add(there)) {
                        new StartCheck(config);
                    }
                } catch (ConfigException wrong) {
                    wrong.mistakes().forEach(mistake -> problems.computeIfAbsent(mistake.line(), line -> new ArrayList<>())
                            .add(planned.name() + " (" + String.join(", ", planned.assignments()) + ")"));
                }
            }
            if (!problems.isEmpty()) {
                throw new ConfigException(problems.entrySet().stream().limit(MOST_PROBLEMS).map(problem -> mistake(problem.getKey(),
                        problem.getValue(), cases.size())).toList());
            }
            return new CsvRows(headings, rows);
        }

        private Mistake mistake(String line, List<String> with, int cases) {
            String prefix = study.file() + ": ";
            String what = line.startsWith(prefix) ? line.substring(prefix.length()) : line;
            return new Mistake(study.file().toString(), "", what + (with.size() == cases ? "; so in every case" : "; in case "
                    + with.get(0) + (with.size() == 1 ? "" : " and " + (with.size() - 1) + " more")));
        }
    }
}
