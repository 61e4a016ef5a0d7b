package org.frond.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.frond.config.Config;
import org.frond.run.StartCheck;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run of every case has a valid configuration. */
class MembersTest {

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> cases = Files.list(Path.of("configs/verification"))) {
            return cases.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMemberCanStart(Path file) {
        VerificationCase posed = CaseFile.read(file);
        Stream.concat(posed.members().stream(), Stream.of(posed.pictured())).distinct().forEach(member ->
                assertEquals(List.of(), new StartCheck(Config.read(file, member.settings())).warnings(), member.name()));
    }
}
