package org.frond.kernel;

import java.util.function.BiFunction;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;

/** The ANTLR parser of the kernel language, its errors turned into {@link TranslationException}. */
final class Parsing {

    private Parsing() {
    }

    /** A parser of a text; {@code places} maps line and column (both from 1) of the text to a file. */
    static KernelLanguageParser parser(String text, BiFunction<Integer, Integer, Position> places) {
        BaseErrorListener refuse = new BaseErrorListener() {
            @Override
            public void syntaxError(Recognizer<?, ?> recognizer, Object symbol, int line, int column, String message,
                                    RecognitionException cause) {
                Position at = places.apply(line, column + 1);
                if (symbol instanceof Token token && token.getType() == KernelLanguageLexer.FOREIGN) {
                    throw new TranslationException(at, foreign(token.getText()));
                }
                throw new TranslationException(at, message);
            }
        };
        KernelLanguageLexer lexer = new KernelLanguageLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        lexer.addErrorListener(refuse);
        KernelLanguageParser parser = new KernelLanguageParser(new CommonTokenStream(lexer));
        parser.removeErrorListeners();
        parser.addErrorListener(refuse);
        return parser;
    }

    private static String foreign(String word) {
        String instead = switch (word) {
            case "float", "double", "half" -> "floating values are of type real";
            case "while", "do", "break", "continue", "goto" -> "loops are for (int a = ...; condition; step)";
            case "constant", "__constant" -> "constants are written #define NAME (value)";
            default -> "types are int and real, arrays are global or of fixed size";
        };
        return "'" + word + "' is not in the kernel language; " + instead;
    }
}
