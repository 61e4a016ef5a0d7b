// Between a grid and the next coarser one, whose node I lies on the fine node 2 I and whose cells have twice the edge.
// Where a fine count is odd, the coarse grid reaches one fine cell beyond it; nothing is there.
// Several components are moved in one launch each; `from` and `to` are the components' first values.

#include "grid.cl"

/// coarse = P^T fine: each coarse node takes its fine node and half of the way to its neighbours.
/// Launched over coarse nodes; the geometry bound by name is the coarse one.
kernel void restrictNodes(global const real *fine, global real *coarse, int from, int to, int finePitch, int finePlane, GRID)
{
    NODE(own);
    const int n = from + at(2 * i, 2 * j, 2 * k, finePitch, finePlane);
#if DIM == 3
    real sum = 0.0;
    for (int c = -1; c < 2; c++) {
        real layer = 0.0;
        for (int b = -1; b < 2; b++) {
            const real row = 0.5 * (fine[n + b * finePitch + c * finePlane - 1] + fine[n + b * finePitch + c * finePlane + 1])
                           + fine[n + b * finePitch + c * finePlane];
            layer += (b == 0 ? 1.0 : 0.5) * row;
        }
        sum += (c == 0 ? 1.0 : 0.5) * layer;
    }
    coarse[to + own] = sum;
#else
    real sum = 0.0;
    for (int b = -1; b < 2; b++) {
        const real row = 0.5 * (fine[n + b * finePitch - 1] + fine[n + b * finePitch + 1]) + fine[n + b * finePitch];
        sum += (b == 0 ? 1.0 : 0.5) * row;
    }
    coarse[to + own] = sum;
#endif
}

/// fine = fine + open P coarse: linear interpolation. Launched over coarse nodes, each of which serves its fine node and those
/// between it and the next coarse ones; the geometry bound by name is the coarse one.
kernel void prolongNodes(global const real *coarse, global const real *open, global real *fine, int from, int to,
                         int fineNx, int fineNy, int fineNz, int finePitch, int finePlane, GRID)
{
    NODE(own);
    const int low = from + own;
    const int n = to + at(2 * i, 2 * j, 2 * k, finePitch, finePlane);
    for (int c = 0; c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = 0; b < 2; b++) {
            for (int a = 0; a < 2; a++) {
                if (2 * i + a <= fineNx && 2 * j + b <= fineNy && 2 * k + c <= fineNz) {
                    const int dy = b * pitch;
                    const int node = n + a + b * finePitch + c * finePlane;
#if DIM == 3
                    const int dz = c * plane;
                    const real sum = 0.125 * (coarse[low] + coarse[low + a] + coarse[low + dy] + coarse[low + a + dy]
                                     + coarse[low + dz] + coarse[low + a + dz] + coarse[low + dy + dz] + coarse[low + a + dy + dz]);
#else
                    const real sum = 0.25 * (coarse[low] + coarse[low + a] + coarse[low + dy] + coarse[low + a + dy]);
#endif
                    fine[node] += open[node] * sum;
                }
            }
        }
    }
}

/// coarse = arithmetic mean of the coefficient of the fine cells inside. Launched over coarse cells.
kernel void coarsenCells(global const real *fine, global real *coarse, int from, int to, int finePitch, int finePlane, GRID)
{
    CELL(own);
    const int n = from + at(2 * i, 2 * j, 2 * k, finePitch, finePlane);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += fine[n + corner(a, finePitch, finePlane)];
    }
    coarse[to + own] = sum / CORNERS;
}

/// The nearest of the nodes 0 to n, or along a periodic axis the original of a node.
inline int neighbour(int i, int n, int repeat)
{
    return repeat == 1 ? (i + 2 * n) % n : min(max(i, 0), n);
}

/// A coarse node is open where its basis function reaches open fine nodes only: what is prolonged then vanishes where
/// values are prescribed, and the coarse energy is that of a function on the fine grid. (Injection instead lets a coarse
/// node beside a closed one of an odd count take a quarter of its energy, and doubles the iterations.) Beyond an
/// end lies nothing, or along a periodic axis the other end.
/// Launched over coarse nodes.
kernel void coarsenOpen(global const real *fine, global real *coarse, int from, int to, int fineNx, int fineNy,
                        int fineNz, int finePitch, int finePlane, int repeatX, int repeatY, int repeatZ, GRID)
{
    NODE(n);
    real least = 1.0;
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                const int x = neighbour(2 * i + a, fineNx, repeatX);
                const int y = neighbour(2 * j + b, fineNy, repeatY);
                const int z = DIM == 3 ? neighbour(2 * k + c, fineNz, repeatZ) : 0;
                least = fmin(least, fine[from + at(x, y, z, finePitch, finePlane)]);
            }
        }
    }
    coarse[to + n] = least;
}

/// Frees every node of one component, whose first value is `to`.
kernel void openAll(global real *open, int to, GRID)
{
    NODE(n);
    open[to + n] = 1.0;
}

/// A start for power iterations: alternating signs along every axis, where the largest eigenvalues of Q1 elements live,
/// and something rough for those that a jump of the coefficients pins to a place; zero where prescribed.
kernel void roughStart(global const real *open, global real *x, int to, GRID)
{
    NODE(own);
    const int n = to + own;
    const int scrambled = (i * 7919 + j * 10007 + k * 6007 + to % 89) % 97;
    const int odd = (i & 1) + (j & 1) + (k & 1);
    x[n] = open[n] * (((real) scrambled - 48.0) / 48.0 + DIM - 2.0 * odd);
}

/// x = inverse f on a grid of few nodes: a dense matrix row by row, unknowns counted component by component, x fastest.
kernel void applyDense(global const real *inverse, global const real *f, global real *x, int components, GRID, int size)
{
    NODE(n);
    const int nodes = (nx + 1) * (ny + 1) * (DIM == 3 ? nz + 1 : 1);
    const int node = i + (nx + 1) * (j + (ny + 1) * (DIM == 3 ? k : 0));
    for (int p = 0; p < components; p++) {
        const int row = (p * nodes + node) * components * nodes;
        real sum = 0.0;
        for (int q = 0; q < components; q++) {
            for (int c = 0; c <= (DIM == 3 ? nz : 0); c++) {
                for (int b = 0; b <= ny; b++) {
                    for (int a = 0; a <= nx; a++) {
                        const int column = q * nodes + a + (nx + 1) * (b + (ny + 1) * c);
                        sum += inverse[row + column] * f[at(a, b, c, pitch, plane) + q * size];
                    }
                }
            }
        }
        x[n + p * size] = sum;
    }
}
