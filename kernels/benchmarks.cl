// Textbook equations whose speed is compared with that of other programs; the model does not use them.
//
// Explicit updates of phase fields on a periodic grid of cells with spacing 1: each step reads its field once and writes the
// next one once. Rows are wrapped in memory: two cells beyond either end of a row hold what lies at its other end (wrapRows). Where a
// row's neighbours along y and z are is the same for all of its cells.

#include "grid.cl"
#include "mechanics.cl"

/// Continues every row periodically by two cells at both ends. Launched over one item per row.
kernel void wrapRows(global real *u, GRID)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > 0 || j >= ny || k >= nz) return;
    const int n = at(0, j, k, pitch, plane);
    u[n - 2] = u[n + nx - 2];
    u[n - 1] = u[n + nx - 1];
    u[n + nx] = u[n];
    u[n + nx + 1] = u[n + 1];
}

/// Offset to the place `steps` further along an axis of `count` places, `stride` apart, that closes on itself.
inline int around(int place, int steps, int count, int stride)
{
    const int other = place + steps;
    return (other < 0 ? steps + count : (other >= count ? steps - count : steps)) * stride;
}

/// Allen-Cahn, forward Euler: next = u + dt (lap u - 2 u (1 - u) (1 - 2 u)).
kernel void allenCahn(global const real *u, global real *next, real dt, GRID)
{
    CELL(n);
    const int south = around(j, -1, ny, pitch);
    const int north = around(j, 1, ny, pitch);
    const real centre = u[n];
    real sum = u[n - 1] + u[n + 1] + u[n + south] + u[n + north];
#if DIM == 3
    const int down = around(k, -1, nz, plane);
    const int up = around(k, 1, nz, plane);
    sum += u[n + down] + u[n + up];
#endif
    const real laplacian = sum - 2.0 * DIM * centre;
    next[n] = centre + dt * (laplacian - 2.0 * centre * (1.0 - centre) * (1.0 - 2.0 * centre));
}

/// mu = c^3 - c - lap c, from c and the sum of its neighbours.
inline real chemicalPotential(real c, real neighbours)
{
    return c * c * c - c - (neighbours - 2.0 * DIM * c);
}

/// Cahn-Hilliard, forward Euler: next = c + dt lap mu, with mu found anew at each neighbour instead of being stored.
kernel void cahnHilliard(global const real *c, global real *next, real dt, GRID)
{
    CELL(n);
    const int south = around(j, -1, ny, pitch);
    const int north = around(j, 1, ny, pitch);
    const int farSouth = around(j, -2, ny, pitch);
    const int farNorth = around(j, 2, ny, pitch);
    const real C = c[n];
    const real W = c[n - 1];
    const real E = c[n + 1];
    const real S = c[n + south];
    const real N = c[n + north];
    const real SW = c[n + south - 1];
    const real SE = c[n + south + 1];
    const real NW = c[n + north - 1];
    const real NE = c[n + north + 1];
#if DIM == 3
    const int down = around(k, -1, nz, plane);
    const int up = around(k, 1, nz, plane);
    const int farDown = around(k, -2, nz, plane);
    const int farUp = around(k, 2, nz, plane);
    const real D = c[n + down];
    const real U = c[n + up];
    const real centre = chemicalPotential(C, W + E + S + N + D + U);
    real sum = chemicalPotential(W, c[n - 2] + C + SW + NW + c[n + down - 1] + c[n + up - 1]);
    sum += chemicalPotential(E, c[n + 2] + C + SE + NE + c[n + down + 1] + c[n + up + 1]);
    sum += chemicalPotential(S, c[n + farSouth] + C + SW + SE + c[n + south + down] + c[n + south + up]);
    sum += chemicalPotential(N, c[n + farNorth] + C + NW + NE + c[n + north + down] + c[n + north + up]);
    sum += chemicalPotential(D, c[n + farDown] + C + c[n + down - 1] + c[n + down + 1] + c[n + south + down] + c[n + north + down]);
    sum += chemicalPotential(U, c[n + farUp] + C + c[n + up - 1] + c[n + up + 1] + c[n + south + up] + c[n + north + up]);
#else
    const real centre = chemicalPotential(C, W + E + S + N);
    real sum = chemicalPotential(W, c[n - 2] + C + SW + NW);
    sum += chemicalPotential(E, c[n + 2] + C + SE + NE);
    sum += chemicalPotential(S, c[n + farSouth] + C + SW + SE);
    sum += chemicalPotential(N, c[n + farNorth] + C + NW + NE);
#endif
    next[n] = C + dt * (sum - 2.0 * DIM * centre);
}

/// Tensile part of the strain energy per cell at its mean strain, after Miehe, Hofacker and Welschinger (2010), isotropic:
/// psi = lame / 2 <tr eps>^2 + shear sum <eps_i>^2, with the positive parts of the trace and of the principal strains.
kernel void tensileEnergy(global const real *u, global real *psi, real lame, real shear, GRID, int size, real h)
{
    CELL(n);
    real e[DIM][DIM];
    real v[DIM][DIM];
    meanStrain(u, n, pitch, plane, size, h, e);
    principal(e, v);
    real trace = 0.0;
    real squares = 0.0;
    for (int p = 0; p < DIM; p++) {
        trace += e[p][p];
        const real tension = fmax(e[p][p], 0.0);
        squares += tension * tension;
    }
    const real opened = fmax(trace, 0.0);
    psi[n] = 0.5 * lame * opened * opened + shear * squares;
}
