package org.frond.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What partial evaluation leaves of a kernel, seen in its tree. */
class UnrollerTest {

    private static String unrolled(String functions, String body) {
        String text = functions + "\nkernel void k(global const real* u, global real* y, int n, int pitch, real x) {\n" + body + "\n}";
        return KernelSet.read(List.of(new KernelSource("test.cl", text)), new Build(2, Real.DOUBLE)).unrolledTree("k");
    }

    @Test
    void aConstantLoopVanishesAndItsArrayBecomesScalars() {
        assertEquals("""
                declare real v0 (element u n)
                declare real v1 (element u (+ n 1))
                (= (element y n) v0)
                (= (element y (+ n 1)) v1)
                """, unrolled("", """
                real v[2];
                for (int a = 0; a < 2; a++) v[a] = u[n + a];
                for (int a = 0; a < 2; a++) y[n + a] = v[a];
                """));
    }

    @Test
    void formulasOfConstantsFoldIntoTheIndex() {
        assertEquals("""
                (= (element y n) 0.0)
                (= (element y (+ n 1)) 1.0)
                (= (element y (+ n pitch)) 2.0)
                (= (element y (+ (+ n 1) pitch)) 3.0)
                """, unrolled("inline int corner(int a, int pitch) { return (a & 1) + pitch * (a >> 1); }",
                "for (int a = 0; a < CORNERS; a++) y[n + corner(a, pitch)] = a;"));
    }

    @Test
    void aSignThatIsKnownBecomesASubtraction() {
        assertEquals("""
                declare real s (element u n)
                (-= s x)
                (+= s x)
                (= (element y n) s)
                """, unrolled("", "real s = u[n]; for (int a = 0; a < 2; a++) s += a == 0 ? -x : x; y[n] = s;"));
    }

    @Test
    void aChoiceThatIsKnownLeavesOneBranch() {
        assertEquals("(= (element y n) 1.0)\n", unrolled("", "if (DIM == 3) y[n] = 3; else y[n] = 1;"));
    }

    @Test
    void realArithmeticIsNotRearranged() {
        assertEquals("(= (element y n) (+ (+ x 0.0) (* x 0.0)))\n", unrolled("", "y[n] = x + 0.0 + x * 0.0;"));
    }

    @Test
    void aRepetitionThatDoesNotCountStaysALoop() {
        assertTrue(unrolled("", "real v[2] = {x, 0}; for (int sweep = 0; sweep < 6; sweep++)"
                + " for (int a = 0; a < 2; a++) v[a] += 1; y[n] = v[0];").contains("""
                for sweep from 0 while (< sweep 6) step (+= sweep 1)
                  (+= v0 1.0)
                  (+= v1 1.0)
                """));
    }

    @Test
    void aLongLoopWithoutPrivateArrayStaysALoop() {
        assertTrue(unrolled("", "for (int a = 0; a < 17; a++) y[n + a] = 1;").startsWith("for a from 0"));
        assertFalse(unrolled("", "for (int a = 0; a < 16; a++) y[n + a] = 1;").contains("for"));
    }

    @Test
    void localsOfUnrolledTripsHaveNamesOfTheirOwn() {
        assertEquals("""
                declare real s (element u n)
                (= (element y n) (* s s))
                declare real s_2 (element u (+ n 1))
                (= (element y (+ n 1)) (* s_2 s_2))
                """, unrolled("", "for (int a = 0; a < 2; a++) { const real s = u[n + a]; y[n + a] = s * s; }"));
    }

    @Test
    void aFunctionWithALoopIsExpandedInPlace() {
        assertEquals("""
                declare real sum 0.0
                (+= sum (element u n))
                (+= sum (element u (+ n 1)))
                (= (element y n) (* x sum))
                """, unrolled("inline real pair(global const real* a, int n) { real sum = 0;"
                + " for (int b = 0; b < 2; b++) sum += a[n + b]; return sum; }", "y[n] = x * pair(u, n);"));
    }
}
