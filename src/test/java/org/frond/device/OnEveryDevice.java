package org.frond.device;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests whose numbers must come out on every device: the build runs them on the processor with all others and once more,
 * alone, on an OpenCL device ({@code pom.xml}). They ask {@link TestDevice} for theirs. Where there is no OpenCL device the second
 * run skips them and says why.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Tag("every-device")
@ExtendWith(OnEveryDevice.Present.class)
public @interface OnEveryDevice {

    /** Whether the device that is asked for is here. */
    final class Present implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (!TestDevice.isOpenCl()) {
                return ConditionEvaluationResult.enabled("on the processor");
            }
            OpenCl.Survey survey = OpenCl.survey();
            return survey.usable().isEmpty() ? ConditionEvaluationResult.disabled("no OpenCL device to test: " + survey.reason())
                    : ConditionEvaluationResult.enabled("on OpenCL");
        }
    }
}
