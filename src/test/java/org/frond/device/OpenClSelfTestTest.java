package org.frond.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class OpenClSelfTestTest {

    @Test
    void theDeviceKeepsWhatOpenClPromises() {
        OpenClSelfTest.Result result = OpenClSelfTest.run(OpenClHere.info().number());

        assertEquals(List.of("exp", "log", "tanh", "pow", "sqrt", "x/y", "fma"),
                result.functions().stream().map(OpenClSelfTest.Accuracy::name).toList());
        assertTrue(result.functions().stream().allMatch(OpenClSelfTest.Accuracy::kept), result::toString);
    }

    @Test
    void whatIsNotANumberIsNotKept() {
        assertFalse(new OpenClSelfTest.Accuracy("exp", Double.NaN, 3).kept());
        assertFalse(new OpenClSelfTest.Accuracy("sqrt", 1, 0).kept());
        assertTrue(new OpenClSelfTest.Accuracy("exp", 4, 3).kept());
    }
}
