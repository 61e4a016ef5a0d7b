package org.frond.config;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** YAML as text: documents whose plain scalars all stay text, and texts quoted where that is needed. */
public final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ./^_+-]*(?<! )");

    private YamlText() {
    }

    /** A text as it may stand for a value, in quotes where it needs them. */
    public static String scalar(String text) {
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"';
    }

    /**
     * The documents of a YAML file, in order: maps, lists and texts. A key given twice is an error.
     *
     * @throws org.yaml.snakeyaml.error.YAMLException if it is no YAML
     */
    public static List<Object> documents(Reader in) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        DumperOptions dumper = new DumperOptions();
        Yaml yaml = new Yaml(new SafeConstructor(options), new Representer(dumper), dumper, options, new NoGuessing());
        List<Object> documents = new ArrayList<>();
        yaml.loadAll(in).forEach(documents::add);
        return documents;
    }

    /** Resolves no plain scalar to a number, date or boolean; a key {@code <<} takes in what another map holds. */
    private static final class NoGuessing extends Resolver {

        @Override
        protected void addImplicitResolvers() {
            addImplicitResolver(Tag.MERGE, MERGE, "<");
        }
    }
}
