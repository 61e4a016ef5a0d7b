package org.frond.kernel;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The program's own kernels as they were translated and compiled when the program was built. Translating them takes the
 * start of every run seconds, and Java goes on compiling the translator for seconds after it has done its work.
 */
final class Prepared {

    private static final String PACKAGE = "org.frond.kernel.prepared";

    private Prepared() {
    }

    /** The package for a build, such as {@code org.frond.kernel.prepared.doubles2}. */
    static String inPackage(Build build) {
        return PACKAGE + "." + build.real().type() + "s" + build.dim();
    }

    /** The texts of the classes to prepare for a build, by full name. */
    static Map<String, String> classes(List<KernelSource> sources, Build build) {
        KernelSet set = KernelSet.read(sources, build);
        String inPackage = inPackage(build);
        Map<String, String> classes = new LinkedHashMap<>(set.classes(inPackage, true));
        classes.put(inPackage + "." + CatalogueWriter.CLASS,
                CatalogueWriter.write(inPackage, fingerprint(sources), set.kernels().values()));
        return classes;
    }

    /** What was prepared from these very files for a build; empty for other files. */
    static Optional<Catalogue> find(List<KernelSource> sources, Build build) {
        try {
            Catalogue prepared = (Catalogue) Class.forName(inPackage(build) + "." + CatalogueWriter.CLASS)
                    .getDeclaredConstructor().newInstance();
            return Optional.of(prepared).filter(catalogue -> catalogue.fingerprint().equals(fingerprint(sources)));
        } catch (ClassNotFoundException notPrepared) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernels that were prepared for " + build + " cannot be loaded", e);
        }
    }

    private static String fingerprint(List<KernelSource> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (KernelSource source : sources) {
                digest.update((source.name() + "\0" + source.text() + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
