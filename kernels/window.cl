// A box of a grid's cells as a grid of its own. Values go there and back one by one; a window's node (i, j, k) is the node
// `from` + i + wholePitch j + wholePlane k of the whole grid, and so are its cells.

#include "grid.cl"

/// The window's nodes. `from` is where its first node lies in the whole array.
kernel void cutOutNodes(global const real *whole, global real *part, int from, int wholePitch, int wholePlane, GRID)
{
    NODE(n);
    part[n] = whole[from + i + wholePitch * j + wholePlane * k];
}

/// One component of the window's cells: `from` is where its first cell lies in the whole array, `to` the component's place here.
kernel void cutOutCells(global const real *whole, global real *part, int from, int to, int wholePitch, int wholePlane, GRID)
{
    CELL(n);
    part[to + n] = whole[from + i + wholePitch * j + wholePlane * k];
}

/// The window's nodes into the whole array.
kernel void putBackNodes(global const real *part, global real *whole, int from, int wholePitch, int wholePlane, GRID)
{
    NODE(n);
    whole[from + i + wholePitch * j + wholePlane * k] = part[n];
}

/// Closes the nodes on the lower (upper = 0) or upper side of the window across an axis: what lies beyond was cut off.
kernel void closeSide(global real *open, int axis, int upper, GRID)
{
    NODE(n);
    const int along = axis == 0 ? i : (axis == 1 ? j : k);
    const int last = axis == 0 ? nx : (axis == 1 ? ny : nz);
    if (along == (upper == 0 ? 0 : last)) {
        open[n] = 0.0;
    }
}

/// How far a node that is not zero lies from the lower (upper = 0) or the upper end of an axis, the end's own node
/// counted: the largest tells from where on there is nothing but zeros.
kernel void farFromEnd(global const real *field, global real *nodes, int axis, int upper, GRID)
{
    NODE(n);
    const int along = axis == 0 ? i : (axis == 1 ? j : k);
    const int last = axis == 0 ? nx : (axis == 1 ? ny : nz);
    nodes[n] = field[n] == 0.0 ? 0.0 : (real) (1 + (upper == 0 ? along : last - along));
}
