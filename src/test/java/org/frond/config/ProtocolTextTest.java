package org.frond.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.frond.protocol.CutOff;
import org.frond.protocol.Drive;
import org.frond.protocol.ProtocolStep;
import org.frond.protocol.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProtocolTextTest {

    @Test
    void linesMeanWhatTheySay() {
        assertEquals(Stage.holdVoltage(0.3).during(600), ProtocolText.read("hold voltage 0.3 V for 10 min"));
        assertEquals(new Stage(Drive.CURRENT, 12, 12, Double.POSITIVE_INFINITY,
                List.of(new CutOff.Charge(3.6e4), new CutOff.VoltageAbove(5), new CutOff.VoltageBelow(-0.5))),
                ProtocolText.read("hold current 1.2 mA/cm^2 until charge 1 mAh/cm^2 or voltage above 5 V or voltage below -500 mV"));
        assertEquals(new Stage(Drive.VOLTAGE, 0, -0.5, 90, List.of()),
                ProtocolText.read("ramp voltage from 0 V to -0.5 V in 1.5 min"));
        assertEquals(Stage.holdCurrent(0).during(300), ProtocolText.read("rest 5 min"));
        assertEquals(Stage.holdCurrent(0).during(300), ProtocolText.read("  rest  for 5 min "));
        assertEquals(new ProtocolStep.Repeat(3), ProtocolText.read("repeat 3 times"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hold voltage 300 mV for 10 min", "hold current 1 mA/cm^2", "rest 1 h", "repeat 7",
        "ramp current from -1 A/m^2 to 2 A/m^2 in 3 s until charge 0.3 mAh/cm^2 or voltage below 0 V"})
    void printedLinesReadBackToTheSame(String line) {
        ProtocolStep step = ProtocolText.read(line);
        assertEquals(step, ProtocolText.read(ProtocolText.print(step)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "holt voltage 1 V| 'holt' is not understood; expected is hold or ramp or rest or repeat; did you mean hold?",
        "hold curent 1 A/m^2| 'curent' is not understood; expected is voltage or current; did you mean current?",
        "hold voltage| a voltage is missing, such as 0.3 V",
        "rest| a time is missing, such as 30 min",
        "repeat 0| '0' is no number of times",
        "ramp voltage from 0 V| 'to' is expected at its end",
        "hold voltage 1 V until chrge 1 mAh/cm^2| 'chrge' is not understood; expected is charge or voltage; did you mean charge?",
        "rest -5 s| times and charges must be above 0"})
    void mistakesAreNamedWithWhatIsExpected(String line, String problem) {
        String message = assertThrows(Refusal.class, () -> ProtocolText.read(line)).getMessage();
        assertEquals("'" + line + "': " + problem, message);
    }

    @Test
    void protocolSurvivesTheEffectiveConfiguration(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.yaml");
        Files.writeString(file, """
                grid: {cells: [4, 4], size: [1 um, 1 um]}
                time: {end: 1 h}
                flaw: {length: 0 um}
                protocol:
                  steps:
                    - hold current 1 mA/cm^2 for 10 min
                    - rest 5 min
                    - repeat 2
                """);
        Config config = Config.read(file, List.of());
        assertEquals(List.of(Stage.holdCurrent(10).during(600), Stage.holdCurrent(0).during(300),
                new ProtocolStep.Repeat(2)), config.get(ProtocolSettings.STEPS));
        Path effective = folder.resolve("b.yaml");
        Files.writeString(effective, config.toYaml());
        assertEquals(List.of(), config.differences(Config.read(effective, List.of())));
        Config none = Config.read(file, List.of("protocol.steps=[]"));
        assertEquals(List.of(), none.get(ProtocolSettings.STEPS));
        Files.writeString(effective, none.toYaml());
        assertEquals(List.of(), none.differences(Config.read(effective, List.of())));
    }

    @Test
    void refusedLineNamesTheKey() {
        ConfigException refused = assertThrows(ConfigException.class, () -> Config.of("x", List.of("grid.cells=4,4",
                "grid.size=1 um, 1 um", "time.end=1 h", "flaw.length=0 um", "protocol.steps=rest 5 mn")));
        assertEquals(1, refused.mistakes().size());
        assertEquals("protocol.steps", refused.mistakes().get(0).key());
    }
}
