package org.frond.formula;

import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;

/** The ANTLR parser of formulas, its errors turned into {@link FormulaException}. */
public final class FormulaText {

    private FormulaText() {
    }

    /** The tree of a formula. */
    public static FormulaLanguageParser.ExpressionContext tree(String text) {
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
        FormulaLanguageParser parser = new FormulaLanguageParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(refuse);
        return parser.formula().expression();
    }
}
