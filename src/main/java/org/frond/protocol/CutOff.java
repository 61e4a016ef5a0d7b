package org.frond.protocol;

/** What ends a stage before its time. */
public sealed interface CutOff {

    /**
     * Whether it has come to this.
     *
     * @param charge   passed in the stage [C/m^2]
     * @param voltage  of the cell [V]
     * @param accuracy of the voltage [V]: one that misses by no more has come to it
     */
    boolean isMet(double charge, double voltage, double accuracy);

    /** The charge passed in the stage, of either sign, has reached a value [C/m^2]. */
    record Charge(double perArea) implements CutOff {

        /** Relative difference at which charges count as equal: rounding of a sum over many steps. */
        private static final double ROUNDING = 1e-9;

        @Override
        public boolean isMet(double charge, double voltage, double accuracy) {
            return Math.abs(charge) >= perArea * (1 - ROUNDING);
        }
    }

    /** The cell voltage is at or above a value [V]. */
    record VoltageAbove(double volts) implements CutOff {

        @Override
        public boolean isMet(double charge, double voltage, double accuracy) {
            return voltage >= volts - accuracy;
        }
    }

    /** The cell voltage is at or below a value [V]. */
    record VoltageBelow(double volts) implements CutOff {

        @Override
        public boolean isMet(double charge, double voltage, double accuracy) {
            return voltage <= volts + accuracy;
        }
    }
}
