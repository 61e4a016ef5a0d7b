package org.frond.kernel;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** The names in use in one generated method. */
final class Names {

    private final Set<String> taken = new HashSet<>();

    /** The wanted name, or the same with a number behind it if it is in use or a word of Java. */
    String fresh(String wanted) {
        String name = wanted;
        for (int number = 2; SourceVersion.isKeyword(name) || !taken.add(name); number++) {
            name = wanted + "_" + number;
        }
        return name;
    }
}
