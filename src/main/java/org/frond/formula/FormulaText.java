package org.frond.formula;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/**
 * The ANTLR parser of formulas, its errors turned into {@link FormulaException}. A formula has a largest length, for parser and
 * visitors call themselves once for each bracket and each sign.
 */
public final class FormulaText {

    private static final int MOST_CHARACTERS = 10_000;
    /** Numbers, names and signs; the deepest nesting of so many fits the stack of any thread several times over. */
    private static final int MOST_TOKENS = 1000;

    private FormulaText() {
    }

    /** The tree of a formula. */
    public static FormulaLanguageParser.ExpressionContext tree(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new FormulaException("a formula of " + text.length() + " characters is too long; at most " + MOST_CHARACTERS
                    + " are allowed");
        }
        BaseErrorListener refuse = new BaseErrorListener() {
            @Override
            public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                    RecognitionException cause) {
                throw new FormulaException("'" + text + "' is no formula: at character " + (column + 1) + " " + message);
            }
        };
        FormulaLanguageLexer lexer = new FormulaLanguageLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(refuse);
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        if (tokens.size() > MOST_TOKENS) {
            throw new FormulaException("a formula of " + tokens.size() + " numbers, names and signs is too long; at most "
                    + MOST_TOKENS + " are allowed");
        }
        FormulaLanguageParser parser = new FormulaLanguageParser(tokens);
        parser.removeErrorListeners();
        parser.addErrorListener(refuse);
        return parser.formula().expression();
    }
}
