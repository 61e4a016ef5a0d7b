package org.frond.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Kernels as Java: the program's own as they were compiled when it was built, others translated now.
 *
 * @param kernels what they are called, do and take, by name
 * @param rows    what runs them, by name
 */
public record Translation(Map<String, Kernel> kernels, Map<String, RowKernel> rows) {

    /**
     * The kernels of some files.
     *
     * @param form how the items of a row are run; any but {@link Form#ONE_BY_ONE} needs the module jdk.incubator.vector
     * @throws TranslationException if a file is not in the kernel language
     */
    public static Translation of(List<KernelSource> sources, Build build, Form form) {
        // what is prepared mentions vectors, and cannot be loaded where there are none
        return Form.best() == Form.ONE_BY_ONE ? now(sources, build, form)
                : Prepared.find(sources, build).map(catalogue -> prepared(catalogue, build, form))
                        .orElseGet(() -> now(sources, build, form));
    }

    /**
     * What the kernels of some files are called, do and take, by name, whoever runs them.
     *
     * @throws TranslationException if a file is not in the kernel language
     */
    public static Map<String, Kernel> kernels(List<KernelSource> sources, Build build) {
        return Prepared.find(sources, build).map(Translation::byName).orElseGet(() -> KernelSet.read(sources, build).kernels());
    }

    private static Translation prepared(Catalogue catalogue, Build build, Form form) {
        return new Translation(byName(catalogue), KernelSet.rows(catalogue.kernels(), Translation.class.getClassLoader(),
                Prepared.inPackage(build), form));
    }

    private static Map<String, Kernel> byName(Catalogue catalogue) {
        Map<String, Kernel> kernels = new LinkedHashMap<>();
        catalogue.kernels().forEach(kernel -> kernels.put(kernel.name(), kernel));
        return kernels;
    }

    private static Translation now(List<KernelSource> sources, Build build, Form form) {
        KernelSet set = KernelSet.read(sources, build);
        return new Translation(set.kernels(), set.compile(form));
    }
}
