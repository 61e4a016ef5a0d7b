// Point-wise work on whole buffers.

/// y = y + a x
kernel void axpy(real a, global const real *x, global real *y, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    y[n] += a * x[n];
}

/// y = x + a y
kernel void xpay(global const real *x, real a, global real *y, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    y[n] = x[n] + a * y[n];
}

/// y = a x
kernel void scaled(real a, global const real *x, global real *y, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    y[n] = a * x[n];
}

/// z = x y
kernel void product(global const real *x, global const real *y, global real *z, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    z[n] = x[n] * y[n];
}

/// Values of a field at the given places, one after the other.
kernel void pick(global const real *field, global const real *places, global real *picked, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    picked[n] = field[(int) places[n]];
}

/// The field takes these values at the given places, no two of which are the same.
kernel void put(global const real *picked, global const real *places, global real *field, int length)
{
    const int n = get_global_id(0);
    if (n >= length) return;
    field[(int) places[n]] = picked[n];
}
