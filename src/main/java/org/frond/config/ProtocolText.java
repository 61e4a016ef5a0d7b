package org.frond.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.frond.protocol.CutOff;
import org.frond.protocol.Drive;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.frond.unit.QuantityKind;

/**
 * The lines of a protocol as text:
 *
 * <pre>
 *   hold voltage 0.3 V [for 10 min] [until charge 1 mAh/cm^2 or voltage above 0.5 V or voltage below 0 V]
 *   hold current 1 mA/cm^2 [for ...] [until ...]
 *   ramp voltage from 0 V to 0.5 V in 10 min [until ...]
 *   ramp current from ... to ... in ... [until ...]
 *   rest 5 min
 *   repeat 3
 * </pre>
 */
final class ProtocolText {

    /** What a user may write, for errors and the reference page. */
    static final String FORMS = "'hold voltage 0.3 V for 10 min', 'hold current 1 mA/cm^2 until voltage above 0.5 V', "
            + "'ramp voltage from 0 V to 0.5 V in 10 min', 'rest 5 min', 'repeat 3'";

    private static final List<String> VERBS = List.of("hold", "ramp", "rest", "repeat");
    private static final List<String> DRIVES = List.of("voltage", "current");
    private static final List<String> ENDS = List.of("charge", "voltage");
    private static final List<String> SIDES = List.of("above", "below");
    private static final Set<String> LINKS = Set.of("for", "until", "or", "from", "to", "in", "times");

    private final String text;
    private final List<String> words;
    private int next;

    private ProtocolText(String text) {
        this.text = text;
        this.words = Arrays.asList(text.strip().split("\\s+"));
    }

    /** Reads one line. */
    static ProtocolStep read(String text) {
        return new ProtocolText(text).step();
    }

    private ProtocolStep step() {
        ProtocolStep step = switch (oneOf(VERBS)) {
            case "hold" -> hold();
            case "ramp" -> ramp();
            case "rest" -> rest();
            default -> repeat();
        };
        if (next < words.size()) {
            throw refusal("'" + words.get(next) + "' is not understood");
        }
        return step;
    }

    private Stage hold() {
        Drive drive = drive();
        double value = quantity(kind(drive));
        double duration = take("for") ? positive(quantity(QuantityKind.TIME)) : Double.POSITIVE_INFINITY;
        return new Stage(drive, value, value, duration, cutOffs());
    }

    private Stage ramp() {
        Drive drive = drive();
        expect("from");
        double from = quantity(kind(drive));
        expect("to");
        double to = quantity(kind(drive));
        expect("in");
        return new Stage(drive, from, to, positive(quantity(QuantityKind.TIME)), cutOffs());
    }

    private Stage rest() {
        take("for");
        return new Stage(Drive.CURRENT, 0, 0, positive(quantity(QuantityKind.TIME)), cutOffs());
    }

    private ProtocolStep repeat() {
        String number = next < words.size() ? words.get(next++) : "";
        if (!number.matches("[1-9]\\d{0,5}")) {
            throw refusal("'" + number + "' is no number of times");
        }
        take("times");
        return new ProtocolStep.Repeat(Integer.parseInt(number));
    }

    private List<CutOff> cutOffs() {
        List<CutOff> cutOffs = new ArrayList<>();
        if (take("until")) {
            do {
                cutOffs.add(cutOff());
            } while (take("or"));
        }
        return cutOffs;
    }

    private CutOff cutOff() {
        if (oneOf(ENDS).equals("charge")) {
            return new CutOff.Charge(positive(quantity(QuantityKind.CHARGE_DENSITY)));
        }
        boolean above = oneOf(SIDES).equals("above");
        double volts = quantity(QuantityKind.VOLTAGE);
        return above ? new CutOff.VoltageAbove(volts) : new CutOff.VoltageBelow(volts);
    }

    private Drive drive() {
        return oneOf(DRIVES).equals("voltage") ? Drive.VOLTAGE : Drive.CURRENT;
    }

    private static QuantityKind kind(Drive drive) {
        return drive == Drive.VOLTAGE ? QuantityKind.VOLTAGE : QuantityKind.CURRENT_DENSITY;
    }

    private String oneOf(List<String> allowed) {
        String word = next < words.size() ? words.get(next++) : "";
        if (allowed.contains(word)) {
            return word;
        }
        throw refusal((word.isEmpty() ? "something is missing at its end" : "'" + word + "' is not understood")
                + "; expected is " + String.join(" or ", allowed) + Spelling.suggest(word, allowed));
    }

    private boolean take(String word) {
        boolean there = next < words.size() && words.get(next).equals(word);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String word) {
        if (!take(word)) {
            throw refusal("'" + word + "' is expected" + (next < words.size() ? " before '" + words.get(next) + "'" : " at its end"));
        }
    }

    /** The words up to the next link, such as "1 mA/cm^2". */
    private double quantity(QuantityKind kind) {
        List<String> parts = new ArrayList<>();
        while (next < words.size() && !LINKS.contains(words.get(next))) {
            parts.add(words.get(next++));
        }
        if (parts.isEmpty()) {
            throw refusal(kind.nameWithArticle() + " is missing, such as " + kind.example());
        }
        return kind.parse(String.join(" ", parts));
    }

    private double positive(double value) {
        if (!(value > 0)) {
            throw refusal("times and charges must be above 0");
        }
        return value;
    }

    private Refusal refusal(String problem) {
        return new Refusal("'" + text.strip() + "': " + problem);
    }

    /** A line as {@link #read} takes it. */
    static String print(ProtocolStep step) {
        if (step instanceof ProtocolStep.Repeat repeat) {
            return "repeat " + repeat.times();
        }
        Stage stage = (Stage) step;
        QuantityKind kind = kind(stage.drive());
        String name = stage.drive() == Drive.VOLTAGE ? "voltage " : "current ";
        String time = QuantityKind.TIME.print(stage.duration());
        StringBuilder line = new StringBuilder();
        if (!stage.isHeld()) {
            line.append("ramp ").append(name).append("from ").append(kind.print(stage.from())).append(" to ")
                    .append(kind.print(stage.to())).append(" in ").append(time);
        } else {
            line.append("hold ").append(name).append(kind.print(stage.from()));
            line.append(stage.duration() < Double.POSITIVE_INFINITY ? " for " + time : "");
        }
        String link = " until ";
        for (CutOff cutOff : stage.cutOffs()) {
            line.append(link).append(print(cutOff));
            link = " or ";
        }
        return line.toString();
    }

    private static String print(CutOff cutOff) {
        if (cutOff instanceof CutOff.Charge charge) {
            return "charge " + QuantityKind.CHARGE_DENSITY.print(charge.perArea());
        }
        return cutOff instanceof CutOff.VoltageAbove above ? "voltage above " + QuantityKind.VOLTAGE.print(above.volts())
                : "voltage below " + QuantityKind.VOLTAGE.print(((CutOff.VoltageBelow) cutOff).volts());
    }
}
