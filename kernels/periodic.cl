// Periodic axes. Along one, the last node is the image of the first, and before the first cell lies the last.
//
// Values of a field are repeated at the image before cells read them; what cells give their nodes is found by the first
// node in the cell before it, which repeats the last. Sums over nodes (forces, volumes, residuals) stand at the first node
// alone and are zero at its image, so that a reduction counts every node once.
//
// Each kernel is launched over the layer of nodes whose index along `axis` is 0, axis after axis: edges and corners
// follow from the layers before.

#include "grid.cl"

/// Index along an axis.
inline int along(int axis, int i, int j, int k)
{
    return axis == 0 ? i : (axis == 1 ? j : k);
}

/// From the first layer of nodes to its image.
inline int period(int axis, GRID)
{
    return axis == 0 ? nx : (axis == 1 ? ny * pitch : nz * plane);
}

/// f at the image = f at the first node.
kernel void repeatNodes(global real *f, int axis, int components, GRID, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz || along(axis, i, j, k) > 0) return;
    const int n = at(i, j, k, pitch, plane);
    const int image = n + period(axis, nx, ny, nz, pitch, plane);
    for (int p = 0; p < components; p++) {
        f[image + p * size] = f[n + p * size];
    }
}

/// f before the first cell = f in the last cell. The layer begins one before the first along the other axes, too.
kernel void repeatCells(global real *f, int axis, int components, GRID, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz || along(axis, i, j, k) > 0) return;
    const int before = at(i - 1, j - 1, k - 1, pitch, plane);
    const int last = before + period(axis, nx, ny, nz, pitch, plane);
    for (int p = 0; p < components; p++) {
        f[before + p * size] = f[last + p * size];
    }
}

/// f at the first node += f at its image, which is emptied.
kernel void foldNodes(global real *f, int axis, int components, GRID, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz || along(axis, i, j, k) > 0) return;
    const int n = at(i, j, k, pitch, plane);
    const int image = n + period(axis, nx, ny, nz, pitch, plane);
    for (int p = 0; p < components; p++) {
        f[n + p * size] += f[image + p * size];
        f[image + p * size] = 0.0;
    }
}

/// f at the image = 0.
kernel void emptyImages(global real *f, int axis, int components, GRID, int size)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz || along(axis, i, j, k) > 0) return;
    const int image = at(i, j, k, pitch, plane) + period(axis, nx, ny, nz, pitch, plane);
    for (int p = 0; p < components; p++) {
        f[image + p * size] = 0.0;
    }
}

/// A node and its image, both of which carry labels or neither, take the lesser of theirs: they are one.
kernel void joinNodes(global real *label, int axis, GRID)
{
    const int i = get_global_id(0);
    const int j = get_global_id(1);
    const int k = get_global_id(2);
    if (i > nx || j > ny || k > nz || along(axis, i, j, k) > 0) return;
    const int n = at(i, j, k, pitch, plane);
    const int image = n + period(axis, nx, ny, nz, pitch, plane);
    const real least = fmin(label[n], label[image]);
    label[n] = least;
    label[image] = least;
}
