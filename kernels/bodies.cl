// Connected metal: which cells are connected in one region, and which electrode it touches. Cells that share a corner touch, for a
// crack that runs obliquely is a staircase of cells.
//
// A label is the place of the first cell of its region, so that it depends on the metal alone and not on the order of work.

#include "grid.cl"

#define NO_BODY 0.0
/// Labels up to this one are no places of cells: they belong to the halo, and stand for the electrodes in reach.cl.
#define LAST_ELECTRODE 2.0

/// Least of the positive labels of cell n and of the cells that share a corner with it; 0 without any.
inline real leastAround(global const real *label, int n, int pitch, int plane)
{
    real least = label[n];
    for (int c = (DIM == 3 ? -1 : 0); c < (DIM == 3 ? 2 : 1); c++) {
        for (int b = -1; b < 2; b++) {
            for (int a = -1; a < 2; a++) {
                const real q = label[n + a + b * pitch + c * plane];
                least = q > 0.0 && (least == 0.0 || q < least) ? q : least;
            }
        }
    }
    return least;
}

/// Labels to begin with: cells of the site (site > 0) that are metal for the larger part, zeta >= 1/2, and links (link > 0) outside
/// it are regions of their own.
kernel void bodySeeds(global const real *site, global const real *link, global const real *zeta, global real *label, GRID)
{
    CELL(n);
    const real share = site[n] > 0.0 ? cornerMean(zeta, n, pitch, plane) : link[n];
    label[n] = share >= 0.5 ? (real) n : NO_BODY;
}

/// Every cell of a region takes the least label around it. Repeated in turns with followLabels until nothing changes, all cells
/// of a region have the label of its first cell.
kernel void bodyAround(global const real *before, global real *label, GRID)
{
    CELL(n);
    label[n] = before[n] > NO_BODY ? leastAround(before, n, pitch, plane) : NO_BODY;
}

/// Every cell or node takes the label that its label's own cell or node has.
kernel void followLabels(global const real *before, global real *label, int length)
{
    VALUE(n);
    const real own = before[n];
    label[n] = own > LAST_ELECTRODE ? before[(int) own] : own;
}

/// Places of a region's cells on the left face (`right` 0) or the right one (`right` 1), elsewhere 0.
kernel void cellsOnFace(global const real *label, global real *place, real wanted, int right, GRID)
{
    CELL(n);
    const int face = right == 1 ? nx - 1 : 0;
    // labels are whole numbers
    place[n] = i == face && fabs(label[n] - wanted) < 0.5 ? (real) n : NO_BODY;
}

/// The thin edge of a region, where less than half is metal: its cells join the region next to them.
kernel void bodyEdge(global const real *before, global const real *edge, global real *label, GRID)
{
    CELL(n);
    label[n] = before[n] == NO_BODY && edge[n] > 0.0 ? leastAround(before, n, pitch, plane) : before[n];
}

/// Labels below `bound` that are the places of their own cells, elsewhere 0: the largest is the next region's.
kernel void isolatedLabels(global const real *label, global real *own, real bound, GRID)
{
    CELL(n);
    own[n] = label[n] > LAST_ELECTRODE && label[n] < bound && label[n] == (real) n ? label[n] : 0.0;
}

/// Gives the cells with this label their body's or region's number.
kernel void numberBody(global const real *label, global real *body, real wanted, real number, GRID)
{
    CELL(n);
    // labels are whole numbers
    if (fabs(label[n] - wanted) < 0.5) {
        body[n] = number;
    }
}

/// f in the cells of body or region `number`, 0 elsewhere.
kernel void ofBody(global const real *f, global const real *body, global real *part, real number, GRID)
{
    CELL(n);
    part[n] = fabs(body[n] - number) < 0.5 ? f[n] : 0.0;
}
