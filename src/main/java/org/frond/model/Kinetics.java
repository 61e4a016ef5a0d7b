package org.frond.model;

import org.frond.launch.ButlerVolmer;

/**
 * Butler-Volmer kinetics of metal | electrolyte with the metal's pressure,
 *
 * <pre>i = i0 [ exp(alpha f eta) - exp(-(1 - alpha) f eta) ],  eta = drop - (RT/F) ln c + (Omega - Omega_ion) p / F,  f = F/RT</pre>
 *
 * positive when metal dissolves (docs/physics.md, Kinetics).
 *
 * @param exchangeCurrentDensity i00 at c = 1 [A/m^2]
 * @param anodicCoefficient      alpha
 * @param mechanicalShare        share of the pressure term in the anodic exponent: alpha, or 0 to put all on the cathodic
 * @param temperature            T [K]
 * @param molarVolume            Omega of the metal [m^3/mol]
 * @param ionVolume              Omega_ion [m^3/mol]
 */
public record Kinetics(double exchangeCurrentDensity, double anodicCoefficient, double mechanicalShare,
        double temperature, double molarVolume, double ionVolume) {

    /** F / RT [1/V]. */
    public double inverseThermalVoltage() {
        return Constants.FARADAY / (Constants.GAS * temperature);
    }

    /** What kernels are told of a reaction without pressure. */
    ButlerVolmer butlerVolmer() {
        return new ButlerVolmer(exchangeCurrentDensity, inverseThermalVoltage(), anodicCoefficient, mechanicalShare);
    }

    /** (Omega - Omega_ion) / F [V/Pa]: what a pressure adds to the overpotential. */
    public double voltagePerPressure() {
        return (molarVolume - ionVolume) / Constants.FARADAY;
    }

    /** 1 - Omega_ion / Omega: share of the work of plating that the reaction pays; the ions bring the rest with them. */
    public double paidShare() {
        return 1 - ionVolume / molarVolume;
    }

    /** Omega / F [m^3/C]: metal plated per charge. */
    public double volumePerCharge() {
        return molarVolume / Constants.FARADAY;
    }

    /**
     * Current density that potentials known to within so much leave open [A/m^2]: that voltage times the conductance
     * i0 F/RT of the reaction at rest.
     *
     * @param volts accuracy of potentials [V]
     */
    double uncertainty(double volts) {
        return exchangeCurrentDensity * inverseThermalVoltage() * volts;
    }

    /** RT / Omega [Pa]: the pressure that changes the rate by a factor e. */
    public double thermalPressure() {
        return Constants.GAS * temperature / molarVolume;
    }
}
