package org.frond.kernel;

import java.util.List;

/**
 * What is known of a kernel without running it.
 *
 * @param name          its name, unique over all files
 * @param file          the file that defines it
 * @param documentation the {@code ///} lines before it, without the slashes; empty if there are none
 * @param parameters    its parameters in order
 */
public record Kernel(String name, String file, String documentation, List<Parameter> parameters) {

    static Kernel of(Function function) {
        return new Kernel(function.name(), function.at().file(), function.documentation(),
                function.parameters().stream().map(parameter -> Parameter.of(parameter, function)).toList());
    }
}
