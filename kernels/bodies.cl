// The bodies of metal: which cells hang together, and which electrode they hang on. Cells that share a corner touch, for a
// crack that runs obliquely is a staircase of cells.
//
// A label is the place of the first cell of its body, so that it depends on the metal alone and not on the order of work.
// Two labels stand for the electrodes; no cell lies at these places, which belong to the halo.

#include "grid.cl"

#define NO_BODY 0.0
#define LEFT_BODY 1.0
#define RIGHT_BODY 2.0
/// Labels up to this one are no places of cells.
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

/// Labels to begin with: cells of the site (site > 0) that are metal for the larger part, zeta >= 1/2, are bodies of their own,
/// or belong to the electrode whose face they touch.
kernel void bodySeeds(global const real *site, global const real *zeta, global real *label, GRID)
{
    CELL(n);
    const real own = i == 0 ? LEFT_BODY : (i == nx - 1 ? RIGHT_BODY : (real) n);
    label[n] = site[n] > 0.0 && cornerMean(zeta, n, pitch, plane) >= 0.5 ? own : NO_BODY;
}

/// Every cell of a body takes the least label around it. Repeated in turns with followLabels until nothing changes, all cells
/// of a body have the label of its first cell, or the electrode's.
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

/// 1 in cells on the right face that hang on the left electrode: the metal has joined the electrodes.
kernel void joinedFaces(global const real *label, global real *joined, GRID)
{
    CELL(n);
    joined[n] = i == nx - 1 && label[n] == LEFT_BODY ? 1.0 : 0.0;
}

/// The thin edge of a body, where less than half is metal: its cells join the body next to them.
kernel void bodyEdge(global const real *before, global const real *edge, global real *label, GRID)
{
    CELL(n);
    label[n] = before[n] == NO_BODY && edge[n] > 0.0 ? leastAround(before, n, pitch, plane) : before[n];
}

/// Labels below `bound` that are the places of their own cells, elsewhere 0: the largest is the next body's.
kernel void isolatedLabels(global const real *label, global real *own, real bound, GRID)
{
    CELL(n);
    own[n] = label[n] > LAST_ELECTRODE && label[n] < bound && label[n] == (real) n ? label[n] : 0.0;
}

/// Numbers of the bodies that hang on an electrode, which are their labels; 0 elsewhere.
kernel void electrodeBodies(global const real *label, global real *body, GRID)
{
    CELL(n);
    body[n] = label[n] <= LAST_ELECTRODE ? label[n] : NO_BODY;
}

/// Gives the cells with this label their body's number.
kernel void numberBody(global const real *label, global real *body, real wanted, real number, GRID)
{
    CELL(n);
    // labels are whole numbers
    if (fabs(label[n] - wanted) < 0.5) {
        body[n] = number;
    }
}

/// f in the cells of body `number`, 0 elsewhere.
kernel void ofBody(global const real *f, global const real *body, global real *part, real number, GRID)
{
    CELL(n);
    part[n] = fabs(body[n] - number) < 0.5 ? f[n] : 0.0;
}
