"""Reference numbers for PFHub benchmark 8b: the solid fraction of one draw of seeds, and its mean over all draws.

The draw is that of structure.seed: 1 (Philox4x32-10). In space Fourier, or with "elements" bilinear ones with lumped masses; in time
the classical Runge-Kutta method. The mean over all draws of 25 circles in a square that repeats itself is 1 - (1 - pi r(t)^2 / A)^25 as long as a circle does
not meet itself; r(t) is the radius of a single seed, from the equation in the radius alone. Usage: pfhub_8b.py [elements]
"""
import sys

import numpy as np
from scipy.fft import irfft2, rfft2
from scipy.integrate import solve_ivp

SIDE, POINTS, SEEDS, RADIUS, DRIVE = 500.0, 768, 25, 2.2, 1 / (3 * np.sqrt(2))
NUCLEI = 4                                                    # the stream of seeds


def philox(counter, key):
    c, k = [int(v) for v in counter], [key & 0xFFFFFFFF, key >> 32]
    for _ in range(10):
        one, other = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [(other >> 32) ^ c[1] ^ k[0], other & 0xFFFFFFFF, (one >> 32) ^ c[3] ^ k[1], one & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def uniform(i, j, seed):
    words = philox((i, j, 0, NUCLEI), seed)
    return (((words[0] << 32) | words[1]) >> 11) * 2.0**-53


def reaction(u):
    return -2 * u * (1 - u) * (1 - 2 * u) + 30 * DRIVE * u**2 * (1 - u)**2


def draw(seed, times, elements, dt=0.08):
    h = SIDE / POINTS
    x = np.arange(POINTS) * h
    u = np.zeros((POINTS, POINTS))
    for n in range(SEEDS):
        apart = [np.abs(x - uniform(n, axis, seed) * SIDE) for axis in (0, 1)]
        dx, dy = [np.minimum(d, SIDE - d) for d in apart]
        r = np.hypot(dx[None, :], dy[:, None])
        u = np.minimum(1, u + 0.5 * (1 - np.tanh((r - RADIUS) / np.sqrt(2))))
    kx, ky = 2 * np.pi * np.fft.rfftfreq(POINTS, h)[None, :], 2 * np.pi * np.fft.fftfreq(POINTS, h)[:, None]
    k2 = kx**2 + ky**2
    if elements:
        cx, cy = np.cos(kx * h), np.cos(ky * h)
        k2 = ((2 - 2 * cx) * (2 + cy) / 3 + (2 + cx) / 3 * (2 - 2 * cy)) / h**2

    def rate(v):
        return irfft2(-k2 * rfft2(v), s=v.shape) + reaction(v)

    time, fractions = 0.0, [u.mean()]
    for end in times:
        steps = round((end - time) / dt)
        for _ in range(steps):
            a = rate(u)
            b = rate(u + dt / 2 * a)
            c = rate(u + dt / 2 * b)
            d = rate(u + dt * c)
            u = u + dt / 6 * (a + 2 * b + 2 * c + d)
        time = end
        fractions.append(u.mean())
    return fractions


def radius(times, cells=2000, far=250.0):
    """Radius of the circle with the amount of a single seed."""
    h = far / cells
    r = (np.arange(cells) + 0.5) * h
    faces = np.arange(cells + 1) * h

    def rate(t, u):
        flux = np.zeros(cells + 1)
        flux[1:-1] = faces[1:-1] * (u[1:] - u[:-1]) / h
        return (flux[1:] - flux[:-1]) / (r * h) + reaction(u)

    start = 0.5 * (1 - np.tanh((r - RADIUS) / np.sqrt(2)))
    found = solve_ivp(rate, (0, times[-1]), start, method="BDF", t_eval=times, rtol=1e-8, atol=1e-10)
    return [np.sqrt(2 * np.sum(u * r * h)) for u in found.y.T]


if __name__ == "__main__":
    times = [40, 60, 80]
    for t, r in zip(times, radius(times)):
        print(f"t = {t}: radius {r:.4f}, mean fraction {1 - (1 - np.pi * r**2 / SIDE**2)**SEEDS:.5f}")
    print("seed 1:", dict(zip([0] + times, np.round(draw(1, times, sys.argv[1:] == ["elements"]), 6))))
