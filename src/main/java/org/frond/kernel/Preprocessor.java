package org.frond.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reader of the lines that begin with {@code #}: include (once), define, if / ifdef / ifndef / elif / else / endif. What is
 * defined is a constant, a list of parameters, or statements with names to fill in, which are written out where they are
 * called. A pragma is left to the OpenCL compiler.
 */
final class Preprocessor {

    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*(\\w*)\\s*(.*?)\\s*(//.*|/\\*.*\\*/\\s*)?");
    private static final Pattern INCLUDE = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern DEFINE = Pattern.compile("(\\w+)\\s+(.+)");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final Pattern DEFINE_STATEMENTS = Pattern.compile("(\\w+)\\(([\\w\\s,]*)\\)\\s*([^;]+;.*)");
    private static final Pattern PARAMETERS = Pattern.compile("(global|__global|const|real|int)\\b.*");
    private static final Pattern CALL = Pattern.compile("(\\w+)\\(([\\w\\s,]*)\\)\\s*;");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final String CONTINUED = "\\";
    private static final String COMMENT = "//";

    /** One {@code #if}: whether its present branch counts, whether one counted before, and whether it may count at all. */
    private record Branch(boolean counts, boolean counted, boolean possible, Position at) {
    }

    /** Statements that are written once, and the names in them that each call chooses. */
    private record Statements(List<String> names, String text) {
    }

    private final Map<String, KernelSource> sources;
    private final Map<String, UnitText.Parameters> parameters = new LinkedHashMap<>();
    private final Map<String, Statements> statements = new LinkedHashMap<>();
    private final Map<String, Expression> constants = new LinkedHashMap<>();
    private final Set<String> included = new HashSet<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Position> lines = new ArrayList<>();

    private Preprocessor(List<KernelSource> sources) {
        this.sources = sources.stream().collect(Collectors.toMap(KernelSource::name, Function.identity(), (a, b) -> {
            throw new TranslationException(a.name() + ": two kernel files of this name");
        }, LinkedHashMap::new));
    }

    /** All files with their directives resolved for a build. */
    static UnitText resolve(List<KernelSource> sources, Build build) {
        Preprocessor preprocessor = new Preprocessor(sources);
        build.constants().forEach((name, value) ->
                preprocessor.constants.put(name, new Expression.IntLiteral(value)));
        sources.forEach(preprocessor::include);
        return new UnitText(preprocessor.text.toString(), List.copyOf(preprocessor.lines), preprocessor.constants,
                preprocessor.parameters);
    }

    private void include(KernelSource source) {
        if (!included.add(source.name())) {
            return;
        }
        Deque<Branch> branches = new ArrayDeque<>();
        List<String> written = source.text().lines().toList();
        for (int number = 0; number < written.size(); number++) {
            String line = written.get(number);
            Position at = new Position(source.name(), number + 1, 1);
            if (line.stripLeading().startsWith("#")) {
                while (line.endsWith(CONTINUED) && number + 1 < written.size()) {
                    line = line.substring(0, line.length() - CONTINUED.length()).strip() + " " + written.get(++number).strip();
                }
                directive(line, at, documentation(written, at.line() - 1), branches);
            } else if (branches.isEmpty() || branches.peek().counts()) {
                text.append(isOfADirective(written, number) ? "" : writtenOut(line, at)).append('\n');
                lines.add(at);
            }
        }
        if (!branches.isEmpty()) {
            throw new TranslationException(branches.peek().at(), "this #if has no #endif");
        }
    }

    /** Whether a line documents a directive that follows, and not the next function. */
    private static boolean isOfADirective(List<String> lines, int number) {
        int next = number;
        while (next < lines.size() && lines.get(next).startsWith(TreeReader.DOCUMENTATION)) {
            next++;
        }
        return next > number && next < lines.size() && lines.get(next).stripLeading().startsWith("#");
    }

    /** The {@code ///} lines right before one. */
    private static String documentation(List<String> lines, int end) {
        int first = end;
        while (first > 0 && lines.get(first - 1).startsWith(TreeReader.DOCUMENTATION)) {
            first--;
        }
        return lines.subList(first, end).stream().map(line -> line.substring(TreeReader.DOCUMENTATION.length()).strip())
                .collect(Collectors.joining("\n"));
    }

    /** A line with the statements in place of their calls. */
    private String writtenOut(String line, Position at) {
        int comment = line.indexOf(COMMENT);
        String code = comment < 0 ? line : line.substring(0, comment);
        return CALL.matcher(code).replaceAll(call -> Matcher.quoteReplacement(statements.containsKey(call.group(1))
                ? called(call.group(1), COMMA.splitAsStream(call.group(2).strip()).toList(), at) : call.group()))
                + line.substring(code.length());
    }

    private String called(String name, List<String> chosen, Position at) {
        Statements called = statements.get(name);
        if (chosen.size() != called.names.size()) {
            throw new TranslationException(at, name + " takes " + called.names.size() + " names, not " + chosen.size());
        }
        String text = called.text;
        for (int n = 0; n < chosen.size(); n++) {
            text = text.replaceAll("\\b" + called.names.get(n) + "\\b", chosen.get(n));
        }
        return text + ";";
    }

    private void directive(String line, Position at, String documentation, Deque<Branch> branches) {
        Matcher matcher = DIRECTIVE.matcher(line);
        if (!matcher.matches()) {
            throw new TranslationException(at, "unreadable directive");
        }
        String word = matcher.group(1);
        String rest = matcher.group(2);
        boolean counts = branches.isEmpty() || branches.peek().counts();
        switch (word) {
            case "if" -> open(branches, counts, counts && isTrue(rest, at), at);
            case "ifdef" -> open(branches, counts, constants.containsKey(rest), at);
            case "ifndef" -> open(branches, counts, !constants.containsKey(rest), at);
            case "elif", "else" -> {
                Branch last = innermost(branches, word, at);
                boolean open = last.possible() && !last.counted();
                boolean now = open && (word.equals("else") || isTrue(rest, at));
                branches.push(new Branch(now, last.counted() || now, last.possible(), last.at()));
            }
            case "endif" -> innermost(branches, word, at);
            case "include" -> {
                if (!branches.isEmpty()) {
                    throw new TranslationException(at, "an include stands outside of #if");
                }
                include(included(rest, at));
            }
            case "define" -> {
                if (counts) {
                    define(rest, documentation, at);
                }
            }
            case "pragma" -> { }
            default -> throw new TranslationException(at, "#" + word
                    + " is not in the kernel language; allowed are #include, #define, #if, #ifdef, #ifndef, #elif, #else, #endif");
        }
    }

    private static void open(Deque<Branch> branches, boolean possible, boolean condition, Position at) {
        boolean counts = possible && condition;
        branches.push(new Branch(counts, counts, possible, at));
    }

    private static Branch innermost(Deque<Branch> branches, String word, Position at) {
        if (branches.isEmpty()) {
            throw new TranslationException(at, "#" + word + " without #if");
        }
        return branches.pop();
    }

    private KernelSource included(String rest, Position at) {
        Matcher matcher = INCLUDE.matcher(rest);
        if (!matcher.matches()) {
            throw new TranslationException(at, "an include is written #include \"name.cl\"");
        }
        KernelSource source = sources.get(matcher.group(1));
        if (source == null) {
            throw new TranslationException(at, "no kernel file " + matcher.group(1)
                    + Spelling.suggestion(matcher.group(1), sources.keySet()));
        }
        return source;
    }

    private void define(String rest, String documentation, Position at) {
        Matcher statementsMatcher = DEFINE_STATEMENTS.matcher(rest);
        if (statementsMatcher.matches()) {
            List<String> names = COMMA.splitAsStream(statementsMatcher.group(2).strip()).toList();
            once(statements, statementsMatcher.group(1), new Statements(names, statementsMatcher.group(3)), at);
            return;
        }
        Matcher matcher = DEFINE.matcher(rest);
        if (!matcher.matches()) {
            if (NAME.matcher(rest).matches()) {
                constants.put(rest, new Expression.IntLiteral(1));
                return;
            }
            throw new TranslationException(at, "only constants, parameters and statements can be defined; use an inline function");
        }
        String value = matcher.group(2);
        if (PARAMETERS.matcher(value).matches()) {
            once(parameters, matcher.group(1), new UnitText.Parameters(value, documentation), at);
            return;
        }
        Expression expression = ExpressionReader.constant(value, constants, at);
        if (expression instanceof Expression.Binary || expression instanceof Expression.Choice) {
            boolean enclosed = value.startsWith("(") && value.endsWith(")");
            if (!enclosed) {
                throw new TranslationException(at, "put the value in parentheses: #define " + matcher.group(1) + " (" + value + ")");
            }
        }
        once(constants, matcher.group(1), Folding.fold(expression), at);
    }

    private static <T> void once(Map<String, T> defined, String name, T value, Position at) {
        T before = defined.put(name, value);
        if (before != null && !before.equals(value)) {
            throw new TranslationException(at, name + " is defined already, with another value");
        }
    }

    private boolean isTrue(String condition, Position at) {
        if (Folding.fold(ExpressionReader.constant(condition, constants, at)) instanceof Expression.IntLiteral value) {
            return value.value() != 0;
        }
        throw new TranslationException(at, "the condition of #if must be an int constant: " + condition);
    }
}
