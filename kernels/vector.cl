// Point-wise work on whole buffers.

#include "grid.cl"

/// y = y + a x
kernel void axpy(real a, global const real *x, global real *y, int length)
{
    VALUE(n);
    y[n] += a * x[n];
}

/// y = x + a y
kernel void xpay(global const real *x, real a, global real *y, int length)
{
    VALUE(n);
    y[n] = x[n] + a * y[n];
}

/// y = a x
kernel void scaled(real a, global const real *x, global real *y, int length)
{
    VALUE(n);
    y[n] = a * x[n];
}

/// z = x y
kernel void product(global const real *x, global const real *y, global real *z, int length)
{
    VALUE(n);
    z[n] = x[n] * y[n];
}

/// Values of a field at the given places, one after the other.
kernel void pick(global const real *field, global const real *places, global real *picked, int length)
{
    VALUE(n);
    picked[n] = field[(int) places[n]];
}

/// The field takes these values at the given places, no two of which are the same.
kernel void put(global const real *picked, global const real *places, global real *field, int length)
{
    VALUE(n);
    field[(int) places[n]] = picked[n];
}
