package org.frond.cli;

import java.util.concurrent.Callable;
import org.frond.config.JsonSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code frond schema}: prints the configuration as JSON Schema. */
@Command(name = "schema", mixinStandardHelpOptions = true,
        description = "Prints the configuration as JSON Schema, with which editors complete and explain its keys.",
        footer = {"", "Example:", "  frond schema > frond.schema.json     # beside the configurations, which name it in their first line"})
final class SchemaCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(JsonSchema.text());
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }
}
