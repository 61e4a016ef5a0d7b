package org.frond.model;

import java.util.List;
import org.frond.grid.Field;

/** A part of a model: it declares which fields of the state are its own, which a checkpoint therefore keeps. */
public interface Part {

    /** The fields, each with its name, unit, location and components; what follows from them is none. */
    List<Field> fields();
}
