package org.frond.protocol;

/** What ends a stage before its time. */
public sealed interface CutOff {

    /** Whether it has come to this, at a charge passed in the stage [C/m^2] and a cell voltage [V]. */
    boolean isMet(double charge, double voltage);

    /** The charge passed in the stage, of either sign, has reached a value [C/m^2]. */
    record Charge(double perArea) implements CutOff {

        /** Relative difference at which charges count as equal: rounding of a sum over many steps. */
        private static final double ROUNDING = 1e-9;

        @Override
        public boolean isMet(double charge, double voltage) {
            return Math.abs(charge) >= perArea * (1 - ROUNDING);
        }
    }

    /** The cell voltage is at or above a value [V]. */
    record VoltageAbove(double volts) implements CutOff {

        @Override
        public boolean isMet(double charge, double voltage) {
            return voltage >= volts;
        }
    }

    /** The cell voltage is at or below a value [V]. */
    record VoltageBelow(double volts) implements CutOff {

        @Override
        public boolean isMet(double charge, double voltage) {
            return voltage <= volts;
        }
    }
}
