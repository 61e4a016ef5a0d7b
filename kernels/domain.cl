// Paths of metal through a damaged domain: where they react, what is full, what conducts.
//
// A path is a length per volume in each cell that it passes, lambda [1/m]. It takes metal of one thickness w, theta = w lambda.

#include "grid.cl"
#include "metal.cl"

/// Share by which a cell's metal may miss its room and still fill it.
#define FULL_ROUNDING 1.0e-9

/// 1 in cells whose path holds all the metal it takes, theta >= w lambda; 0 elsewhere.
kernel void fullPath(global const real *lambda, global const real *theta, global real *full, real thickness, GRID)
{
    CELL(n);
    const real room = thickness * lambda[n];
    full[n] = room > 0.0 && theta[n] >= room * (1.0 - FULL_ROUNDING) ? 1.0 : 0.0;
}

/// Share of a cell that ions no longer pass: the full path's metal, at most all of the cell.
kernel void pathMetal(global const real *full, global const real *lambda, global real *share, real thickness, GRID)
{
    CELL(n);
    share[n] = full[n] * fmin(1.0, thickness * lambda[n]);
}

/// Reactive area per volume, a = 2 lambda [1/m]: both faces of the path. None where it is full, unless the metal there is
/// connected to the electrode that is `stripped`.
kernel void pathArea(global const real *lambda, global const real *full, global const real *body, global real *area, real stripped, GRID)
{
    CELL(n);
    const int dissolves = stripped > 0.0 && fabs(body[n] - stripped) < 0.5;
    area[n] = full[n] > 0.0 && !dissolves ? 0.0 : 2.0 * lambda[n];
}

/// K <- K (1 + (conduction - 1) (1 - s)) in cells of the domain, s the share of crack of `conductivity`: cracks conduct as cracks do.
kernel void domainConduction(global const real *domain, global const real *d, global real *K, real conduction, real start, real end,
                             GRID, int size)
{
    CELL(n);
    const real s = ramp(cornerMean(d, n, pitch, plane), start, end);
    const real factor = domain[n] > 0.0 ? 1.0 + (conduction - 1.0) * (1.0 - s) : 1.0;
    for (int e = 0; e < SYM; e++) {
        K[n + e * size] = factor * K[n + e * size];
    }
}

/// zeta <- 1 and d <- 1 on the corners of a new path's cells, `laid` > 0.
kernel void openPath(global const real *laid, global real *d, global real *zeta, GRID)
{
    NODE(n);
    real touched = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        touched = fmax(touched, laid[n - corner(a, pitch, plane)]);
    }
    d[n] = touched > 0.0 ? 1.0 : d[n];
    zeta[n] = touched > 0.0 ? 1.0 : zeta[n];
}
