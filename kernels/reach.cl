// What is watched of nodal fields between steps: how far a phase reaches from each electrode, in how many parts
// it is, which nodes it has taken, and a field's extremes and integral over the nodes alone.
//
// Nodes are neighbours along the axes. A label is the place of the first node of its component, as in bodies.cl; the
// components connected to an electrode have the label of a place in the halo, that of the left one if they join both.

#include "grid.cl"

#define BELOW_LEVEL 0.0
#define HANGS_ON_LEFT 1.0
#define HANGS_ON_RIGHT 2.0

/// Least of the positive labels of node n and of a neighbour of it, whose label is 0 where there is none.
inline real lesser(real least, real neighbour)
{
    return neighbour > 0.0 && neighbour < least ? neighbour : least;
}

/// Labels to begin with: nodes of the phase {field >= level} are components of their own, or connected to an electrode.
kernel void reachSeeds(global const real *field, global real *label, real level, GRID)
{
    NODE(n);
    const real own = i == 0 ? HANGS_ON_LEFT : i == nx ? HANGS_ON_RIGHT : (real) n;
    label[n] = field[n] >= level ? own : BELOW_LEVEL;
}

/// Every node of the phase takes the least label around it. Repeated in turns with followLabels until nothing changes, all nodes
/// of a component have the label of its first node, or the electrode's.
kernel void reachAround(global const real *before, global real *label, GRID)
{
    NODE(n);
    real least = before[n];
    least = lesser(least, before[n - 1]);
    least = lesser(least, before[n + 1]);
    least = lesser(least, before[n - pitch]);
    least = lesser(least, before[n + pitch]);
#if DIM == 3
    least = lesser(least, before[n - plane]);
    least = lesser(least, before[n + plane]);
#endif
    label[n] = before[n] > BELOW_LEVEL ? least : BELOW_LEVEL;
}

/// Cells between the left electrode and the nodes connected to it, elsewhere 0.
kernel void reachedFromLeft(global const real *label, global real *cells, GRID)
{
    NODE(n);
    cells[n] = label[n] == HANGS_ON_LEFT ? (real) i : 0.0;
}

/// Cells between the right electrode and the nodes connected to it, elsewhere 0. What joins the electrodes has the left one's
/// label: it reaches all the way.
kernel void reachedFromRight(global const real *label, global real *cells, GRID)
{
    NODE(n);
    const real joined = i == nx && label[n] == HANGS_ON_LEFT ? (real) nx : 0.0;
    cells[n] = label[n] == HANGS_ON_RIGHT ? (real) (nx - i) : joined;
}

/// At the nodes that reach as far as `most` cells: 1, or with `rows` their row; elsewhere 0.
kernel void farthest(global const real *cells, global real *found, real most, int rows, GRID)
{
    NODE(n);
    const real value = rows == 1 ? (real) j : 1.0;
    found[n] = cells[n] == most ? value : 0.0;
}

/// 1 at nodes that belong to the phase {field >= level} after, but not before.
kernel void newlyReached(global const real *before, global const real *after, global real *taken, real level, GRID)
{
    NODE(n);
    taken[n] = after[n] >= level && !(before[n] >= level) ? 1.0 : 0.0;
}

/// factor f at the nodes; what lies around them stays.
kernel void nodeValues(global const real *f, global real *values, real factor, GRID)
{
    NODE(n);
    values[n] = factor * f[n];
}

/// f times the share of a cell's volume that belongs to the node: 1 inside, half as much for every side that it lies on.
kernel void nodeShares(global const real *f, global real *shares, GRID)
{
    NODE(n);
    real share = i == 0 || i == nx ? 0.5 : 1.0;
    share *= j == 0 || j == ny ? 0.5 : 1.0;
#if DIM == 3
    share *= k == 0 || k == nz ? 0.5 : 1.0;
#endif
    shares[n] = share * f[n];
}

/// Labels to begin with where no electrode counts: nodes of the phase {field >= level} are parts of their own.
kernel void partSeeds(global const real *field, global real *label, real level, GRID)
{
    NODE(n);
    label[n] = field[n] >= level ? (real) n : BELOW_LEVEL;
}

/// 1 at the first node of every part, elsewhere 0: their sum is the number of parts.
kernel void partFirsts(global const real *label, global real *firsts, GRID)
{
    NODE(n);
    firsts[n] = label[n] == (real) n ? 1.0 : 0.0;
}

/// One component of a field per cell.
kernel void cellComponent(global const real *f, global real *values, int component, GRID, int size)
{
    CELL(n);
    values[n] = f[n + component * size];
}
