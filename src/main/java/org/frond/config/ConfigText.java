package org.frond.config;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.frond.formula.Formula;
import org.frond.unit.Numbers;

/** The files written from the declarations: the effective configuration, the starter file and the reference page. */
final class ConfigText {

    private static final Section NONE = Section.ofMany("-", "no section");

    /** Column at which comments start. */
    private static final int COMMENT = 36;

    private ConfigText() {
    }

    /** Every parameter with its value, as YAML that reads back to the same configuration. */
    static String effective(Config config) {
        StringBuilder text = new StringBuilder("# Effective configuration: every default is written out.\n");
        config.namedNumbers().forEach((name, value) -> text.append("# let ").append(name).append(" = ").append(Numbers.print(value))
                .append(" in SI units; what depends on it stands below as it came out\n"));
        for (Section section : Schema.sections()) {
            if (!config.matters(section)) {
                continue;
            }
            openSection(text, section);
            for (String name : config.names(section.isMany() ? section : NONE)) {
                text.append("  ").append(name).append(":\n");
                for (Parameter<?> declared : section.parameters()) {
                    Parameter<?> parameter = declared.of(name);
                    line(text, section, "  ", parameter, config.print(parameter),
                            config.isGiven(parameter) ? "" : "default; ");
                }
            }
            for (Parameter<?> parameter : section.isMany() ? List.<Parameter<?>>of() : section.parameters()) {
                String mark = config.isGiven(parameter) ? "" : "default; ";
                line(text, section, "", parameter, config.print(parameter), mark);
            }
        }
        return text.toString();
    }

    /** What one changes first, in the order in which it is shown. */
    private static final List<Parameter<?>> FIRST = List.of(GridSettings.CELLS, GridSettings.SIZE, StructureSettings.KIND,
            StructureSettings.PLANE_ANGLE, CellSettings.VOLTAGE, CellSettings.TEMPERATURE, FlawSettings.LENGTH, FlawSettings.POSITION,
            FractureSettings.LENGTH, TimeSettings.END, OutputSettings.SNAPSHOTS, StopSettings.CRACK_FRACTION);

    /** A short configuration to start from. */
    static String starter(String name) {
        StringBuilder text = new StringBuilder(head(name) + "# Further keys and their defaults:  docs/configuration.md, or frond new --full\n\n"
                + "# Whose constants: sodium beta''-alumina and sodium. Others that come with Frond: frond:llzo, frond:lpscl (with\n"
                + "# frond:lithium) and frond:nasicon (with frond:sodium). What none of them gives has a default: that of the former.\n"
                + "include: [frond:beta-alumina, frond:sodium]\n");
        for (Section section : Schema.sections()) {
            List<Parameter<?>> shown = section.parameters().stream().filter(FIRST::contains).toList();
            if (!shown.isEmpty()) {
                openSection(text, section);
                shown.forEach(parameter -> line(text, section, "", parameter, standardText(parameter), ""));
            }
        }
        return text.toString();
    }

    /** A configuration to start from with all keys: required and basic ones written out, the others in comments. */
    static String allKeys(String name) {
        StringBuilder text = new StringBuilder(head(name) + "# Lines that are commented out show the defaults of further keys.\n"
                + "# The constants below are those of sodium beta''-alumina and sodium. For others that come with Frond remove the sections\n"
                + "# electrolyte, interface, metal and the energies of fracture, and write include: [frond:llzo, frond:lithium].\n");
        for (Section section : Schema.sections()) {
            if (section.isMany() || section.use() == Section.Use.BODY) {
                continue;
            }
            openSection(text, section);
            for (Parameter<?> parameter : section.parameters()) {
                boolean shown = parameter.level() == Level.BASIC;
                boolean isName = parameter.equals(RunSettings.NAME);
                line(text, section, shown ? "" : "# ", parameter, isName ? name : standardText(parameter), "");
            }
        }
        return text.toString();
    }

    private static String head(String name) {
        return JsonSchema.header(JsonSchema.FILE) + "\n"
                + "# " + name + ": a Frond configuration. Values carry their units; every key is explained in docs/configuration.md.\n"
                + "# Editors:   frond schema > " + JsonSchema.FILE + "  lets those that know YAML complete and explain keys.\n"
                + "# Check it:  frond check " + name + ".yaml\n"
                + "# Run it:    frond run " + name + ".yaml\n";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '`' + name + '`').collect(Collectors.joining(", "));
    }

    private static void openSection(StringBuilder text, Section section) {
        text.append('\n');
        if (!section.name().isEmpty()) {
            text.append("# ").append(section.meaning()).append('\n').append(section.name()).append(":\n");
        }
    }

    private static void line(StringBuilder text, Section section, String commentedOut, Parameter<?> parameter,
            String value, String mark) {
        String indent = section.name().isEmpty() ? "" : "  ";
        String setting = indent + commentedOut + parameter.shortName() + ": " + value;
        text.append(setting).append(" ".repeat(Math.max(2, COMMENT - setting.length())))
                .append("# ").append(mark).append(parameter.allowed()).append(": ").append(parameter.meaning()).append('\n');
    }

    private static <T> String standardText(Parameter<T> parameter) {
        return parameter.standard().map((Function<T, String>) parameter::print).orElse(parameter.example());
    }

    /** The reference page of all parameters, as Markdown. */
    static String reference() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, """
                # Configuration reference

                *Generated from the declarations in `org.frond.config`; do not edit.* Write it again after a change with
                `java -cp target/frond.jar org.frond.config.ReferencePage docs/configuration.md`.

                A configuration is a YAML file (JSON, XML and properties are read as well). Quantities carry a unit: `0.5 mm`,
                `1 mA/cm^2`, `30 min`, `2 J/m^2`, `80 deg`; pure numbers carry none, percentages are understood. Times are
                written in one unit: `90 s` or `1.5 min`. `include: file` or `include: [file, file]` reads other files first,
                looked up from the folder of the including file and only inside it; keys of the including file outrank them.
                Constants that come with Frond are included by name from anywhere: `include: [frond:llzo, frond:lithium]`; there
                are %s, each with its sources in
                [configs/materials](../configs/materials). Of several includes the later outranks. On the command line
                `--set key=value` outranks every file.

                Sections are of two kinds of run. With nothing but these, a run is an electrochemical cell with its dendrite. A
                section `displacement`, `potential` or `concentration` makes it the run of a body without a cell: these fields
                are solved for, damage where a section `fracture` is given, and what belongs to the cell is not allowed. A
                formula is a number with units, names, `+ - * / ^`, comparisons (also in a row: `1 um < x < 2 um`), `and or not`,
                `a ? b : c`, functions and shapes, in SI units: `6.3e-3 mm * t / 1 s`. The functions are %s; angles are in radians,
                `log` is the natural logarithm, `atan2(a, b)` the angle of the point x = b, y = a, `hypot(a, b)` the root of a² + b².
                Comparisons and shapes are 1 where they hold and 0 elsewhere: `disc(x, y, r)`, `ball(x, y, z, r)`,
                `box(x1, y1, x2, y2)`, in space `box(x1, y1, z1, x2, y2, z2)`, and `band(x1, y1, x2, y2, width)`, what lies within half
                the width of a line; `segment(x1, y1, x2, y2)` is the distance from a line.
                The names are `x y z`, the place; `t`, the time; `u`, a field's own value; `h`, the edge of a cell; and `pi`. Which of
                the first five mean something stands with each key, others are refused there, as is a value that is no finite number
                or out of range. `table(a; 0.1: 2, 0.3: 5)` is a straight line between points, `table(a; log; ...)` one by the logarithm;
                outside its points it is refused.

                `let` names numbers: `let: {x: 0.5, T: 25 degC, sigma: table(x; log; 0.1: 1e-4, 0.9: 2e-3)}`. Any number or quantity, also in
                lists and in formulas of the place, may then be a formula of them, in SI units: `cell.temperature: T + 5 K`,
                `electrolyte.conductivity: sigma`. They may depend on each other, be set on the command line (`--set let.x=0.7`) and varied in
                a study. A value that begins with `?` has to be given by who includes the file, and says what. A name that no formula mentions
                is refused. Where a formula depends on the place, `x y z t u h` mean that.

                """, quoted(ShippedMaterials.NAMES.stream().map(ShippedMaterials.PREFIX::concat).toList()),
                quoted(Formula.functions())));
        for (Section section : Schema.sections()) {
            text.append("## ").append(section.name().isEmpty() ? "Without a section" : section.name()).append("\n\n")
                    .append(section.meaning()).append(".\n\n")
                    .append("| key | default | allowed | meaning | source of the default |\n|---|---|---|---|---|\n");
            for (Parameter<?> parameter : section.parameters()) {
                String standard = parameter.isRequired() ? "required, such as `" + parameter.example() + '`'
                        : parameter.equals(RunSettings.NAME) ? "the file's name" : '`' + standardText(parameter) + '`';
                text.append("| `").append(parameter.key().replace(Section.ANY, "NAME")).append("` | ").append(standard).append(" | ")
                        .append(parameter.allowed()).append(" | ").append(parameter.meaning()).append(" | ")
                        .append(parameter.source()).append(" |\n");
            }
            text.append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }
}
