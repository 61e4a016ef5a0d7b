package org.frond.run;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.frond.config.OutputField;
import org.frond.device.Buffer;
import org.frond.grid.Field;
import org.frond.grid.Grid;
import org.frond.io.Column;
import org.frond.io.FieldData;
import org.frond.model.State;
import org.frond.picture.Still;

/** What is written of a body. */
final class BodyOutput implements Output {

    private final Grid grid;
    private final Scenery scenery;
    private final BodyModel model;
    private final BodyHistory history;
    private Optional<Object[]> startRow = Optional.empty();

    BodyOutput(Grid grid, Scenery scenery, BodyModel model, BodyHistory history) {
        this.grid = grid;
        this.scenery = scenery;
        this.model = model;
        this.history = history;
    }

    /** Remembers the line of the start. */
    void start(Object[] row) {
        startRow = Optional.of(row);
    }

    @Override
    public List<Column> columns(State state) {
        return history.columns(state);
    }

    @Override
    public Optional<Object[]> startRow() {
        return startRow;
    }

    @Override
    public String eventNames() {
        return "refused step";
    }

    @Override
    public List<Column> eventColumns() {
        return List.of();
    }

    @Override
    public Map<Field, Supplier<double[]>> fields(State state) {
        Map<Field, Supplier<double[]>> readings = new LinkedHashMap<>();
        model.fields().forEach(field -> readings.put(FieldSource.description(field, grid.dim()), values(state, field).startReading()));
        return readings;
    }

    @Override
    public Map<String, String> documents(State state) {
        return Map.of();
    }

    @Override
    public Still frame(double time, long step, List<FieldData> fields) {
        return scenery.body(time, step, fields);
    }

    @Override
    public BufferedImage picture(double time, long step, List<FieldData> fields) {
        return frame(time, step, fields).render();
    }

    @Override
    public List<Plot> plots() {
        return List.of();
    }

    @Override
    public Buffer values(State state, OutputField field) {
        return model.values(state, field);
    }
}
