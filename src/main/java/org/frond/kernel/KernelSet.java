package org.frond.kernel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** All kernels of some files, read and checked for one {@link Build}, ready to be translated to Java. */
public final class KernelSet {

    /** Where classes live that are made while the program runs. */
    private static final String PACKAGE = "org.frond.kernel.generated";

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
        Map<String, String> texts = new LinkedHashMap<>();
        byFile().forEach((file, functions) -> texts.put(file, JavaWriter.write(PACKAGE, file, functions, build, false)));
        return texts;
    }

    /** The texts of all classes that run the kernels, by full name. */
    Map<String, String> classes(String inPackage, boolean vectors) {
        Map<String, String> texts = new LinkedHashMap<>();
        byFile().forEach((file, functions) -> texts.put(inPackage + "." + JavaWriter.className(file),
                JavaWriter.write(inPackage, file, functions, build, vectors)));
        return texts;
    }

    /** The kernels by the file that defines them. */
    Map<String, List<Function>> byFile() {
        return kernels.values().stream()
                .collect(Collectors.groupingBy(kernel -> kernel.at().file(), LinkedHashMap::new, Collectors.toList()));
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
        ClassLoader own = KernelSet.class.getClassLoader();
        return rows(kernels().values(), JavaCompiler.load(classes(PACKAGE, form != Form.ONE_BY_ONE), own), PACKAGE, form);
    }

    /** What runs kernels, by name, out of compiled {@link #classes}. */
    static Map<String, RowKernel> rows(Collection<Kernel> kernels, ClassLoader loader, String inPackage, Form form) {
        Map<String, RowKernel> rows = new LinkedHashMap<>();
        for (Kernel kernel : kernels) {
            String file = inPackage + "." + JavaWriter.className(kernel.file()) + "$";
            RowKernel plain = instance(loader, file + JavaWriter.rowsName(kernel.name())).orElseThrow();
            Optional<RowKernel> wide = form == Form.ONE_BY_ONE ? Optional.empty()
                    : instance(loader, file + JavaWriter.wideRowsName(kernel.name()));
            rows.put(kernel.name(), wide.isEmpty() ? plain
                    : form == Form.FASTER ? new Contest(plain, wide.get()) : wide.get());
        }
        return rows;
    }

    private static Optional<RowKernel> instance(ClassLoader loader, String name) {
        try {
            return Optional.of((RowKernel) loader.loadClass(name).getDeclaredConstructor().newInstance());
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the class " + name + " made from a kernel cannot be loaded", e);
        }
    }
}
