// The grid's alphabet: where a node or a cell lies in memory, and the modes of a cell.
//
// A cell has CORNERS = 2^DIM corners. Bit b of a corner's number a says whether it lies on the upper side of axis b:
//
//        2 ---- 3
//        |      |        y
//        0 ---- 1        |__ x
//
// A bilinear (trilinear) function on the cell is the sum of CORNERS modes, the products of the local coordinates
// xi_b in [-1, 1] named by the bits of m: m = 0 is 1, m = 1 is xi_x, m = 2 is xi_y, m = 3 is xi_x xi_y, ...
//
//     u(xi) = 2^-DIM  sum_m  U_m xi^m,        U_m = sum_a sigma(m, a) u_a,      sigma(m, a) = (-1)^|bits of m not in a|
//
// The modes are orthogonal over the cell, the mean of xi^m squared is 3^-|m|, so every Q1 integral is an exact short sum
// and needs no quadrature points.

/// Index of node or cell (i, j, k) in its array.
inline int at(int i, int j, int k, int pitch, int plane)
{
#if DIM == 3
    return (i + 1) + pitch * (j + 1) + plane * (k + 1);
#else
    return (i + 1) + pitch * (j + 1);
#endif
}

/// What a kernel is told of its grid, by name: the cells along its axes, and the steps to the next row and layer in memory.
#define GRID int nx, int ny, int nz, int pitch, int plane

/// A kernel over the nodes of a grid begins so: its item is node n = (i, j, k), and ends here if it lies beyond the last one.
#define NODE(n)                                         \
    const int i = get_global_id(0);                     \
    const int j = get_global_id(1);                     \
    const int k = get_global_id(2);                     \
    if (i > nx || j > ny || k > nz) return;             \
    const int n = at(i, j, k, pitch, plane)

/// The same over cells.
#define CELL(n)                                         \
    const int i = get_global_id(0);                     \
    const int j = get_global_id(1);                     \
    const int k = get_global_id(2);                     \
    if (i >= nx || j >= ny || k >= nz) return;          \
    const int n = at(i, j, k, pitch, plane)

/// A kernel over all values of a buffer, of which it is told the `length`, begins so.
#define VALUE(n)                                        \
    const int n = get_global_id(0);                     \
    if (n >= length) return

/// Offset from a cell to its corner a, or, taken negative, from a node to the cell whose corner a it is.
inline int corner(int a, int pitch, int plane)
{
    return (a & 1) + pitch * ((a >> 1) & 1) + plane * (a >> 2);
}

/// Number of set bits.
inline int bits(int m)
{
    return (m & 1) + ((m >> 1) & 1) + (m >> 2);
}

/// 1 where mode m is negative at corner a, else 0.
inline int negative(int m, int a)
{
    return bits(m & ~a) & 1;
}

/// Place of the component (p, q) of a symmetric tensor: xx, yy, xy in 2-D; xx, yy, zz, yz, xz, xy in 3-D.
inline int voigt(int p, int q)
{
    return p == q ? p : (DIM == 2 ? 2 : 6 - p - q);
}

/// Place of the entry (r, s) of a symmetric SYM x SYM matrix whose upper triangle is stored row by row.
inline int packed(int r, int s)
{
    return r <= s ? r * SYM - (r * (r - 1)) / 2 + s - r : s * SYM - (s * (s - 1)) / 2 + r - s;
}

/// Mean of (xi^m)^2 over the cell: 3^-|m|.
inline real modeWeight(int m)
{
    return bits(m) == 0 ? 1.0 : (bits(m) == 1 ? 1.0 / 3.0 : 1.0 / 9.0);
}

/// Turns the corner values of a cell into its modes, U_m = sum_a sigma(m, a) u_a.
inline void modesOf(real v[CORNERS])
{
    for (int bit = 1; bit < CORNERS; bit = bit * 2) {
        for (int a = 0; a < CORNERS; a++) {
            if ((a & bit) == 0) {
                const real low = v[a];
                const real high = v[a + bit];
                v[a] = low + high;
                v[a + bit] = high - low;
            }
        }
    }
}

/// Turns the modes of a cell's forces into the forces on its corners, F_a = sum_m sigma(m, a) S_m.
inline void forcesOf(real s[CORNERS])
{
    for (int bit = 1; bit < CORNERS; bit = bit * 2) {
        for (int m = 0; m < CORNERS; m++) {
            if ((m & bit) == 0) {
                const real even = s[m];
                const real odd = s[m + bit];
                s[m] = even - odd;
                s[m + bit] = even + odd;
            }
        }
    }
}

/// Mean of a nodal field over the corners of cell n.
inline real cornerMean(global const real *f, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        sum += f[n + corner(a, pitch, plane)];
    }
    return sum / CORNERS;
}

/// Mean over the corners of cell n of (1 - d)^2: what a crack leaves of the electrolyte's tensile stiffness.
inline real intactShare(global const real *d, int n, int pitch, int plane)
{
    real sum = 0.0;
    for (int a = 0; a < CORNERS; a++) {
        const real intact = 1.0 - d[n + corner(a, pitch, plane)];
        sum += intact * intact;
    }
    return sum / CORNERS;
}
