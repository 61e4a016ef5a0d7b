package org.frond.sweep;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.frond.config.Config;
import org.frond.config.Continuation;
import org.frond.config.Study;
import org.frond.io.CsvRows;
import org.frond.io.CsvTable;
import org.frond.io.FolderException;
import org.frond.io.ResultException;
import org.frond.io.ResultFolder;

/**
 * Where everything of one study lies.
 *
 * <pre>
 *   study.yaml  cases.csv  job.sh
 *   cases/base/wedge-crack.yaml  cases/0001.yaml ...     what runs
 *   runs/0001/ ...  outcomes/0001.json  logs/0001.txt     what came of it
 *   table.csv  missing.txt  map.png ...                   all of it together
 * </pre>
 *
 * @param path the study's own folder
 */
public record StudyFolder(Path path) {

    /** Whether a study was planned there. */
    public boolean isThere() {
        return Files.isRegularFile(cases()) && Files.isRegularFile(study());
    }

    /**
     * A folder in which a study was planned.
     *
     * @throws ResultException if none was
     */
    public static StudyFolder open(Path path) {
        StudyFolder folder = new StudyFolder(path);
        if (!folder.isThere()) {
            throw new ResultException(path + (Files.notExists(folder.cases()) || Files.notExists(folder.study())
                    ? " is not the folder of a study: it has no study.yaml and cases.csv; make one with frond sweep plan STUDY --out DIR"
                    : " may not be read"));
        }
        return folder;
    }

    /** The study, as it was planned. */
    public Path study() {
        return path.resolve("study.yaml");
    }

    /** One line for each case with what it sets. */
    public Path cases() {
        return path.resolve("cases.csv");
    }

    /** The script of a job array. */
    public Path job() {
        return path.resolve("job.sh");
    }

    /** What came of each case. */
    public Path table() {
        return path.resolve("table.csv");
    }

    /** The cases of which nothing has come yet, one a line. */
    public Path missing() {
        return path.resolve("missing.txt");
    }

    /** The cases of the job array for what was missing, one a line. */
    public Path again() {
        return path.resolve("again.txt");
    }

    /** Configurations of the cases. */
    Path configs() {
        return path.resolve("cases");
    }

    /** The base configuration and what it includes. */
    Path base() {
        return configs().resolve("base");
    }

    /** The configuration of a case. */
    Path config(String name) {
        return configs().resolve(name + ".yaml");
    }

    /** SHA-256 of what the configuration of each case asked for when it was planned. */
    Path hashes() {
        return configs().resolve("hashes.csv");
    }

    /** The result folder of a case. */
    ResultFolder run(String name) {
        return new ResultFolder(path.resolve("runs").resolve(name));
    }

    /** How a case ended so far. */
    Path outcome(String name) {
        return path.resolve("outcomes").resolve(name + ".json");
    }

    /** What a case told the terminal. */
    Path log(String name) {
        return path.resolve("logs").resolve(name + ".txt");
    }

    /** Locked byte by byte, one for each case that is running. */
    Path claims() {
        return path.resolve("outcomes").resolve(".running");
    }

    /** The study as it was planned. */
    Study readStudy() {
        return Study.read(study());
    }

    /**
     * Refuses cases that would not do what was planned: whose file, or what it includes, was changed since.
     *
     * @throws FolderException that names the first one
     */
    public void requireAsPlanned(List<String> names) {
        Map<String, String> planned = readHashes();
        names.stream().filter(name -> !Continuation.hashOfAll(Config.read(config(name), List.of())).equals(planned.get(name))).findFirst()
                .ifPresent(name -> {
                    throw new FolderException(config(name), "asks for other than was planned, here or in what it includes; plan the study"
                            + " anew, into another folder");
                });
    }

    /** SHA-256 of what each case asks for, by its name. */
    Map<String, String> readHashes() {
        if (!Files.exists(hashes())) {
            throw new FolderException(path, "was planned by an earlier version of Frond; plan the study anew, into another folder");
        }
        Map<String, String> hashes = new LinkedHashMap<>();
        CsvTable.read(hashes()).rows().forEach(row -> hashes.put(row.get(0), row.get(1)));
        return hashes;
    }

    void writeHashes(Map<String, String> hashes) {
        CsvTable.write(hashes(), new CsvRows(List.of("case", "sha256"), hashes.entrySet().stream()
                .map(hash -> List.of(hash.getKey(), hash.getValue())).toList()));
    }

    CsvRows readCases() {
        return CsvTable.read(cases());
    }

    /** Locked by who adds cases to an adaptive study. */
    Path planning() {
        return path.resolve("outcomes").resolve(".planning");
    }

    /** Where the outcome of an adaptive study changes. */
    Path boundary() {
        return path.resolve("boundary.csv");
    }

    /** Names of all cases, in order. */
    public List<String> names() {
        return readCases().rows().stream().map(row -> row.get(0)).toList();
    }
}
