package org.frond.run;

import org.frond.config.OutputField;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.model.Fields;
import org.frond.model.State;

/** Where the values of fields are that can be asked for by place. */
interface FieldSource {

    /** The values of a field at a state, where they are computed; what follows from others until the next is asked for. */
    Buffer values(State state, OutputField field);

    /** What a field is on a grid of so many axes. */
    static Field description(OutputField field, int dim) {
        return switch (field) {
            case DISPLACEMENT -> Fields.DISPLACEMENT.asVector(dim);
            case DAMAGE -> Fields.DAMAGE;
            case POTENTIAL -> Fields.POTENTIAL;
            case CONCENTRATION -> Fields.CONCENTRATION;
            case TEMPERATURE -> Fields.TEMPERATURE;
            case METAL -> Fields.METAL;
            case METAL_PRESSURE -> Fields.PRESSURE;
            case STRESS -> Fields.STRESS;
            case STRAIN_ENERGY -> Fields.STRAIN_ENERGY;
            case CURRENT_DENSITY -> Fields.CURRENT_DENSITY.asVector(dim);
            case OVERPOTENTIAL -> Fields.OVERPOTENTIAL;
            case AXIS -> Fields.AXIS;
        };
    }
}
