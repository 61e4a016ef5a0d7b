// A body that soft bands cut in pieces, on several sheets. Coarse cells would join the pieces on both sides of a band, so the
// coarse grids hold sheets: each has the coefficients of its own pieces alone, and springs link what lies at the same place.
// The first sheet also has all that belongs to no piece, the soft bands among it.
//
// A fine function is  u = sum_s share_s u_s,  where share_s is 1 at the nodes of the pieces of sheet s and 0 at others; all
// shares add to 1. Where the sheets move alike nothing is lost; a jump between s and t strains the cells on the edge of a band
// by grad(share) (u_s - u_t), which is what the springs hold against.
//
// All sheets lie on one grid, `apart` layers from each other along its last axis, with at least one layer of void between.

#include "elasticity.cl"

/// A cell's side is this plus the number of its sheet, or less where it belongs to no piece.
#define FIRST_SIDE 1.0

/// Largest diagonal entry of the tensor: how well a cell conducts.
kernel void scalarStrength(global const real *K, global real *strength, GRID, int size)
{
    CELL(n);
    real largest = K[n];
    for (int b = 1; b < DIM; b++) {
        largest = fmax(largest, K[n + b * size]);
    }
    strength[n] = largest;
}

/// Largest stiffness against stretching along an axis.
kernel void elasticStrength(global const real *C, global const real *M, global real *strength, GRID, int size)
{
    CELL(n);
    real largest = 0.0;
    for (int b = 0; b < DIM; b++) {
        const int entry = n + packed(b, b) * size;
        largest = fmax(largest, C[entry] + M[entry]);
    }
    strength[n] = largest;
}

/// 1 in cells below the threshold.
kernel void softCells(global const real *strength, global real *soft, real threshold, GRID)
{
    CELL(n);
    soft[n] = strength[n] < threshold ? 1.0 : 0.0;
}

/// Labels to begin with (bodies.cl): every stiff cell is a piece of its own.
kernel void pieceSeeds(global const real *strength, global real *label, real threshold, GRID)
{
    CELL(n);
    label[n] = strength[n] < threshold ? 0.0 : (real) n;
}

/// Shares of all sheets: a node that touches a piece belongs to its sheet, all others to the first.
kernel void sheetShares(global const real *side, global real *share, int sheets, GRID, int size)
{
    NODE(n);
    real own = FIRST_SIDE;
    for (int a = 0; a < CORNERS; a++) {
        own = fmax(own, side[n - corner(a, pitch, plane)]);
    }
    for (int s = 0; s < sheets; s++) {
        share[n + s * size] = own == FIRST_SIDE + s ? 1.0 : 0.0;
    }
}

/// What a sheet takes of free values.
kernel void sheetPart(global const real *share, global const real *open, global real *part, int sheet, int components,
                      GRID, int size)
{
    NODE(n);
    for (int p = 0; p < components; p++) {
        part[n + p * size] = open[n + p * size] * share[n + sheet * size];
    }
}

/// Where a sheet is held: at prescribed values of which it has a share.
kernel void sheetOpen(global const real *share, global const real *open, global real *free, int sheet, int components,
                      GRID, int size)
{
    NODE(n);
    for (int p = 0; p < components; p++) {
        free[n + p * size] = share[n + sheet * size] == 0.0 ? 1.0 : open[n + p * size];
    }
}

/// Mean over a coarse cell of the coefficient of a sheet's own cells. Launched over coarse cells of one sheet.
kernel void coarsenSheet(global const real *fine, global const real *side, global real *coarse, int sheet, int from, int to,
                         int finePitch, int finePlane, GRID)
{
    CELL(own);
    const int n = at(2 * i, 2 * j, 2 * k, finePitch, finePlane);
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n + corner(a, finePitch, finePlane);
        sum += fmax(side[cell], FIRST_SIDE) == FIRST_SIDE + sheet ? fine[from + cell] : 0.0;
    }
    coarse[to + own] = sum / CORNERS;
}

/// h times the gradient along an axis at the middle of the cell whose first corner is n.
inline real slope(global const real *f, int n, int axis, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        if (negative(1 << axis, a)) {
            sum -= f[n + corner(a, pitch, plane)];
        } else {
            sum += f[n + corner(a, pitch, plane)];
        }
    }
    return 2.0 * sum / CORNERS;
}

/// How the shares of two sheets change in a cell, g = h grad(share_s - share_t) / 2, and, returned, for which part of that the
/// two stand: 1 where no third sheet takes part, 0 where only one of them does.
inline real jump(global const real *share, int s, int t, int n, real g[DIM], int pitch, int plane, int size)
{
    real square = 0.0;
    real opposite = 0.0;
    for (int b = 0; b < DIM; b++) {
        const real one = slope(share, n + s * size, b, pitch, plane);
        const real other = slope(share, n + t * size, b, pitch, plane);
        g[b] = 0.5 * (one - other);
        square += g[b] * g[b];
        opposite -= one * other;
    }
    return square > 0.0 ? fmax(opposite, 0.0) / square : 0.0;
}

/// Springs between sheets s and t against a jump of 1, per cell: the integral of g . K g / h^2.
kernel void scalarLinks(global const real *share, global const real *K, global real *links, int s, int t,
                        GRID, int size, real h)
{
    CELL(n);
    real g[DIM];
    const real part = jump(share, s, t, n, g, pitch, plane, size);
    real sum = 0.0;
    for (int b = 0; b < DIM; b++) {
        for (int c = 0; c < DIM; c++) {
            sum += g[b] * K[n + voigt(b, c) * size] * g[c];
        }
    }
    links[n] = part * (DIM == 3 ? h : 1.0) * sum;
}

/// The same of a displacement, C_{pb,qc} g_b g_c: SYM arrays.
kernel void elasticLinks(global const real *share, global const real *C, global const real *M, global real *links, int s, int t,
                         GRID, int size, real h)
{
    CELL(n);
    real g[DIM];
    const real part = jump(share, s, t, n, g, pitch, plane, size);
    for (int p = 0; p < DIM; p++) {
        for (int q = p; q < DIM; q++) {
            real sum = 0.0;
            for (int b = 0; b < DIM; b++) {
                for (int c = 0; c < DIM; c++) {
                    const int entry = n + packed(voigt(p, b), voigt(q, c)) * size;
                    sum += g[b] * (C[entry] + M[entry]) * g[c];
                }
            }
            links[n + voigt(p, q) * size] = part * (DIM == 3 ? h : 1.0) * sum;
        }
    }
}

/// Gives each corner of a cell the same part of what the cell has.
kernel void cornerShares(global const real *cells, global real *nodes, int components, GRID, int size)
{
    NODE(n);
    for (int p = 0; p < components; p++) {
        real sum = 0.0;
        for (int a = 0; a < CORNERS; a++) {
            sum += cells[n - corner(a, pitch, plane) + p * size];
        }
        nodes[n + p * size] = sum / CORNERS;
    }
}

/// g = f + sum_m links_m (x_m - x): what the springs add to the forces. x_m is the value at the same place m sheets on, the
/// first following the last; each spring has `springs` values.
kernel void linkForces(global const real *x, global const real *f, global const real *links, global real *g, int sheets,
                       int apart, int components, int springs, GRID, int size)
{
    NODE(n);
    const int layer = DIM == 3 ? k : j;
    const int own = min(layer / apart, sheets - 1);
    // nothing is linked between the sheets
    const int linked = layer - own * apart <= (DIM == 3 ? nz : ny) - (sheets - 1) * apart ? 1 : 0;
    for (int p = 0; p < components; p++) {
        real sum = f[n + p * size];
        for (int m = 1; m < sheets; m++) {
            const int way = linked * ((own + m) % sheets - own) * apart;
            const int other = n + way * (DIM == 3 ? plane : pitch);
            for (int q = 0; q < components; q++) {
                sum += links[n + ((m - 1) * springs + voigt(p, q)) * size] * (x[other + q * size] - x[n + q * size]);
            }
        }
        g[n + p * size] = sum;
    }
}

/// The inverse diagonal of a scalar operator with springs.
kernel void linkedScalarDiagonal(global const real *K, global const real *mass, global const real *links,
                                 global real *inverse, int sheets, GRID, int size, real h)
{
    NODE(n);
    real diagonal = mass[n] + scalarBlock(K, n, pitch, plane, size, h);
    for (int m = 1; m < sheets; m++) {
        diagonal += links[n + (m - 1) * size];
    }
    inverse[n] = diagonal > 0.0 ? 1.0 / diagonal : 0.0;
}

/// The inverse diagonal blocks of an elastic operator with springs.
kernel void linkedElasticDiagonal(global const real *C, global const real *M, global const real *links,
                                  global const real *open, global real *inverse, int sheets, GRID, int size, real h)
{
    NODE(n);
    real D[SYM];
    elasticBlock(C, M, n, D, pitch, plane, size, h);
    for (int e = 0; e < SYM; e++) {
        for (int m = 1; m < sheets; m++) {
            D[e] += links[n + ((m - 1) * SYM + e) * size];
        }
    }
    invertBlock(D, open, n, inverse, size);
}
