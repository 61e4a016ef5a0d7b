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
 * Reader of the lines that begin with {@code #}: include (once), define of a constant, if / ifdef / ifndef / elif / else
 * / endif. A pragma is left to the OpenCL compiler.
 */
final class Preprocessor {

    private static final Pattern DIRECTIVE = Pattern.compile("\\s*#\\s*(\\w*)\\s*(.*?)\\s*(//.*|/\\*.*\\*/\\s*)?");
    private static final Pattern INCLUDE = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern DEFINE = Pattern.compile("(\\w+)\\s+(.+)");
    private static final Pattern NAME = Pattern.compile("\\w+");

    /** One {@code #if}: whether its present branch counts, whether one counted before, and whether it may count at all. */
    private record Branch(boolean counts, boolean counted, boolean possible, Position at) {
    }

    private final Map<String, KernelSource> sources;
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
        return new UnitText(preprocessor.text.toString(), List.copyOf(preprocessor.lines), preprocessor.constants);
    }

    private void include(KernelSource source) {
        if (!included.add(source.name())) {
            return;
        }
        Deque<Branch> branches = new ArrayDeque<>();
        int number = 0;
        for (String line : source.text().lines().toList()) {
            Position at = new Position(source.name(), ++number, 1);
            if (line.stripLeading().startsWith("#")) {
                directive(line, at, branches);
            } else if (branches.isEmpty() || branches.peek().counts()) {
                text.append(line).append('\n');
                lines.add(at);
            }
        }
        if (!branches.isEmpty()) {
            throw new TranslationException(branches.peek().at(), "this #if has no #endif");
        }
    }

    private void directive(String line, Position at, Deque<Branch> branches) {
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
                    define(rest, at);
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

    private void define(String rest, Position at) {
        Matcher matcher = DEFINE.matcher(rest);
        if (!matcher.matches()) {
            if (NAME.matcher(rest).matches()) {
                constants.put(rest, new Expression.IntLiteral(1));
                return;
            }
            throw new TranslationException(at, "only constants can be defined: #define NAME (value); use an inline function");
        }
        String value = matcher.group(2);
        Expression expression = ExpressionReader.constant(value, constants, at);
        if (expression instanceof Expression.Binary || expression instanceof Expression.Choice) {
            boolean enclosed = value.startsWith("(") && value.endsWith(")");
            if (!enclosed) {
                throw new TranslationException(at, "put the value in parentheses: #define " + matcher.group(1) + " (" + value + ")");
            }
        }
        Expression before = constants.put(matcher.group(1), Folding.fold(expression));
        if (before != null && !before.equals(constants.get(matcher.group(1)))) {
            throw new TranslationException(at, matcher.group(1) + " is defined already, with another value");
        }
    }

    private boolean isTrue(String condition, Position at) {
        if (Folding.fold(ExpressionReader.constant(condition, constants, at)) instanceof Expression.IntLiteral value) {
            return value.value() != 0;
        }
        throw new TranslationException(at, "the condition of #if must be an int constant: " + condition);
    }
}
