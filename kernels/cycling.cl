// What a cell remembers from one cycle to the next: sites where metal nucleates, and the paths it took.
//
// A path is a number per cell, the sum of 1: metal was plated here in this cycle, 2: in the one before, 4: in any earlier one.

#include "grid.cl"

/// Overpotential of plating at the mouth of site `wanted`, phi + (RT/F) ln c - metal, where its mouth holds no metal yet; 0
/// elsewhere. `mouth` is the number of the site at nodes on an electrode's face.
kernel void mouthOverpotential(global const real *phi, global const real *c, global const real *zeta,
                               global const real *mouth, global real *drive, real wanted, real metal, real thermal, GRID)
{
    NODE(n);
    const int waits = fabs(mouth[n] - wanted) < 0.5 && zeta[n] < 0.5;
    drive[n] = waits ? phi[n] + thermal * log(c[n]) - metal : 0.0;
}

/// zeta <- max(zeta, profile) on the nodes of site `wanted`: the site takes metal.
kernel void fillSite(global const real *site, global const real *profile, global real *zeta, real wanted, GRID)
{
    NODE(n);
    if (fabs(site[n] - wanted) < 0.5) {
        zeta[n] = fmax(zeta[n], profile[n]);
    }
}

/// Adds 1 to the path of cells that are metal for the larger part, belong to a body, and are plated into: faster than at the speed
/// `slowest`, below which the sign of the reaction is not known.
kernel void markPath(global const real *rate, global const real *area, global const real *zeta, global const real *body,
                     global real *path, real slowest, GRID)
{
    CELL(n);
    const int coded = (int) path[n];
    const int plated = rate[n] > slowest * area[n] && body[n] > 0.0 && cornerMean(zeta, n, pitch, plane) >= 0.5;
    path[n] = (real) (plated ? coded | 1 : coded);
}

/// A new cycle begins: 1 becomes 2, and what was 2 is kept as 4.
kernel void nextCycle(global real *path, GRID)
{
    CELL(n);
    const int coded = (int) path[n];
    path[n] = (real) (((coded & 1) << 1) | ((coded & 6) > 0 ? 4 : 0));
}

/// 1 in cells on this cycle's path: `all` of them, or only those with a cell of the last cycle's path within `reach` cells.
kernel void onPath(global const real *path, global real *on, int reach, GRID)
{
    CELL(n);
    real near = reach == 0 ? 1.0 : 0.0;
    if (((int) path[n] & 1) > 0) {
        for (int c = max(k - reach, 0); c < min(k + reach + 1, nz); c++) {
            for (int b = max(j - reach, 0); b < min(j + reach + 1, ny); b++) {
                for (int a = max(i - reach, 0); a < min(i + reach + 1, nx); a++) {
                    near = ((int) path[at(a, b, c, pitch, plane)] & 2) > 0 ? 1.0 : near;
                }
            }
        }
        on[n] = near;
    } else {
        on[n] = 0.0;
    }
}

/// Forgets cracks that hold no metal: d falls to its start where no cell around the node belongs to a body.
kernel void forgetCracks(global const real *body, global const real *start, global real *d, GRID)
{
    NODE(n);
    real held = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        held += body[n - corner(a, pitch, plane)] >= 1.0 ? 1.0 : 0.0;
    }
    d[n] = held > 0.0 ? d[n] : fmin(d[n], start[n]);
}

/// Forgets metal that is connected to no electrode: zeta is 0 where no cell around the node does.
kernel void forgetMetal(global const real *body, global real *zeta, real electrodes, GRID)
{
    NODE(n);
    real held = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real number = body[n - corner(a, pitch, plane)];
        held += number >= 1.0 && number <= electrodes ? 1.0 : 0.0;
    }
    zeta[n] = held > 0.0 ? zeta[n] : 0.0;
}

/// The path where a corner of the cell is the mouth of site `wanted`, 0 elsewhere.
kernel void siteWear(global const real *path, global const real *mouth, global real *worn, real wanted, GRID)
{
    CELL(n);
    real at_mouth = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        at_mouth += fabs(mouth[n + corner(a, pitch, plane)] - wanted) < 0.5 ? 1.0 : 0.0;
    }
    worn[n] = at_mouth > 1.0 ? path[n] : 0.0;
}
