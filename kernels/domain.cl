// Paths of metal through a damaged domain: where they react, what is full, what conducts.
//
// A path is a length per volume in each cell that it passes, lambda [1/m]. It takes metal of one thickness w, theta = w lambda.

#include "grid.cl"
#include "metal.cl"

/// Share by which a cell's metal may miss its room and still fill it.
#define FULL_ROUNDING 1.0e-9

/// Metal per volume that the path in a cell takes, w lambda (1 + p/K_m) + p e: its opening w and what a pressure p adds to it, by the
/// compression of the metal and by the volume strain e that the cell has per pascal.
kernel void pathRoom(global const real *lambda, global const real *pressure, global const real *strain, global real *room,
                     real thickness, real bulk, GRID)
{
    CELL(n);
    room[n] = thickness * lambda[n] * (1.0 + pressure[n] / bulk) + pressure[n] * strain[n];
}

/// 1 in cells whose path holds all the metal it takes, theta >= room; 0 elsewhere.
kernel void fullPath(global const real *room, global const real *theta, global real *full, GRID)
{
    CELL(n);
    full[n] = room[n] > 0.0 && theta[n] >= room[n] * (1.0 - FULL_ROUNDING) ? 1.0 : 0.0;
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

/// Share of its stiffness that a cell keeps: `modulus` where a path passes it, `softening` in the domain.
kernel void pathStiffness(global const real *lambda, global const real *domain, global real *g, real modulus, real softening, GRID)
{
    CELL(n);
    g[n] = lambda[n] > 0.0 ? modulus : (domain[n] > 0.0 ? softening : 1.0);
}

/// Prestress of metal under a pressure, -p I.
kernel void pathPressure(global const real *pressure, global real *prestress, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < SYM; s++) {
        prestress[n + s * size] = s < DIM ? -pressure[n] : 0.0;
    }
}

/// Mean volume strain per cell, tr eps.
kernel void volumeStrains(global const real *u, global real *strain, GRID, int size, real h)
{
    CELL(n);
    strain[n] = volumeStrain(u, n, pitch, plane, size, h);
}

/// The cells in which metal can be: those of paths, lambda, but for those that have lost contact.
kernel void pathSites(global const real *lambda, global const real *lost, global real *site, GRID)
{
    CELL(n);
    site[n] = lost[n] > 0.0 ? 0.0 : lambda[n];
}

/// Metal that dissolves loses contact when less than the share `contact` of a cell's room w lambda is left: lost <- 1.
kernel void loseContact(global const real *rate, global const real *theta, global const real *lambda, global const real *contact,
                        global real *lost, real thickness, GRID)
{
    CELL(n);
    const int parts = rate[n] < 0.0 && theta[n] < contact[n] * thickness * lambda[n];
    lost[n] = parts || lost[n] > 0.0 ? 1.0 : 0.0;
}

/// zeta <- 0 where all cells of paths around the node have lost contact.
kernel void withdraw(global const real *lambda, global const real *lost, global real *zeta, GRID)
{
    NODE(n);
    real paths = 0.0;
    real parted = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        paths += lambda[cell] > 0.0 ? 1.0 : 0.0;
        parted += lambda[cell] > 0.0 && lost[cell] > 0.0 ? 1.0 : 0.0;
    }
    zeta[n] = parted > 0.0 && parted == paths ? 0.0 : zeta[n];
}
