package org.frond.kernel;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All kernels of some files, read and checked for one {@link Build}, ready to be translated to Java. */
public final class KernelSet {

    private final Build build;
    private final Map<String, Function> kernels;

    private KernelSet(Build build, Map<String, Function> kernels) {
        this.build = build;
        this.kernels = kernels;
    }

    /**
     * Reads kernel files.
     *
     * @throws TranslationException if a file is not in the kernel language
     */
    public static KernelSet read(List<KernelSource> sources, Build build) {
        Map<String, Function> kernels = new LinkedHashMap<>();
        TreeReader.read(Preprocessor.resolve(sources, build)).values().stream()
                .filter(Function::kernel).forEach(kernel -> kernels.put(kernel.name(), kernel));
        return new KernelSet(build, kernels);
    }

    /** What the kernels are called, do and take, by name. */
    public Map<String, Kernel> kernels() {
        return kernels.values().stream().map(Kernel::of)
                .collect(Collectors.toMap(Kernel::name, kernel -> kernel, (a, b) -> a, LinkedHashMap::new));
    }

    /** The Java that the CPU runs one item after another, by kernel file. */
    public Map<String, String> java() {
        return java(false);
    }

    private Map<String, String> java(boolean vectors) {
        Map<String, List<Function>> files = kernels.values().stream()
                .collect(Collectors.groupingBy(kernel -> kernel.at().file(), LinkedHashMap::new, Collectors.toList()));
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((file, functions) -> texts.put(file, JavaWriter.write(file, functions, build, vectors)));
        return texts;
    }

    /** The typed tree of a kernel as it was read, for people. */
    String tree(String kernel) {
        return TreeWriter.write(kernels.get(kernel).body());
    }

    /** The tree of a kernel after partial evaluation, for people. */
    String unrolledTree(String kernel) {
        return TreeWriter.write(Unroller.unroll(kernels.get(kernel), new LinkedHashSet<>()).body());
    }

    /**
     * Translates all kernels to Java, compiles them in memory and gives them back by name.
     *
     * @param form any but {@link Form#ONE_BY_ONE} needs a JVM that has the module jdk.incubator.vector
     */
    public Map<String, RowKernel> compile(Form form) {
        Map<String, String> classes = new LinkedHashMap<>();
        java(form != Form.ONE_BY_ONE).forEach((file, text) -> classes.put(JavaWriter.className(file), text));
        JavaCompiler.Classes loaded = JavaCompiler.compile(classes, KernelSet.class.getClassLoader());
        Map<String, RowKernel> compiled = new LinkedHashMap<>();
        for (Function kernel : kernels.values()) {
            String file = JavaWriter.className(kernel.at().file()) + "$";
            RowKernel plain = instance(loaded, file + JavaWriter.rowsName(kernel.name()));
            String wide = file + JavaWriter.wideRowsName(kernel.name());
            compiled.put(kernel.name(), !loaded.has(wide) ? plain
                    : form == Form.FASTER ? new Contest(plain, instance(loaded, wide)) : instance(loaded, wide));
        }
        return compiled;
    }

    private static RowKernel instance(JavaCompiler.Classes loaded, String name) {
        try {
            return (RowKernel) loaded.load(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class " + name + " made from a kernel cannot be loaded", e);
        }
    }
}
