package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes in kernel files, and what is said about them. */
class TranslationExceptionTest {

    private static String refusal(String... texts) {
        List<KernelSource> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new KernelSource((char) ('a' + sources.size()) + ".cl", text));
        }
        return assertThrows(TranslationException.class, () -> KernelSet.read(sources, new Build(2, Real.DOUBLE)).java()).getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
            heigth = 1 → a.cl:2:1: unknown name heigth; did you mean height?
            x = sqr(x) → a.cl:2:5: unknown function sqr; did you mean sqrt?
            n = x → a.cl:2:5: n is an int and this is a real; write (int) in front
            x = pow(x, 2) → a.cl:2:5: pow is not in the kernel language, it costs 60 multiplications; write x * x * x, x * sqrt(x) or exp(a * log(x))
            x = v[n] → a.cl:2:5: the index of the private array v must be constant once loops are unrolled; use a loop with constant bounds and at most 64 trips
            x = v[2] → a.cl:2:5: index 2 of v is outside 0..1
            x = v[x] → a.cl:2:7: an index must be an int, this is a real
            x = *(y + n) → a.cl:2:5: pointer arithmetic is not in the kernel language; pass the array and an int index
            x = first(y + n) → a.cl:2:11: pointer arithmetic is not in the kernel language; pass the array and an int index
            x = first(y, n) → a.cl:2:5: first takes 1 arguments, not 2
            x = first(v) → a.cl:2:11: parameter y of first is a global array, v is not
            x = y → a.cl:2:5: y is an array; give 1 index
            x = x % 2 → a.cl:2:7: % takes ints, one of these is a real
            x = x ? 1 : 2 → a.cl:2:5: a condition must be an int or a comparison; write x != 0
            x = max(x, 1) → a.cl:2:9: max is for ints; for reals use fmax
            height = 2 → a.cl:2:1: height is const and cannot be assigned
            DIM = 2 → a.cl:2:1: DIM is a constant and cannot be assigned
            double z = 1 → a.cl:2:1: 'double' is not in the kernel language; floating values are of type real
            real x = 1 → a.cl:2:6: x is declared twice in this block
            for (int a = 0; a < 99; a++) v[a] = 0 → a.cl:2:1: a loop over the values of a private array has at most 64 trips
            for (int a = 0; a < 9; a++) a = 3 → a.cl:2:1: the loop variable a is assigned in the loop's body
            return x → a.cl:2:1: this function returns nothing
            x = get_global_id(3) → a.cl:2:5: the axis of get_global_id is 0, 1 or 2, not 3
            """)
    void aMistakeInAStatementIsNamedWithItsPlace(String statement, String message) {
        assertEquals(message, refusal("inline real first(global const real* y) { return y[0]; } "
                + "kernel void k(global const real* y, real x0, int n) { const real height = 1; real x = x0; real v[2];\n"
                + statement + ";\n}"));
    }

    @Test
    void aSyntaxErrorIsNamedWithItsPlace() {
        String message = refusal("kernel void k(real x) {\nx =;\n}");

        assertTrue(message.startsWith("a.cl:2:4: mismatched input ';'"), message);
    }

    @Test
    void aKernelsNameIsUniqueOverAllFiles() {
        assertEquals("b.cl:1:13: k is defined already, at a.cl:1:13",
                refusal("kernel void k(int n) { }", "kernel void k(int n) { }"));
    }

    @Test
    void aPlaceInAnIncludedFileIsNamedThere() {
        assertEquals("b.cl:3:29: unknown name y", refusal("#include \"b.cl\"\n", "#define TWO 2\n\ninline real f(real x) { x = y; return x; }"));
    }

    @Test
    void aMissingIncludeIsNamedWithTheNearestFile() {
        assertEquals("a.cl:1:1: no kernel file bb.cl; did you mean b.cl?", refusal("#include \"bb.cl\"", ""));
    }

    @Test
    void aDefinedSumNeedsParentheses() {
        assertEquals("a.cl:1:1: put the value in parentheses: #define N (1 + 2)", refusal("#define N 1 + 2"));
    }

    @Test
    void anOpenConditionIsNamed() {
        assertEquals("a.cl:1:1: this #if has no #endif", refusal("#if DIM == 2\n"));
    }

    @Test
    void aMacroWithParametersIsRefused() {
        assertEquals("a.cl:1:1: only constants, parameters and statements can be defined; use an inline function",
                refusal("#define SQUARE(x) ((x)*(x))"));
    }

    @Test
    void statementsBehindANameAreCalledWithAsManyNamesAsTheyHave() {
        assertEquals("a.cl:3:1: ITEM takes 1 names, not 2", refusal("#define ITEM(n) const int n = get_global_id(0); y[n] = 1.0\n"
                + "kernel void k(global real *y) {\nITEM(i, j);\n}"));
    }

    @Test
    void theSameNameForOtherStatementsOrParametersIsRefused() {
        assertEquals("a.cl:2:1: GRID is defined already, with another value", refusal("#define GRID int nx\n#define GRID int ny\n"));
        assertEquals("a.cl:2:1: SET is defined already, with another value",
                refusal("#define SET(x) x = 1; x = 2\n#define SET(x) x = 1; x = 3\n"));
    }

    @Test
    void anUnknownListOfParametersIsRefusedWithTheNearestOne() {
        assertEquals("a.cl:2:15: unknown name GIRD; did you mean GRID?",
                refusal("#define GRID int nx, int ny\nkernel void k(GIRD) { }"));
    }

    @Test
    void aListOfParametersHoldsNoOther() {
        assertEquals("a.cl:3:15: a list of parameters holds no other list: NX",
                refusal("#define NX int nx\n#define GRID int ny, NX\nkernel void k(GRID) { }"));
    }

    @Test
    void aFunctionThatMayEndWithoutResultIsRefused() {
        assertEquals("a.cl:1:13: f must return a real on every path", refusal("inline real f(real x) { if (x > 0) return x; }"));
    }

    @Test
    void aPrivateArrayOfAKernelIsRefused() {
        assertEquals("a.cl:1:15: an array parameter of a kernel is global: global real* v", refusal("kernel void k(real v[2]) { }"));
    }
}
