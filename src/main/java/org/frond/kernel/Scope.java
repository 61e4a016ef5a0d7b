package org.frond.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The names that are visible while a text is read: constants and functions everywhere, variables in their block. */
final class Scope {

    private final Map<String, Expression> constants;
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private final Deque<Map<String, Variable>> blocks = new ArrayDeque<>();
    private boolean kernel;

    Scope(Map<String, Expression> constants) {
        this.constants = constants;
    }

    void open() {
        blocks.push(new HashMap<>());
    }

    void close() {
        blocks.pop();
    }

    /** Whether the text being read is that of a kernel. */
    boolean inKernel() {
        return kernel;
    }

    void enterFunction(boolean isKernel) {
        kernel = isKernel;
    }

    void declare(Variable variable, Position at) {
        String name = variable.name();
        if (constants.containsKey(name)) {
            throw new TranslationException(at, name + " is a constant; choose another name");
        }
        if (Builtin.named(name).isPresent()) {
            throw new TranslationException(at, name + " is a function of the language; choose another name");
        }
        if (blocks.element().put(name, variable) != null) {
            throw new TranslationException(at, name + " is declared twice in this block");
        }
    }

    void define(Function function) {
        if (Builtin.named(function.name()).isPresent() || constants.containsKey(function.name())) {
            throw new TranslationException(function.at(), function.name() + " is a name of the language; choose another");
        }
        Function before = functions.put(function.name(), function);
        if (before != null) {
            throw new TranslationException(function.at(), function.name() + " is defined already, at " + before.at());
        }
    }

    Map<String, Function> functions() {
        return functions;
    }

    Map<String, Expression> constants() {
        return constants;
    }

    Variable variable(String name, Position at) {
        for (Map<String, Variable> block : blocks) {
            Variable variable = block.get(name);
            if (variable != null) {
                return variable;
            }
        }
        Set<String> known = new HashSet<>(constants.keySet());
        blocks.forEach(block -> known.addAll(block.keySet()));
        throw new TranslationException(at, "unknown name " + name + Spelling.suggestion(name, known));
    }

    /** Whether the name stands for a constant here; declarations cannot hide one. */
    boolean isConstant(String name) {
        return constants.containsKey(name);
    }

    Function function(String name, Position at) {
        Function function = functions.get(name);
        if (function == null) {
            Set<String> known = new HashSet<>(functions.keySet());
            for (Builtin builtin : Builtin.values()) {
                known.add(builtin.text());
            }
            throw new TranslationException(at, "unknown function " + name + Spelling.suggestion(name, known));
        }
        if (function.kernel()) {
            throw new TranslationException(at, name + " is a kernel and cannot be called; use an inline function");
        }
        return function;
    }
}
