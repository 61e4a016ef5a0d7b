package org.frond.config;

import java.util.List;
import java.util.stream.Collectors;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;

/** The lines of a protocol; none is allowed. */
record ProtocolKind() implements Kind<List<ProtocolStep>> {

    @Override
    public List<ProtocolStep> read(Given given) {
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> lines = given.several().stream().filter(line -> !line.isBlank()).toList();
        List<ProtocolStep> steps = lines.stream().map(Given::plain).map(ProtocolText::read).toList();
        if (!steps.isEmpty() && !(steps.get(0) instanceof Stage)) {
            throw new Refusal("'" + lines.get(0) + "' has nothing before it to repeat");
        }
        return steps;
    }

    @Override
    public String print(List<ProtocolStep> value) {
        return value.stream().map(step -> '"' + ProtocolText.print(step) + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    @Override
    public String describe() {
        return "list of stages";
    }

    @Override
    public String range() {
        return "";
    }
}
