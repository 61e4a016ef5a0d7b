package org.frond.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignalChainTest {

    @Test
    void theTestsRunWithIt() {
        assertEquals(Optional.empty(), SignalChain.danger());
    }
}
