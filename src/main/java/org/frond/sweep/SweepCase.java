package org.frond.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.frond.config.Study;

/**
 * One case of a study.
 *
 * @param name     its number as text, such as 0007, by which its files are called
 * @param settings what it sets, by key, in the order of the study
 */
record SweepCase(String name, Map<String, String> settings) {

    private static final int FEWEST_DIGITS = 4;

    SweepCase {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /** Of the form key=value. */
    List<String> assignments() {
        return settings.entrySet().stream().map(setting -> setting.getKey() + "=" + setting.getValue()).toList();
    }

    /** How many cases a study has. */
    static long count(Study study) {
        long count = switch (study.design().kind()) {
            case GRID, ADAPTIVE -> study.axes().stream().mapToLong(Study.Axis::size).reduce(1, SweepCase::product);
            case LIST -> study.axes().get(0).size();
            default -> study.design().count();
        };
        return product(count, study.repeat().map(Study.Repeat::count).orElse(1));
    }

    private static long product(long a, long b) {
        return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
    }

    /**
     * All cases of a study, of an adaptive one those that it begins with; of a grid the last key changes first, and repetitions lie
     * side by side.
     */
    static List<SweepCase> of(Study study) {
        List<Map<String, String>> chosen = study.design().kind().isDrawn() ? drawn(study) : study.design().kind()
                == Study.DesignKind.LIST ? list(study) : grid(study);
        List<Map<String, String>> all = new ArrayList<>();
        for (Map<String, String> settings : chosen) {
            study.repeat().ifPresentOrElse(again -> {
                for (int n = 1; n <= again.count(); n++) {
                    all.add(with(settings, again.key().key(), String.valueOf(n)));
                }
            }, () -> all.add(settings));
        }
        int digits = Math.max(FEWEST_DIGITS, String.valueOf(all.size()).length());
        List<SweepCase> cases = new ArrayList<>();
        for (Map<String, String> settings : all) {
            cases.add(new SweepCase(String.format(Locale.ROOT, "%0" + digits + "d", cases.size() + 1), settings));
        }
        return cases;
    }

    private static List<Map<String, String>> grid(Study study) {
        List<Map<String, String>> cases = List.of(Map.of());
        for (Study.Axis axis : study.axes()) {
            List<String> values = axis.values();
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> settings : cases) {
                values.forEach(value -> longer.add(with(settings, axis.key().key(), value)));
            }
            cases = longer;
        }
        return cases;
    }

    private static List<Map<String, String>> list(Study study) {
        List<Map<String, String>> cases = new ArrayList<>();
        for (Study.Axis axis : study.axes()) {
            List<String> values = axis.values();
            for (int n = 0; n < values.size(); n++) {
                if (cases.size() <= n) {
                    cases.add(Map.of());
                }
                cases.set(n, with(cases.get(n), axis.key().key(), values.get(n)));
            }
        }
        return cases;
    }

    private static List<Map<String, String>> drawn(Study study) {
        List<Map<String, String>> cases = new ArrayList<>();
        for (double[] point : Points.of(study.design(), study.axes().size())) {
            Map<String, String> settings = new LinkedHashMap<>();
            for (int n = 0; n < point.length; n++) {
                settings.put(study.axes().get(n).key().key(), study.axes().get(n).at(point[n]));
            }
            cases.add(settings);
        }
        return cases;
    }

    /** One more case, which changes one key. */
    SweepCase other(String otherName, String key, String value) {
        return new SweepCase(otherName, with(settings, key, value));
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(key, value);
        return more;
    }
}
