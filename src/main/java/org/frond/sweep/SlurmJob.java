package org.frond.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.frond.config.ConfigException;
import org.frond.config.Mistake;
import org.frond.config.Spelling;

/**
 * The script that runs a study as an array of Slurm jobs, one for each block of cases. It holds no names of the study or its folder:
 * it finds itself where it is submitted. What the user asks of Slurm is checked to be of the form that Slurm reads.
 */
public final class SlurmJob {

    /** What a value may be. */
    private record Form(String pattern, String inWords, String standard) {
    }

    private static final String NAME = "[A-Za-z0-9_][A-Za-z0-9_.,-]{0,99}";
    private static final String NAME_IN_WORDS = "letters, digits, '_', '.', ',' and '-'";
    private static final Map<String, Form> FORMS = forms();
    private static final String BLOCKS = "blocks";
    private static final String THROTTLE = "throttle";
    private static final String MEMORY = "mem";
    private static final String TIME = "time";
    private static final String SIGNAL = "signal";
    /** Elements of an array where nobody says how many: few enough for any Slurm, each long enough to pay for its start. */
    private static final int USUAL_BLOCKS = 100;
    /** Share of a job's memory that Java's heap may take. */
    private static final double HEAP = 0.75;

    private final Map<String, String> values;

    private SlurmJob(Map<String, String> values) {
        this.values = values;
    }

    private static Map<String, Form> forms() {
        Map<String, Form> forms = new LinkedHashMap<>();
        forms.put("partition", new Form(NAME, NAME_IN_WORDS, ""));
        forms.put("account", new Form(NAME, NAME_IN_WORDS, ""));
        forms.put("qos", new Form(NAME, NAME_IN_WORDS, ""));
        forms.put("reservation", new Form(NAME, NAME_IN_WORDS, ""));
        forms.put("constraint", new Form("[A-Za-z0-9_][A-Za-z0-9_.&|-]{0,99}", "features joined by & or |", ""));
        forms.put(TIME, new Form("[0-9]{1,6}(:[0-9]{1,2}){0,2}|[0-9]{1,4}-[0-9]{1,2}(:[0-9]{1,2}){0,2}",
                "minutes, hours:minutes:seconds or days-hours:minutes", "04:00:00"));
        forms.put("cpus-per-task", new Form("[1-9][0-9]{0,3}", "a whole number", "4"));
        forms.put(MEMORY, new Form("[1-9][0-9]{0,8}[KMGT]?", "a whole number with K, M, G or T", "4G"));
        forms.put("gres", new Form("[A-Za-z0-9_]+(:[A-Za-z0-9_.-]+)?(:[0-9]+)?(,[A-Za-z0-9_]+(:[A-Za-z0-9_.-]+)?(:[0-9]+)?)*",
                "such as gpu:1 or gpu:a100:1", ""));
        forms.put(SIGNAL, new Form("[1-9][0-9]{0,4}", "seconds before the end at which runs write their checkpoints", "300"));
        forms.put(BLOCKS, new Form("[1-9][0-9]{0,5}", "a whole number of jobs in the array", ""));
        forms.put(THROTTLE, new Form("[1-9][0-9]{0,5}", "a whole number of jobs that run at the same time", ""));
        return forms;
    }

    /** The keys there are. */
    public static List<String> keys() {
        return List.copyOf(FORMS.keySet());
    }

    /**
     * A job as settings ask for it.
     *
     * @param settings of the form {@code key=value}
     * @throws ConfigException with one line for each that is wrong
     */
    public static SlurmJob of(List<String> settings) {
        Map<String, String> values = new LinkedHashMap<>();
        FORMS.forEach((key, form) -> values.put(key, form.standard()));
        List<Mistake> mistakes = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            String key = equals < 0 ? setting : setting.substring(0, equals);
            String value = setting.substring(equals + 1);
            Form form = FORMS.get(key);
            if (equals < 1) {
                mistakes.add(new Mistake("--slurm", "", "'" + setting + "' is not of the form key=value"));
            } else if (form == null) {
                mistakes.add(new Mistake("--slurm", key, "unknown key; known are " + String.join(", ", keys())
                        + Spelling.suggest(key, keys())));
            } else if (!Pattern.compile(form.pattern()).matcher(value).matches()) {
                mistakes.add(new Mistake("--slurm", key, "'" + value + "' is not allowed; allowed: " + form.inWords()));
            } else {
                values.put(key, value);
            }
        }
        if (mistakes.isEmpty() && Long.parseLong(values.get(SIGNAL)) >= seconds(values.get(TIME))) {
            mistakes.add(new Mistake("--slurm", SIGNAL, "runs would be told to end " + values.get(SIGNAL) + " s before the end of a job of "
                    + seconds(values.get(TIME)) + " s, before they begin; give more time, or a smaller signal"));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigException(mistakes);
        }
        return new SlurmJob(values);
    }

    /** Of a time as Slurm writes it: M, M:S, H:M:S, D-H, D-H:M, D-H:M:S [s]. */
    private static long seconds(String time) {
        int dash = time.indexOf('-');
        String[] parts = time.substring(dash + 1).split(":");
        // the first part is hours after days, or where there are three; otherwise minutes
        long unit = dash >= 0 || parts.length == 3 ? 3600 : 60;
        long seconds = dash < 0 ? 0 : 86_400 * Long.parseLong(time.substring(0, dash));
        for (String part : parts) {
            seconds += unit * Long.parseLong(part);
            unit /= 60;
        }
        return seconds;
    }

    /**
     * The text of the script.
     *
     * @param frond    the program as it lies here
     * @param cases    how many there are
     * @param selected options that select the cases, words of plain letters; none for all of them
     */
    public String script(Path frond, int cases, String selected) {
        int blocks = Math.max(1, Math.min(cases, values.get(BLOCKS).isEmpty() ? USUAL_BLOCKS : Integer.parseInt(values.get(BLOCKS))));
        StringBuilder directives = new StringBuilder("#SBATCH --array=1-" + blocks
                + (values.get(THROTTLE).isEmpty() ? "" : "%" + values.get(THROTTLE)) + "\n");
        StringBuilder place = new StringBuilder();
        FORMS.keySet().stream().filter(key -> !List.of(BLOCKS, THROTTLE, SIGNAL).contains(key) && !values.get(key).isEmpty())
                .forEach(key -> directives.append("#SBATCH --").append(key).append('=').append(values.get(key)).append('\n'));
        for (String key : List.of("partition", "account", "qos", "reservation")) {
            place.append(values.get(key).isEmpty() ? "" : " --" + key + "=" + quoted(values.get(key)));
        }
        return TEMPLATE.replace("@DIRECTIVES@", directives.toString().stripTrailing()).replace("@SIGNAL@", values.get(SIGNAL))
                .replace("@PLACE@", place).replace("@HEAP@", heap()).replace("@BLOCKS@", String.valueOf(blocks))
                .replace("@SELECTED@", selected.isEmpty() ? "" : " " + selected).replace("@FROND@", quoted(frond.toString()));
    }

    private String heap() {
        Matcher memory = Pattern.compile("([0-9]+)([KMGT]?)").matcher(values.get(MEMORY));
        if (!memory.matches()) {
            throw new IllegalStateException("a form lets pass what cannot be read: " + values.get(MEMORY));
        }
        double megabytes = Double.parseDouble(memory.group(1)) * switch (memory.group(2)) {
            case "K" -> 1.0 / 1024;
            case "G" -> 1024;
            case "T" -> 1024.0 * 1024;
            default -> 1;
        };
        return "-Xmx" + (long) Math.max(1, HEAP * megabytes) + "m";
    }

    /** A text as one word of a shell, whatever it holds. */
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static final String TEMPLATE = """
            #!/bin/bash
            # Runs the study in this folder as an array of Slurm jobs, and collects its table when all have ended:  ./job.sh
            # Without the collecting:  cd here && sbatch job.sh
            #SBATCH --job-name=frond-sweep
            @DIRECTIVES@
            #SBATCH --signal=B:TERM@@SIGNAL@
            #SBATCH --requeue
            #SBATCH --open-mode=append
            #SBATCH --output=slurm-%A_%a.txt
            set -u
            # shellcheck disable=SC1003,SC2016  # a name may hold any sign
            here=@FROND@
            export FROND=${FROND:-$here}

            if [ -z "${SLURM_ARRAY_TASK_ID:-}" ]; then
                cd -- "$(dirname -- "$(readlink -f -- "$0")")" || exit 2
                array=$(sbatch --parsable job.sh) || exit
                echo "array ${array%%;*}"
                # shellcheck disable=SC2016  # the job's shell reads FROND
                exec sbatch --dependency="afterany:${array%%;*}" --job-name=frond-collect --time=00:30:00 --output=slurm-%j.txt@PLACE@ \\
                    --wrap='exec "$FROND" sweep collect .'
            fi

            cd -- "${SLURM_SUBMIT_DIR:?}" || exit 2
            [ -f cases.csv ] || { echo "submit this script from its own folder" >&2; exit 2; }
            # FROND_JAVA_OPTS are split at blanks, so no folder may have one
            case ${TMPDIR:-/tmp} in
                *[[:space:]]*) TMPDIR=/tmp ;;
            esac
            TMPDIR=$(mktemp -d "${TMPDIR:-/tmp}/frond.XXXXXXXX") || exit 1
            export TMPDIR
            FROND_JAVA_OPTS="${FROND_JAVA_OPTS:-} -Djava.io.tmpdir=$TMPDIR"
            case $FROND_JAVA_OPTS in
                *-Xmx*) ;;
                *) FROND_JAVA_OPTS="$FROND_JAVA_OPTS @HEAP@" ;;
            esac
            export FROND_JAVA_OPTS

            : > "$TMPDIR/begun"
            "$FROND" sweep run .@SELECTED@ --block "$SLURM_ARRAY_TASK_ID" --of @BLOCKS@ --resume &
            run=$!
            trap 'kill -TERM "$run"' TERM
            wait "$run"
            code=$?
            if [ "$code" -gt 128 ]; then      # the trap ended the first wait, not the run
                wait "$run"
                code=$?
            fi
            element=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
            # one that scancel ends gets the same signal as one whose time is over, but then Slurm has no reason
            if [ "$code" -eq 3 ] && [ "$(squeue -h -j "$element" -o '%T %r')" = "COMPLETING None" ]; then
                echo "cancelled: not queued again" >&2
            elif [ "$code" -eq 3 ]; then
                # The study counts how often a case is begun in vain. A job that never comes as far as a case would go on for ever.
                if [ "${SLURM_RESTART_COUNT:-0}" -lt 3 ] || [ -n "$(find outcomes -name '*.json' -newer "$TMPDIR/begun" -print -quit)" ]; then
                    scontrol requeue "$element"
                else
                    echo "queued again $SLURM_RESTART_COUNT times, and no case was brought further this time: this job ends here" >&2
                fi
            fi
            rm -rf -- "$TMPDIR"
            exit "$code"
            """;
}
