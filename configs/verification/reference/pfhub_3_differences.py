"""Reference numbers for PFHub benchmark 3: finite differences of second order with explicit Euler steps.

Points lie at centres of cells, fluxes on faces between them, where the slope along the face is the mean of its four neighbours'.
The sides are mirrors. Everything else is the statement. Usage: pfhub_3_differences.py SIDE CELLS DT TIME...
"""
import sys

import numpy as np

E, M, D, UNDERCOOLING = 0.05, 4, 10.0, -0.3
COUPLING = D / 0.6267


def mirrored(u):
    return np.pad(u, 1, mode="edge")


def width(px, py):
    theta = np.arctan2(py, px)
    return 1 + E * np.cos(M * theta), -E * M * np.sin(M * theta)


def divergence(u, h):
    v = mirrored(u)
    # faces across x: between [:, i] and [:, i + 1]
    px = (v[1:-1, 1:] - v[1:-1, :-1]) / h
    py = (v[2:, 1:] + v[2:, :-1] - v[:-2, 1:] - v[:-2, :-1]) / (4 * h)
    a, slope = width(px, py)
    x = a * a * px - a * slope * py
    py = (v[1:, 1:-1] - v[:-1, 1:-1]) / h
    px = (v[1:, 2:] + v[:-1, 2:] - v[1:, :-2] - v[:-1, :-2]) / (4 * h)
    a, slope = width(px, py)
    y = a * a * py + a * slope * px
    return (x[:, 1:] - x[:, :-1] + y[1:, :] - y[:-1, :]) / h


def laplace(u, h):
    v = mirrored(u)
    return (v[1:-1, 2:] + v[1:-1, :-2] + v[2:, 1:-1] + v[:-2, 1:-1] - 4 * u) / h**2


def tip(u, h):
    """Where the phase passes 0 along the side, to which it is level: the first row lies half a cell inside."""
    line = u[0, :] + (u[0, :] - u[1, :]) / 8
    i = np.nonzero(line > 0)[0][-1]
    return (i + 0.5 + line[i] / (line[i] - line[i + 1])) * h


def run(side, cells, dt, times):
    h = side / cells
    x = (np.arange(cells) + 0.5) * h
    r = np.hypot(x[None, :], x[:, None])
    u, T, time = np.tanh((8 - r) / np.sqrt(2)), np.full((cells, cells), UNDERCOOLING), 0.0
    for end in times:
        for _ in range(round((end - time) / dt)):
            v = mirrored(u)
            a, _ = width(v[1:-1, 2:] - v[1:-1, :-2], v[2:, 1:-1] - v[:-2, 1:-1])
            rate = ((u - COUPLING * T * (1 - u * u)) * (1 - u * u) + divergence(u, h)) / a**2
            T = T + dt * (D * laplace(T, h) + rate / 2)
            u = u + dt * rate
        time = end
        print(f"h = {h}, dt = {dt}, t = {time}: tip {tip(u, h):.4f}, solid {(u.mean() + 1) / 2 * side**2:.3f}", flush=True)


if __name__ == "__main__":
    run(float(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), [float(t) for t in sys.argv[4:]])
