"""Draws pressure and current of the dendrite over time, for docs/physics-in-pictures.md. Usage: curves.py FOLDER of the runs"""
import pathlib
import sys

import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt

import frond

history = frond.history(pathlib.Path(sys.argv[1]) / "pressure")
figure, (above, below) = plt.subplots(2, 1, sharex=True, figsize=(7, 4), layout="constrained")
above.plot(history["Time [s]"], history["Mean metal pressure [Pa]"] / 1e6, color="#0072b2")
above.set(title="Choking", ylabel="metal pressure [MPa]", ylim=(0, None))
below.plot(history["Time [s]"], history["Dendrite current [A/m]"] * 1e6, color="#d55e00")
below.set(xlabel="time [s]", ylabel="dendrite current [µA/m]", ylim=(0, None))
for axes in (above, below):
    axes.spines[["top", "right"]].set_visible(False)
figure.savefig("docs/lessons/choking.png", dpi=100)
