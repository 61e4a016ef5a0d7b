#!/usr/bin/env python3
"""Makes porous-ceramic.tif, the grey values of a synthetic scan: 48 x 48 x 48 voxels of 8 bits, one page for each layer.

Pores (dark, about 60) and inclusions (bright, about 220) are balls in a ceramic (about 150); edges are blurred over a voxel and noise is
added, as a scanner does. Needs Python alone; the same file comes out everywhere: python3 make_scan.py
"""
import os
import struct

N = 48
PORES = [(12.3, 13.1, 11.7, 6.2), (33.8, 14.6, 30.2, 7.4), (17.1, 34.9, 29.4, 5.6), (36.2, 35.7, 10.9, 5.1), (25.4, 24.2, 41.3, 4.3)]
INCLUSIONS = [(25.0, 24.0, 20.0, 5.5), (9.0, 38.5, 12.5, 4.6), (40.3, 8.7, 11.2, 4.4), (10.5, 12.8, 35.4, 4.9), (38.8, 37.6, 34.1, 5.3)]
PORE, CERAMIC, INCLUSION = 60, 150, 220
NOISE = 15


def noise():
    """Sums of three uniform numbers of the generator of Park and Miller, between -1 and 1."""
    state = 20230
    while True:
        total = 0
        for _ in range(3):
            state = state * 16807 % 2147483647
            total += state / 2147483647
        yield (total - 1.5) / 1.5


def share(balls, x, y, z):
    """How much of a voxel lies in a ball: 1 inside, 0 outside, linear over one voxel."""
    inside = 0.0
    for cx, cy, cz, r in balls:
        d = ((x - cx) ** 2 + (y - cy) ** 2 + (z - cz) ** 2) ** 0.5
        inside = max(inside, min(1.0, max(0.0, r - d + 0.5)))
    return inside


def pages():
    grain = noise()
    for k in range(N):
        rows = bytearray()
        for j in reversed(range(N)):  # the first row of an image is the uppermost
            for i in range(N):
                at = (i + 0.5, j + 0.5, k + 0.5)
                grey = CERAMIC + (PORE - CERAMIC) * share(PORES, *at) + (INCLUSION - CERAMIC) * share(INCLUSIONS, *at)
                rows.append(int(min(255, max(0, grey + NOISE * next(grain))) + 0.5) & 255)
        yield bytes(rows)


def tiff(images):
    out = bytearray(struct.pack("<2sHI", b"II", 42, 0))
    last = 4  # where the offset of the next page is written
    for image in images:
        data = len(out)
        out += image
        struct.pack_into("<I", out, last, len(out))
        tags = [(256, 4, N), (257, 4, N), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, data), (277, 3, 1), (278, 4, N), (279, 4, len(image))]
        out += struct.pack("<H", len(tags))
        for tag, kind, value in tags:
            out += struct.pack("<HHII", tag, kind, 1, value)
        last = len(out)
        out += struct.pack("<I", 0)
    return bytes(out)


if __name__ == "__main__":
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "porous-ceramic.tif"), "wb") as file:
        file.write(tiff(pages()))
