package org.frond.structure;

/**
 * A symmetric tensor that knows only the conduction plane of a grain and its normal n:
 * T = t_p (I - n n) + t_n n n.
 *
 * <p>Conductivity, diffusivity and the structural tensor of fracture are of this kind. In a plane computation the tensor
 * is P T P with the projector P on the x-y plane, n remaining a unit vector in space.
 *
 * @param inPlane value for directions in the conduction plane, t_p
 * @param across  value along its normal, t_n
 */
public record PlaneTensor(double inPlane, double across) {

    public PlaneTensor {
        if (!(inPlane > 0) || !(across > 0)) {
            throw new IllegalArgumentException(
                    "both values of a tensor must be positive: " + inPlane + " in the plane, " + across + " across");
        }
    }

    /** The structural tensor of an isotropic solid, or any other multiple of the identity. */
    public static PlaneTensor isotropic(double value) {
        return new PlaneTensor(value, value);
    }

    /**
     * The structural tensor of a solid that cleaves along its conduction planes, A = I + beta (I - n n) with
     * beta = r^2 - 1.
     *
     * <p>A crack of unit normal m costs G_0 sqrt(m.A m): G_0 when it lies in the plane (m = n), r G_0 when it crosses it.
     * In a plane computation every crack stands upright, so m lies in the x-y plane and meets only the block of A there:
     * m.A m = r^2 - (r^2 - 1)(m.n)^2. Where n points out of the plane every upright crack crosses the cleavage plane,
     * and all of them cost nearly r G_0, as they must: an upright crack cannot lie in a horizontal plane.
     *
     * @param energyRatio r = G across the plane / G along it, at least 1
     */
    public static PlaneTensor cleavage(double energyRatio) {
        if (!(energyRatio >= 1)) {
            throw new IllegalArgumentException("the energy ratio of cleavage is at least 1, not " + energyRatio);
        }
        return new PlaneTensor(energyRatio * energyRatio, 1);
    }

    /** The tensor in the x-y plane for an axis: xx, yy, xy. */
    public double[] plane(Axis n) {
        double difference = across - inPlane;
        return new double[] {
            inPlane + difference * n.x() * n.x(),
            inPlane + difference * n.y() * n.y(),
            difference * n.x() * n.y()};
    }

    /** The tensor in space for an axis: xx, yy, zz, yz, xz, xy. */
    public double[] solid(Axis n) {
        double difference = across - inPlane;
        return new double[] {
            inPlane + difference * n.x() * n.x(),
            inPlane + difference * n.y() * n.y(),
            inPlane + difference * n.z() * n.z(),
            difference * n.y() * n.z(),
            difference * n.x() * n.z(),
            difference * n.x() * n.y()};
    }
}
