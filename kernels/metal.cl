// Metal that fills the opened crack: where it is, how it evens out, and how its front moves along the crack.

#include "grid.cl"

/// Fraction of the way from `start` to `end`, between 0 and 1.
inline real ramp(real x, real start, real end)
{
    return fmin(fmax((x - start) / (end - start), 0.0), 1.0);
}

/// h(zeta) = zeta^2 (3 - 2 zeta)
inline real filled(real zeta)
{
    return zeta * zeta * (3.0 - 2.0 * zeta);
}

/// Normal of the crack times itself: grad d grad d^T (J) summed over the neighbouring cells and divided by its trace, for on
/// the crest of a crack grad d alone vanishes. 0 where there is no gradient.
inline void crackNormals(global const real *J, int n, int pitch, int plane, int size, real nn[SYM])
{
    for (int e = 0; e < SYM; e++) {
        nn[e] = 0.0;
    }
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                for (int e = 0; e < SYM; e++) {
                    nn[e] += J[n + a + b * pitch + c * plane + e * size];
                }
            }
        }
    }
    real trace = 0.0;
    for (int e = 0; e < DIM; e++) {
        trace += nn[e];
    }
    for (int e = 0; e < SYM; e++) {
        nn[e] = trace > 0.0 ? nn[e] / trace : 0.0;
    }
}

/// Mean volume strain of cell n, tr eps.
inline real volumeStrain(global const real *u, int n, int pitch, int plane, int size, real h)
{
    real sum = 0.0;
    for (int p = 0; p < DIM; p++) {
        for (int a = 0; a < CORNERS; a++) {
            const real x = u[n + corner(a, pitch, plane) + p * size];
            sum += ((a >> p) & 1) ? x : -x;
        }
    }
    return sum * (2.0 / CORNERS) / h;
}

/// Share of cell n that is metal, w = core h(zeta).
inline real metalShare(global const real *core, global const real *zeta, int n, int pitch, int plane)
{
    return core[n] * filled(cornerMean(zeta, n, pitch, plane));
}

/// Share of each cell that is metal.
kernel void metalShareOf(global const real *core, global const real *zeta, global real *share, GRID)
{
    CELL(n);
    share[n] = metalShare(core, zeta, n, pitch, plane);
}

/// Core of the cells around node n, summed.
inline real coreAround(global const real *core, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += core[n - corner(a, pitch, plane)];
    }
    return sum;
}

/// Core times v of the cells around node n, summed.
inline real heldAround(global const real *core, global const real *v, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        sum += core[cell] * v[cell];
    }
    return sum;
}

/// Opened core of the crack per cell: 0 where the least damage of its corners is below `start`, 1 where it is above `end`.
/// A cell opens only as a whole: its neighbours, which share two broken corners with it, stay closed.
kernel void crackCore(global const real *d, global real *core, real start, real end, GRID)
{
    CELL(n);
    real least = d[n];
    for (int a = 1; a < CORNERS; a++) {
        least = fmin(least, d[n + corner(a, pitch, plane)]);
    }
    core[n] = ramp(least, start, end);
}

/// theta <- theta + dt rate
kernel void plate(global const real *rate, global real *theta, real dt, GRID)
{
    CELL(n);
    theta[n] += dt * rate[n];
}

/// An isotropic tensor per cell, K = factor f I.
kernel void isotropic(global const real *f, global real *K, real factor, GRID, int size)
{
    CELL(n);
    for (int s = 0; s < SYM; s++) {
        K[n + s * size] = s < DIM ? factor * f[n] : 0.0;
    }
}

/// What a step leaves of the occupancy: the ratio of s(theta) = min(theta / least, 1) after and before it. 1 where metal has
/// come or where there was none: only a cell that runs empty loses its metal.
kernel void remainingShare(global const real *before, global const real *after, global real *share, real least, GRID)
{
    CELL(n);
    share[n] = before[n] > 0.0 ? fmin(fmin(after[n] / least, 1.0) / fmin(before[n] / least, 1.0), 1.0) : 1.0;
}

/// zeta <- zeta times the core-weighted mean of `share` over the cells around the node.
kernel void recede(global const real *share, global const real *core, global real *zeta, GRID)
{
    NODE(n);
    const real sum = heldAround(core, share, n, pitch, plane);
    const real weight = coreAround(core, n, pitch, plane);
    zeta[n] = weight > 0.0 ? zeta[n] * sum / weight : zeta[n];
}

/// Room for metal per cell: what its crack has opened where metal is under pressure, core h(zeta) <tr eps>+.
kernel void metalRoom(global const real *u, global const real *core, global const real *zeta, global const real *pressure,
                      global real *room, GRID, int size, real h)
{
    CELL(n);
    room[n] = pressure[n] > 0.0
              ? metalShare(core, zeta, n, pitch, plane) * fmax(volumeStrain(u, n, pitch, plane, size, h), 0.0) : 0.0;
}

/// Filling of the metal's room on nodes, f = sum of theta / sum of room over the cells with room around, its mass
/// V room / CORNERS, and their product.
kernel void fillingOfNodes(global const real *theta, global const real *room, global real *filling, global real *mass,
                           global real *right, real volume, GRID)
{
    NODE(n);
    real metal = 0.0;
    real space = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        metal += room[cell] > 0.0 ? theta[cell] : 0.0;
        space += room[cell];
    }
    filling[n] = space > 0.0 ? metal / space : 0.0;
    mass[n] = volume / CORNERS * space;
    right[n] = mass[n] * filling[n];
}

/// Metal evens out: theta moves by `part` of the way to room times the mean filling of the cell's corners. The sum over all
/// cells does not change.
kernel void evenOut(global const real *filling, global const real *room, global real *theta, real part, GRID)
{
    CELL(n);
    if (room[n] > 0.0) {
        theta[n] = (1.0 - part) * theta[n] + part * room[n] * cornerMean(filling, n, pitch, plane);
    }
}

/// Cells whose crack is closed but which join the metal around them: two opposite corners are metal. Cells open as a whole, so that a
/// crack that runs obliquely opens some that share no corner, while the nodes between them are broken.
kernel void crackLinks(global const real *core, global const real *zeta, global real *link, GRID)
{
    CELL(n);
    link[n] = 0.0;
    for (int a = 0; a < CORNERS / 2; a++) {
        const int opposite = CORNERS - 1 - a;
        const real least = fmin(zeta[n + corner(a, pitch, plane)], zeta[n + corner(opposite, pitch, plane)]);
        link[n] = core[n] == 0.0 && least >= 0.5 ? 1.0 : link[n];
    }
}

/// Depth behind the front at which a node counts as full, in widths of the front.
#define FULL 18.0
/// Larger than any distance along a crack [m].
#define UNREACHED 1.0e6

/// Distance s behind which the front of metal `number` lies [m], 0 or less, on its nodes at the front: full for the larger part,
/// zeta >= 1/2, and beside a node of an open cell that is not. Elsewhere none. On the front's own profile,
/// zeta = 1/(1 + exp(s/delta)), that says s exactly; a sharp front lies between the two nodes.
kernel void frontDistance(global const real *zeta, global const real *body, global const real *core, global real *s,
                          real number, real delta, GRID, real h)
{
    NODE(n);
    int own = 0;
    for (int a = 0; a < CORNERS; a++) {
        const int cell = n - corner(a, pitch, plane);
        own = core[cell] > 0.0 && fabs(body[cell] - number) < 0.5 ? 1 : own;
    }
    const real full = zeta[n];
    real least = full;
    if (own == 1 && full >= 0.5) {
        for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
            for (int b = -1; b < 2; b++) {
                for (int a = -1; a < 2; a++) {
                    if (i + a >= 0 && i + a <= nx && j + b >= 0 && j + b <= ny && k + c >= 0 && k + c <= nz) {
                        const int beside = at(i + a, j + b, k + c, pitch, plane);
                        least = coreAround(core, beside, pitch, plane) > 0.0 ? fmin(least, zeta[beside]) : least;
                    }
                }
            }
        }
    }
    s[n] = UNREACHED;
    if (least < 0.5 && full >= 0.5) {
        const real onProfile = full < 1.0 ? delta * log((1.0 - full) / full) : -UNREACHED;
        s[n] = onProfile > -1.5 * h ? onProfile : -h * (full - 0.5) / (full - least);
    }
}

/// One pass of the distance along the crack: the least of a node's own and its neighbours' farther by the way between them, on
/// nodes of open cells.
kernel void spreadDistance(global const real *before, global const real *core, global real *s, GRID, real h)
{
    NODE(n);
    real least = before[n];
    if (coreAround(core, n, pitch, plane) > 0.0) {
        for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
            for (int b = -1; b < 2; b++) {
                for (int a = -1; a < 2; a++) {
                    const real way = h * sqrt((real) (a * a + b * b + c * c));
                    const int x = i + a;
                    const int y = j + b;
                    const int z = k + c;
                    if (x >= 0 && x <= nx && y >= 0 && y <= ny && z >= 0 && z <= nz) {
                        least = fmin(least, before[at(x, y, z, pitch, plane)] + way);
                    }
                }
            }
        }
    }
    s[n] = least;
}

/// The front moves on by `way` [m]: zeta rises to that of the distance s - way.
kernel void moveFrontOn(global const real *s, global real *zeta, real way, real delta, GRID)
{
    NODE(n);
    const real left = s[n] - way;
    if (left < FULL * delta) {
        zeta[n] = fmax(zeta[n], 1.0 / (1.0 + exp(fmax(left, -FULL * delta) / delta)));
    }
}

/// A current density that no metal reaches [A/m^2].
#define UNLIMITED 1.0e30
/// Share of its metal that a cell may give in a step: less than 1 by the rounding of the sums in between.
#define ALMOST_ALL 0.999999999999996

/// What metal theta can give until a step ends [A/m^2], through the area that reacts with it: drain theta / area with
/// drain = F / (Omega dt).
kernel void mostCurrent(global const real *theta, global const real *area, global real *most, real drain, GRID)
{
    CELL(n);
    most[n] = area[n] > 0.0 ? ALMOST_ALL * drain * fmax(theta[n], 0.0) / area[n] : UNLIMITED;
}
