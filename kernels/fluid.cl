// A fluid in smeared cracks: which cells it wets, the volume it has opened, and what its pressure does to displacement and
// damage. All of it follows from one functional, the opening of a region of wetted share chi,
//
//     V_open(u, d) = -int u . grad(chi w(d)) dV,        w = 1 - sqrt(m),   m = mean over a cell's corners of (1 - d)^2
//
// whose derivative by u is the load and whose derivative by d drives the crack (docs/physics.md, A fluid in a smeared crack).

#include "grid.cl"
#include "metal.cl"

/// Smallest sqrt(m) that is divided by: a cell this broken has no tension left to lose.
#define LEAST_ROOT 1.0e-3

/// Square of the distance between cells n and m, in cells.
inline int squaredDistance(int n, int m, int pitch, int plane)
{
#if DIM == 3
    const int z = n / plane - m / plane;
    const int y = (n % plane) / pitch - (m % plane) / pitch;
    const int x = (n % plane) % pitch - (m % plane) % pitch;
    return x * x + y * y + z * z;
#else
    const int y = n / pitch - m / pitch;
    const int x = n % pitch - m % pitch;
    return x * x + y * y;
#endif
}

/// Seeds of a nearest-cell map: the place of the cell itself where its crack is open, 0 elsewhere.
kernel void openCells(global const real *core, global real *nearest, GRID)
{
    CELL(n);
    nearest[n] = core[n] > 0.0 ? (real) n : 0.0;
}

/// One pass of jump flooding (Rong and Tan 2006): every cell takes the nearest of the seeds known to the cells `stride` away.
/// Of two as near the one with more metal, so that mirror images agree; of two with as much, the one that comes first in memory.
kernel void nearerCells(global const real *before, global const real *zeta, global real *nearest, int stride, GRID)
{
    CELL(n);
    int best = (int) before[n];
    int least = best > 0 ? squaredDistance(n, best, pitch, plane) : 2147483647;
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                const int x = i + a * stride;
                const int y = j + b * stride;
                const int z = k + c * stride;
                if (x >= 0 && x < nx && y >= 0 && y < ny && z >= 0 && z < nz) {
                    const int other = (int) before[at(x, y, z, pitch, plane)];
                    if (other > 0) {
                        const int apart = squaredDistance(n, other, pitch, plane);
                        int nearer = apart < least ? 1 : 0;
                        if (apart == least && other != best) {
                            const real more = cornerMean(zeta, other, pitch, plane) - cornerMean(zeta, best, pitch, plane);
                            nearer = more > 0.0 || (more == 0.0 && other < best) ? 1 : 0;
                        }
                        if (nearer == 1) {
                            best = other;
                            least = apart;
                        }
                    }
                }
            }
        }
    }
    nearest[n] = (real) best;
}

/// Share of a cell's crack that is wetted, chi = h(zeta) in the nearest open cell; 0 farther than `reach` cells from it.
kernel void wettedShare(global const real *nearest, global const real *zeta, global real *share, real reach, GRID)
{
    CELL(n);
    const int open = (int) nearest[n];
    share[n] = 0.0;
    if (open > 0) {
        if ((real) squaredDistance(n, open, pitch, plane) <= reach * reach) {
            share[n] = filled(cornerMean(zeta, open, pitch, plane));
        }
    }
}

/// A value of the nearest open cell; 0 where there is none.
kernel void ofNearest(global const real *nearest, global const real *value, global real *result, GRID)
{
    CELL(n);
    const int open = (int) nearest[n];
    result[n] = open > 0 ? value[open] : 0.0;
}

/// Gathers a value in the open cells: each takes the sum over the cells within `reach` whose nearest open cell it is.
kernel void gathered(global const real *nearest, global const real *value, global real *sum, int reach, GRID)
{
    CELL(n);
    real all = 0.0;
    if ((int) nearest[n] == n) {
        for (int c = max(k - reach, 0); c < min(k + reach + 1, nz); c++) {
            for (int b = max(j - reach, 0); b < min(j + reach + 1, ny); b++) {
                for (int a = max(i - reach, 0); a < min(i + reach + 1, nx); a++) {
                    const int cell = at(a, b, c, pitch, plane);
                    all += (int) nearest[cell] == n ? value[cell] : 0.0;
                }
            }
        }
    }
    sum[n] = all;
}

/// w = 1 - sqrt(m) of cell n.
inline real openedShare(global const real *d, int n, int pitch, int plane)
{
    return 1.0 - sqrt(intactShare(d, n, pitch, plane));
}

/// chi w in the cells of fluid `number`, 0 elsewhere; in all cells where `number` is 0.
kernel void openingWeight(global const real *d, global const real *share, global const real *body, global real *weight,
                          real number, GRID)
{
    CELL(n);
    const int counts = number < 0.5 || fabs(body[n] - number) < 0.5;
    weight[n] = counts ? share[n] * openedShare(d, n, pitch, plane) : 0.0;
}

/// b = dV_open/du on nodes, -int N grad(weight): the load of a unit pressure. On a face of the grid the weight goes on beyond
/// it, so that no pressure acts on a crack's mouth.
kernel void openingForces(global const real *weight, global real *b, GRID, int size, real h)
{
    NODE(n);
    const real edge = 0.5 * h;
    const real face = DIM == 3 ? edge * edge : edge;
    real sum[DIM];
    for (int p = 0; p < DIM; p++) {
        sum[p] = 0.0;
    }
    for (int a = 0; a < CORNERS; a++) {
        const real w = weight[n - corner(a, pitch, plane)];
        for (int p = 0; p < DIM; p++) {
            sum[p] += ((a >> p) & 1) ? w : -w;
        }
    }
    b[n] = i == 0 || i == nx ? 0.0 : face * sum[0];
    b[n + size] = j == 0 || j == ny ? 0.0 : face * sum[1];
#if DIM == 3
    b[n + 2 * size] = k == 0 || k == nz ? 0.0 : face * sum[2];
#endif
}

/// Pressure P = chi p on the crack per cell, p from a table of those of the fluids. It opens nothing that is whole, but a cell that a
/// body of metal presses together is held as it is when its d has left 0, or d would leave 0 and be pushed back without end.
kernel void fluidPressure(global const real *u, global const real *d, global const real *share, global const real *body,
                          global const real *pressures, global real *pressure, GRID, int size, real h)
{
    CELL(n);
    const int closing = body[n] > 0.5 && volumeStrain(u, n, pitch, plane, size, h) < 0.0;
    pressure[n] = openedShare(d, n, pitch, plane) > 0.0 || closing ? share[n] * pressures[(int) body[n]] : 0.0;
}

/// Pressure p of the fluid that wets a cell, 0 where none does.
kernel void feltPressure(global const real *share, global const real *body, global const real *pressures,
                         global real *pressure, GRID)
{
    CELL(n);
    pressure[n] = share[n] > 0.0 ? pressures[(int) body[n]] : 0.0;
}

/// The reactive area per volume times the mean growth of its region's crack that is expected of the coming step.
kernel void growArea(global const real *body, global const real *growths, global real *area, GRID)
{
    CELL(n);
    area[n] *= growths[(int) body[n]];
}

/// Pressure p of the metal in the open cells of the crack that it wets, 0 elsewhere.
kernel void pressureInCore(global const real *felt, global const real *core, global real *pressure, GRID)
{
    CELL(n);
    pressure[n] = core[n] > 0.0 ? felt[n] : 0.0;
}

/// What the pressure P = chi p of the fluid does to damage: its energy P (tr eps) sqrt(m) per volume is, where the crack opens,
/// bounded by one that is linear in m, which joins psi; where it closes, linear in d, with the slope held (1 - d) per corner.
kernel void pressureDrive(global const real *u, global const real *d, global const real *pressure, global real *psi,
                          global real *held, real residual, GRID, int size, real h)
{
    CELL(n);
    const real root = fmax(sqrt(intactShare(d, n, pitch, plane)), LEAST_ROOT);
    const real work = pressure[n] * volumeStrain(u, n, pitch, plane, size, h) / root;
    psi[n] += fmax(work, 0.0) / (2.0 * (1.0 - residual));
    held[n] = fmax(-work, 0.0);
}

/// What a cell's crack has opened where no body of fluid wets it, per volume: (1 - chi) w <tr eps>_+ where it is more broken than
/// not, w > 1/2. Pressed together it opens nothing.
kernel void dryOpening(global const real *u, global const real *d, global const real *share, global const real *body,
                       global real *opened, GRID, int size, real h)
{
    CELL(n);
    const real dry = body[n] > 0.5 ? 1.0 - share[n] : 1.0;
    const real apart = fmax(volumeStrain(u, n, pitch, plane, size, h), 0.0);
    const real broken = openedShare(d, n, pitch, plane);
    opened[n] = broken > 0.5 ? dry * broken * apart : 0.0;
}

/// The fluid's part of the stress, along the first `axes` axes: sigma <- sigma - P w I.
kernel void fluidStress(global const real *d, global const real *pressure, global real *stresses, int axes, GRID, int size)
{
    CELL(n);
    const real acting = pressure[n] * openedShare(d, n, pitch, plane);
    for (int p = 0; p < axes; p++) {
        stresses[n + p * size] -= acting;
    }
}

/// Area of both faces of the wetted crack per volume [1/m]: chi |grad d^4|, whose integral over a crack's profile counts each
/// face once, whatever the profile (co-area formula).
kernel void wettedArea(global const real *d, global const real *share, global real *area, GRID, real h)
{
    CELL(n);
    real gradient[DIM];
    for (int p = 0; p < DIM; p++) {
        gradient[p] = 0.0;
    }
    for (int a = 0; a < CORNERS; a++) {
        const real square = d[n + corner(a, pitch, plane)] * d[n + corner(a, pitch, plane)];
        for (int p = 0; p < DIM; p++) {
            gradient[p] += ((a >> p) & 1) ? square * square : -square * square;
        }
    }
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        sum += gradient[p] * gradient[p];
    }
    area[n] = share[n] * sqrt(sum) * (2.0 / CORNERS) / h;
}
