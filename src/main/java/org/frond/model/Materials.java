package org.frond.model;

import java.util.Optional;
import org.frond.device.Buffer;
import org.frond.grid.Grid;
import org.frond.solver.Kernels;

/**
 * The material of every cell on the device: which grain it belongs to, how much grain boundary it is, how tough, and one
 * table row of tensors per grain.
 *
 * @param grain           grain number per cell
 * @param boundary        weight of the grain boundary per cell, 0 to 1
 * @param toughness       factor on the fracture energy per cell
 * @param stiffness       per grain: packed Voigt stiffness [Pa]
 * @param stiffnessRoots  per grain: packed Mandel square root of the stiffness [Pa^1/2]
 * @param conductivities  per grain: conductivity tensor [S/m]
 * @param planes          per grain: structural tensor A of the fracture energy
 * @param across          per grain, of a solid in plane strain: rows zz, yz, xz of what stresses xx, yy, xy in the plane each need across
 *                        it; empty in plane stress and in space
 */
public record Materials(Buffer grain, Buffer boundary, Buffer toughness, Buffer stiffness, Buffer stiffnessRoots,
        Buffer conductivities, Buffer planes, Optional<Buffer> across) {

    /** From host arrays; the first three in the grid's padded layout, the tables one row per grain. Nothing is held across a plane. */
    public static Materials of(Kernels kernels, double[] grain, double[] boundary, double[] toughness,
            double[] stiffness, double[] stiffnessRoots, double[] conductivities, double[] planes) {
        return new Materials(kernels.table(grain), kernels.table(boundary), kernels.table(toughness),
                kernels.table(stiffness), kernels.table(stiffnessRoots), kernels.table(conductivities),
                kernels.table(planes), Optional.empty());
    }

    /** Conductivity tensor of every cell [S/m], SYM components. */
    public double[] conductivity(Grid grid) {
        int components = grid.dim() * (grid.dim() + 1) / 2;
        double[] rows = conductivities.toArray();
        double[] grains = grain.toArray();
        double[] tensor = new double[components * grid.size()];
        for (int k = 0; k < grid.nz(); k++) {
            for (int j = 0; j < grid.ny(); j++) {
                for (int i = 0; i < grid.nx(); i++) {
                    int n = grid.index(i, j, k);
                    for (int s = 0; s < components; s++) {
                        tensor[n + s * grid.size()] = rows[(int) grains[n] * components + s];
                    }
                }
            }
        }
        return tensor;
    }

    /** The same of a solid in plane strain. */
    public Materials withAcross(Buffer table) {
        return new Materials(grain, boundary, toughness, stiffness, stiffnessRoots, conductivities, planes, Optional.of(table));
    }
}
