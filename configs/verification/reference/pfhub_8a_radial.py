"""PFHub benchmark 8a in the radius alone: the solid fraction of the square of 100 units at t = 0, 10, 50, 100.

Finite volumes on rings, a stiff integrator; needs numpy and scipy. Run: python3 pfhub_8a_radial.py
"""
import numpy as np
from scipy.integrate import solve_ivp
from scipy.sparse import diags

CRITICAL_RADIUS = 5.0
DRIVING_FORCE = np.sqrt(2) / (6 * CRITICAL_RADIUS)
AREA = 100.0 ** 2


def solid_fraction(radius, rings, outer=50.0):
    h = outer / rings
    r = (np.arange(rings) + 0.5) * h
    edges = np.arange(rings + 1) * h

    def rate(_, u):
        flux = np.zeros(rings + 1)
        flux[1:-1] = edges[1:-1] * np.diff(u) / h
        return np.diff(flux) / (r * h) - 2 * u * (1 - u) * (1 - 2 * u) + 30 * DRIVING_FORCE * u**2 * (1 - u) ** 2

    start = 0.5 * (1 - np.tanh((r - radius) / np.sqrt(2)))
    pattern = diags([1.0, 1.0, 1.0], [-1, 0, 1], shape=(rings, rings))
    found = solve_ivp(rate, (0, 100), start, method="BDF", rtol=1e-8, atol=1e-10, t_eval=[0, 10, 50, 100],
                      jac_sparsity=pattern)
    return [float(2 * np.pi * h * (r * u).sum() / AREA) for u in found.y.T]


for share in (0.99, 1.0, 1.01):
    for rings in (1000, 2000):
        print(share, rings, solid_fraction(share * CRITICAL_RADIUS, rings))
