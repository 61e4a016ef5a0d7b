package org.frond.kernel;

import java.util.List;

/** Kernel texts that several tests share. */
final class TextbookKernels {

    static final KernelSource GRID = new KernelSource("grid.cl", """
            /// Index of node or cell (i, j, k) in its array.
            inline int at(int i, int j, int k, int pitch, int plane) {
            #if DIM == 3
                return (i + 1) + pitch * (j + 1) + plane * (k + 1);
            #else
                return (i + 1) + pitch * (j + 1);
            #endif
            }
            /// Offset of a cell's corner a from its first node: bit 0 of a is x, bit 1 is y, bit 2 is z.
            inline int corner(int a, int pitch, int plane) { return (a & 1) + pitch * ((a >> 1) & 1) + plane * (a >> 2); }
            inline int odd(int bits) { return (bits ^ (bits >> 1) ^ (bits >> 2)) & 1; }
            inline void hadamard(real v[CORNERS]) {
                for (int bit = 1; bit < CORNERS; bit = bit * 2)
                    for (int a = 0; a < CORNERS; a++)
                        if ((a & bit) == 0) { const real s = v[a] + v[a + bit]; v[a + bit] = v[a + bit] - v[a]; v[a] = s; }
            }
            """);

    static final KernelSource FLUX = new KernelSource("flux.cl", """
            #include "grid.cl"

            /// Modes of a cell, weighted by the cell's coefficient.
            kernel void flux(global const real* u, global const real* k, global real* q,
                             int nx, int ny, int nz, int pitch, int plane, int size) {
                const int i = get_global_id(0), j = get_global_id(1), c = get_global_id(2);
                if (i >= nx || j >= ny || c >= nz) return;
                const int n = at(i, j, c, pitch, plane);
                real v[CORNERS];
                for (int a = 0; a < CORNERS; a++) v[a] = u[n + corner(a, pitch, plane)];
                hadamard(v);
                for (int m = 1; m < CORNERS; m++) q[n + (m - 1) * size] = k[n] * v[m] * (odd(m) ? 1 : 0.5);
            }
            """);

    static final KernelSource NINE_POINTS = new KernelSource("nine.cl", """
            #include "grid.cl"
            kernel void nine(global const real* u, global real* y, int nx, int ny, int pitch, int plane, real w) {
                const int i = get_global_id(0);
                const int j = get_global_id(1);
                if (i > nx || j > ny) return;
                const int n = at(i, j, 0, pitch, plane);
                real sum = 0;
                for (int b = -1; b <= 1; b++)
                    for (int a = -1; a <= 1; a++)
                        sum += (a == 0 && b == 0 ? 8 * w : -w) * u[n + a + pitch * b];
                y[n] = sum;
            }
            """);

    static final List<KernelSource> ALL = List.of(FLUX, GRID, NINE_POINTS);

    private TextbookKernels() {
    }
}
