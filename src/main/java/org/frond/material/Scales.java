package org.frond.material;

import static org.frond.material.PhysicalConstants.FARADAY;
import static org.frond.material.PhysicalConstants.GAS;

/**
 * The numbers of a cell from which its behaviour can be told before a run; all in SI units.
 *
 * @param temperature            T [K]
 * @param gap                    L, distance of the electrodes [m]
 * @param conductivity           kappa, in the conduction plane [S/m]
 * @param diffusivity            D, in the conduction plane [m^2/s]
 * @param siteDensity            c0, mobile ions per volume [mol/m^3]
 * @param exchangeCurrentDensity i0 [A/m^2]
 * @param molarVolume            Omega of the metal [m^3/mol]
 * @param ionVolume              Omega_ion, what the ion takes up in the ceramic [m^3/mol]
 * @param interfacialEnergy      gamma [J/m^2]
 * @param crackModulus           E' of the ceramic [Pa]
 * @param fractureEnergy         Gc of the conduction plane [J/m^2]
 */
public record Scales(double temperature, double gap, double conductivity, double diffusivity, double siteDensity,
        double exchangeCurrentDensity, double molarVolume, double ionVolume, double interfacialEnergy, double crackModulus,
        double fractureEnergy) {

    /** Halvings after which the bracket of the current density is down to round-off. */
    private static final int BISECTIONS = 200;

    /** Stress intensity of an edge crack over that of a crack inside, both under the same pressure. */
    private static final double EDGE_CRACK = 1.1215;

    /** RT/F [V]. */
    public double thermalVoltage() {
        return GAS * temperature / FARADAY;
    }

    /** RT/Omega: the pressure that changes the reaction rate by a factor e [Pa]. */
    public double kineticPressure() {
        return GAS * temperature / molarVolume;
    }

    /** Wagner number Wa = kappa RT/(F i0 L): above 1 the reaction limits the current, below 1 the ceramic does. */
    public double wagner() {
        return conductivity * thermalVoltage() / (exchangeCurrentDensity * gap);
    }

    /** Length kappa RT/(F i0) over which the reaction evens out a current: structures larger than this focus it [m]. */
    public double wagnerLength() {
        return wagner() * gap;
    }

    /** What the ceramic takes of the voltage while a current flows [V]. */
    public double ohmicDrop(double currentDensity) {
        return currentDensity * gap / conductivity;
    }

    /**
     * Current density 2 i0 sinh(Omega p/(2 RT)) at which plating in a flaw stalls just under the pressure p = K/(1.1215 sqrt(pi a))
     * that splits it, K = sqrt(E' Gc): the flaw is an edge crack of length a, and the ceramic's resistance has no part in it [A/m^2].
     */
    public double criticalCurrentDensity(double a) {
        double pressure = crackPressure(a) / EDGE_CRACK;
        return 2 * exchangeCurrentDensity * Math.sinh(pressure / (2 * kineticPressure()));
    }

    /** Damkoehler number Da = i0 L/(F D c0): above 1 the ions cannot follow the reaction. */
    public double damkoehler() {
        return exchangeCurrentDensity * gap / (FARADAY * diffusivity * siteDensity);
    }

    /** Capillary number Pi_c = Omega gamma/(R T L). */
    public double capillary() {
        return molarVolume * interfacialEnergy / (GAS * temperature * gap);
    }

    /** Fracture number Pi_f = Omega sqrt(E' Gc/(pi L))/(R T): pressure that drives a crack of length L, in RT/Omega. */
    public double fracture() {
        return crackPressure(gap) / kineticPressure();
    }

    /** Pressure sqrt(E' Gc/(pi a)) at which an evenly loaded crack of half length a grows [Pa]. */
    public double crackPressure(double a) {
        return Math.sqrt(crackModulus * fractureEnergy / (Math.PI * a));
    }

    /**
     * Pressure F eta/(Omega - Omega_ion) at which plating at an overpotential eta comes to a halt [Pa]; infinite where the ion brings
     * all of the volume along.
     */
    public double stallPressure(double overpotential) {
        double gained = molarVolume - ionVolume;
        return gained > 0 ? FARADAY * overpotential / gained : Double.POSITIVE_INFINITY;
    }

    /** What the electrolyte has against the metal that plates in the flat cell, at a distance from it, while a current flows [V]. */
    public double platingOverpotential(double currentDensity, double distance) {
        double size = Math.abs(currentDensity);
        return 2 * thermalVoltage() * arsinh(size / (2 * exchangeCurrentDensity)) + size * distance / conductivity;
    }

    /** Strength of an intact AT1 body, sqrt(3 E' Gc/(8 ell)) [Pa]. */
    public double strengthAt1(double ell) {
        return Math.sqrt(3 * crackModulus * fractureEnergy / (8 * ell));
    }

    /** Strength of an intact AT2 body, sqrt(27 E' Gc/(256 ell)) [Pa]. */
    public double strengthAt2(double ell) {
        return Math.sqrt(27 * crackModulus * fractureEnergy / (256 * ell));
    }

    /**
     * Current density i of the flat cell at a voltage: two reactions with transfer coefficient 1/2 and the ceramic in series,
     * V = (4RT/F) asinh(i/(2 i0)) + i L/kappa [A/m^2].
     */
    public double flatCurrentDensity(double voltage) {
        double low = 0;
        double high = Math.abs(voltage) * conductivity / gap;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (flatVoltage(middle) > Math.abs(voltage)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return Math.copySign(low, voltage);
    }

    /** Voltage of the flat cell at a current density, the same relation [V]. */
    public double flatVoltage(double currentDensity) {
        double both = platingOverpotential(currentDensity, 0) * 2;
        return Math.copySign(both + Math.abs(currentDensity) * gap / conductivity, currentDensity);
    }

    /** Speed Omega i/F at which a flat film grows [m/s]. */
    public double platingSpeed(double currentDensity) {
        return molarVolume * currentDensity / FARADAY;
    }

    private static double arsinh(double x) {
        return Math.log(x + Math.sqrt(x * x + 1));
    }
}
