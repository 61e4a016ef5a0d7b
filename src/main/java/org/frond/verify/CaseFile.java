package org.frond.verify;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.frond.config.YamlText;
import org.frond.formula.Formula;
import org.frond.formula.FormulaException;
import org.frond.unit.Numbers;
import org.frond.unit.QuantityException;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads the second document of a case's YAML file.
 *
 * <pre>
 * ---
 * case: V21
 * title: one line
 * statement: a paragraph
 * source: where the answer comes from
 * level: quick                       # or full
 * vary:                              # optional: a family, member by member
 *   grid.cells: ["[16, 16]", "[32, 32]"]
 * members: [coarse, fine]            # optional: what they are called; else their settings
 * expect:
 *   largest force:
 *     measure: largest('Force on top along y')    # or a list, one for each member
 *     value: 0.7 kN / 1 mm           # or values: [...], one for each member
 *     over: mean('members')          # optional: one number of the whole family, in place of each member
 *     tolerance: 2 %                 # of the value; or within: 1e-3, absolute; or above:, below: (a value or a list); or order: 2, against: h
 * plots:
 *   force:
 *     x: "'Time'"
 *     xLabel: Time [s]
 *     yLabel: Force [N/m]
 *     lines: {measured: "'Force on top along y'"}
 *     exact: {theory: 2 * x}
 * picture: {time.end: 80 s}          # optional: settings of one more run of the last member, whose end is shown
 * export:                            # optional: for pages.nist.gov/pfhub
 *   benchmark: 1a
 *   version: 1
 *   files:
 *     free_energy: {time: "'Time'", free_energy: "'Free energy'"}
 * </pre>
 */
public final class CaseFile {

    private static final Set<String> KEYS = Set.of("case", "title", "statement", "source", "level", "vary", "members", "expect",
            "plots", "picture", "export");
    private static final Set<String> EXPECT = Set.of("measure", "value", "values", "tolerance", "within", "above", "below",
            "order", "against", "over");

    private final Path file;
    private final Map<String, Object> document;

    private CaseFile(Path file, Map<String, Object> document) {
        this.file = file;
        this.document = document;
    }

    /**
     * All cases of a folder, in the order of their files' names.
     *
     * @throws CaseException if the folder or a case cannot be read
     */
    public static List<VerificationCase> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new CaseException(folder + ": no such folder; verification cases lie in configs/verification of the program's "
                    + "source, --cases names another place");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().map(CaseFile::read).toList();
        } catch (IOException problem) {
            throw new CaseException(folder + " cannot be read: " + problem);
        }
    }

    /** One case. */
    static VerificationCase read(Path file) {
        List<Object> documents;
        try (Reader text = Files.newBufferedReader(file)) {
            documents = YamlText.documents(text);
        } catch (IOException | YAMLException problem) {
            throw new CaseException(file + " cannot be read: " + problem);
        }
        if (documents.size() != 2) {
            throw new CaseException(file + ": a case has two documents, the configuration and after a line --- what is expected");
        }
        CaseFile reader = new CaseFile(file, map(file, "", documents.get(1)));
        return reader.read();
    }

    private VerificationCase read() {
        allow("", document, KEYS);
        VerificationCase.Level level = switch (text(document, "", "level")) {
            case "quick" -> VerificationCase.Level.QUICK;
            case "full" -> VerificationCase.Level.FULL;
            case "study" -> VerificationCase.Level.STUDY;
            default -> throw refuse("level", "is quick, full or study");
        };
        List<VerificationCase.Member> members = members();
        List<Expectation> expectations = new ArrayList<>();
        map(file, "expect", required(document, "", "expect")).forEach((quantity, asked) ->
                expectations.add(expectation(quantity, map(file, "expect." + quantity, asked), members.size())));
        List<VerificationCase.Plot> plots = new ArrayList<>();
        if (document.containsKey("plots")) {
            map(file, "plots", document.get("plots")).forEach((name, plot) -> plots.add(plot("plots." + name,
                    map(file, "plots." + name, plot))));
        }
        return new VerificationCase(file, text(document, "", "case"), text(document, "", "title"),
                text(document, "", "statement").strip(), text(document, "", "source").strip(), level, members, expectations,
                plots, picture(), export());
    }

    private List<String> picture() {
        return document.containsKey("picture") ? map(file, "picture", document.get("picture")).entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue()).toList() : List.of();
    }

    private Optional<Export> export() {
        if (!document.containsKey("export")) {
            return Optional.empty();
        }
        Map<String, Object> asked = map(file, "export", document.get("export"));
        allow("export.", asked, Set.of("benchmark", "version", "files"));
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        map(file, "export.files", required(asked, "export.", "files")).forEach((name, columns) -> {
            Map<String, String> measures = texts("export.files." + name, columns);
            try {
                measures.values().forEach(Measurement::check);
            } catch (FormulaException wrong) {
                throw refuse("export.files." + name, wrong.getMessage());
            }
            files.put(name, measures);
        });
        return Optional.of(new Export(text(asked, "export.", "benchmark"), (int) number(asked, "export", "version"), files));
    }

    private List<VerificationCase.Member> members() {
        List<List<String>> settings = settings();
        if (!document.containsKey("members")) {
            return settings.stream().map(all -> new VerificationCase.Member(String.join(", ", all), all)).toList();
        }
        if (!(document.get("members") instanceof List<?> names) || names.size() != settings.size()) {
            throw refuse("members", "has " + (document.get("members") instanceof List<?> given ? given.size() : "no list of")
                    + " names for " + settings.size() + " members");
        }
        return IntStream.range(0, names.size())
                .mapToObj(n -> new VerificationCase.Member(String.valueOf(names.get(n)), settings.get(n))).toList();
    }

    private List<List<String>> settings() {
        if (!document.containsKey("vary")) {
            return List.of(List.of());
        }
        List<List<String>> members = new ArrayList<>();
        map(file, "vary", document.get("vary")).forEach((key, values) -> {
            if (!(values instanceof List<?> list) || list.size() < 2) {
                throw refuse("vary." + key, "is a list of two values or more");
            }
            for (int n = 0; n < list.size(); n++) {
                if (members.size() <= n) {
                    members.add(new ArrayList<>());
                }
                members.get(n).add(key + "=" + list.get(n));
            }
        });
        if (members.stream().anyMatch(settings -> settings.size() != members.get(0).size())) {
            throw refuse("vary", "has lists of different lengths");
        }
        return members;
    }

    private Expectation expectation(String quantity, Map<String, Object> asked, int members) {
        String key = "expect." + quantity;
        allow(key + ".", asked, EXPECT);
        List<String> measures = measures(key + ".measure", required(asked, key + ".", "measure"), members);
        Optional<String> over = Optional.ofNullable(asked.get("over")).map(String::valueOf);
        over.ifPresent(text -> check(key + ".over", text));
        if (asked.containsKey("order")) {
            Expectation.Step step = text(asked, key + ".", "against").equals("h") ? Expectation.Step.H : Expectation.Step.DT;
            if (members < 2) {
                throw refuse(key + ".order", "needs a family: give vary");
            }
            return new Expectation(quantity, measures, over, new Expectation.Order(number(asked, key, "order"),
                    number(asked, key, "within"), step));
        }
        if (asked.containsKey("above") || asked.containsKey("below")) {
            return new Expectation(quantity, measures, over, new Expectation.Between(
                    bounds(asked, key + ".", "above", Double.NEGATIVE_INFINITY, members),
                    bounds(asked, key + ".", "below", Double.POSITIVE_INFINITY, members)));
        }
        List<Formula> values = new ArrayList<>();
        Object given = asked.containsKey("values") ? asked.get("values") : List.of(required(asked, key + ".", "value"));
        for (Object value : given instanceof List<?> list ? list : List.of(given)) {
            constant(key, value);
            values.add(new Formula(String.valueOf(value)));
        }
        if (values.size() != 1 && values.size() != members) {
            throw refuse(key + ".values", "has " + values.size() + " values for " + members + " members");
        }
        boolean relative = asked.containsKey("tolerance");
        double tolerance = relative ? number(asked, key, "tolerance") : constant(key + ".within", required(asked, key + ".", "within"));
        return new Expectation(quantity, measures, over, new Expectation.Close(values, tolerance, relative));
    }

    /** One measure, or one for each member. */
    private List<String> measures(String key, Object given, int members) {
        List<String> measures = (given instanceof List<?> list ? list : List.of(given)).stream().map(String::valueOf).toList();
        if (measures.size() != 1 && measures.size() != members) {
            throw refuse(key, "has " + measures.size() + " measures for " + members + " members");
        }
        measures.forEach(measure -> check(key, measure));
        return measures;
    }

    private void check(String key, String measure) {
        try {
            Measurement.check(measure);
        } catch (FormulaException wrong) {
            throw refuse(key, wrong.getMessage());
        }
    }

    /** One bound, or one for each member. */
    private List<Double> bounds(Map<String, Object> asked, String prefix, String name, double open, int members) {
        Object given = asked.get(name);
        if (given == null) {
            return List.of(open);
        }
        if (!(given instanceof List<?> list)) {
            return List.of(constant(prefix + name, given));
        }
        if (list.size() != members) {
            throw refuse(prefix + name, "has " + list.size() + " values for " + members + " members");
        }
        return list.stream().map(value -> constant(prefix + name, value)).toList();
    }

    private VerificationCase.Plot plot(String key, Map<String, Object> plot) {
        allow(key + ".", plot, Set.of("x", "xLabel", "yLabel", "lines", "exact"));
        return new VerificationCase.Plot(text(plot, key + ".", "x"), text(plot, key + ".", "xLabel"),
                text(plot, key + ".", "yLabel"), texts(key + ".lines", required(plot, key + ".", "lines")),
                plot.containsKey("exact") ? texts(key + ".exact", plot.get("exact")) : Map.of());
    }

    private Map<String, String> texts(String key, Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(file, key, value).forEach((name, text) -> texts.put(name, String.valueOf(text)));
        return Collections.unmodifiableMap(texts);
    }

    private double constant(String key, Object value) {
        try {
            return new Formula(String.valueOf(value)).constant();
        } catch (FormulaException wrong) {
            throw refuse(key, wrong.getMessage());
        }
    }

    private double number(Map<String, Object> map, String key, String name) {
        try {
            return Numbers.parse(text(map, key + ".", name));
        } catch (QuantityException wrong) {
            throw refuse(key + "." + name, wrong.getMessage());
        }
    }

    private String text(Map<String, Object> map, String prefix, String key) {
        return String.valueOf(required(map, prefix, key));
    }

    private Object required(Map<String, Object> map, String prefix, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw refuse(prefix + key, "is missing");
        }
        return value;
    }

    private void allow(String prefix, Map<String, Object> map, Set<String> keys) {
        for (String key : map.keySet()) {
            if (!keys.contains(key)) {
                throw refuse(prefix + key, "unknown key; known are " + String.join(", ", new TreeSet<>(keys)));
            }
        }
    }

    private CaseException refuse(String key, String why) {
        return new CaseException(file + ": " + key + ": " + why);
    }

    private static Map<String, Object> map(Path file, String key, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new CaseException(file + ": " + (key.isEmpty() ? "the second document" : key) + " holds keys and values");
        }
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((name, entry) -> texts.put(String.valueOf(name), entry));
        return texts;
    }
}
