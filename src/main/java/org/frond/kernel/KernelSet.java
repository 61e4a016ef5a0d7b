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
        return java(List.copyOf(kernels.values()), Form.ONE_BY_ONE);
    }

    private Map<String, String> java(List<Function> chosen, Form form) {
        Map<String, List<Function>> files = chosen.stream()
                .collect(Collectors.groupingBy(kernel -> kernel.at().file(), LinkedHashMap::new, Collectors.toList()));
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((file, functions) -> texts.put(file, JavaWriter.write(file, functions, build, form)));
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
        Map<String, RowKernel> compiled = load(List.copyOf(kernels.values()), Form.ONE_BY_ONE);
        if (form != Form.ONE_BY_ONE) {
            List<Function> able =
                    kernels.values().stream().filter(kernel -> JavaWriter.hasVectorForm(kernel, build.real())).toList();
            load(able, Form.SIDE_BY_SIDE).forEach((name, wide) ->
                    compiled.compute(name, (same, plain) -> form == Form.FASTER ? new Contest(plain, wide) : wide));
        }
        return compiled;
    }

    private Map<String, RowKernel> load(List<Function> chosen, Form form) {
        Map<String, String> classes = new LinkedHashMap<>();
        java(chosen, form).forEach((file, text) -> classes.put(JavaWriter.className(file), text));
        ClassLoader loader = JavaCompiler.compile(classes, KernelSet.class.getClassLoader());
        Map<String, RowKernel> loaded = new LinkedHashMap<>();
        chosen.forEach(kernel -> loaded.put(kernel.name(), instance(kernel, loader)));
        return loaded;
    }

    private static RowKernel instance(Function kernel, ClassLoader loader) {
        String name = JavaWriter.PACKAGE + "." + JavaWriter.className(kernel.at().file()) + "$" + JavaWriter.rowsName(kernel.name());
        try {
            return (RowKernel) loader.loadClass(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class made from the kernel " + kernel.name() + " cannot be loaded", e);
        }
    }
}
