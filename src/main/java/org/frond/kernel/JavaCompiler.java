package org.frond.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.CategorizedProblem;
import org.eclipse.jdt.core.compiler.CharOperation;
import org.eclipse.jdt.internal.compiler.ClassFile;
import org.eclipse.jdt.internal.compiler.CompilationResult;
import org.eclipse.jdt.internal.compiler.Compiler;
import org.eclipse.jdt.internal.compiler.DefaultErrorHandlingPolicies;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFileReader;
import org.eclipse.jdt.internal.compiler.classfmt.ClassFormatException;
import org.eclipse.jdt.internal.compiler.env.ICompilationUnit;
import org.eclipse.jdt.internal.compiler.env.INameEnvironment;
import org.eclipse.jdt.internal.compiler.env.NameEnvironmentAnswer;
import org.eclipse.jdt.internal.compiler.impl.CompilerOptions;
import org.eclipse.jdt.internal.compiler.problem.DefaultProblemFactory;

/**
 * Compiler of Java text in memory: Eclipse's, driven through its own interface. It needs no JDK, no class path and no
 * file: every class that the text mentions is looked up through a class loader, so it works the same from a folder of
 * classes, from a jar, on a JRE.
 */
final class JavaCompiler {

    private static final String RELEASE = "17";
    /** Packages of everything that generated text mentions, besides its own. */
    private static final List<String> PACKAGES = List.of("org.frond.kernel.", "java.lang.", "java.util.", "jdk.incubator.vector.");

    private JavaCompiler() {
    }

    /**
     * Compiles classes, to be loaded below a parent.
     *
     * @param sources text of each class by its full name
     */
    static ClassLoader load(Map<String, String> sources, ClassLoader parent) {
        return new Loader(compile(sources, parent), parent);
    }

    /**
     * Compiles classes.
     *
     * @param sources text of each class by its full name
     * @param known   where the classes are found that the texts mention
     * @return what a class file of each class holds, nested ones included, by full name
     */
    static Map<String, byte[]> compile(Map<String, String> sources, ClassLoader known) {
        Map<String, byte[]> classes = new HashMap<>();
        Map<String, String> options = Map.of(
                CompilerOptions.OPTION_Source, RELEASE,
                CompilerOptions.OPTION_Compliance, RELEASE,
                CompilerOptions.OPTION_TargetPlatform, RELEASE,
                CompilerOptions.OPTION_LineNumberAttribute, CompilerOptions.GENERATE,
                CompilerOptions.OPTION_SourceFileAttribute, CompilerOptions.GENERATE);
        Compiler compiler = new Compiler(new Environment(known, packages(sources)),
                DefaultErrorHandlingPolicies.proceedWithAllProblems(), new CompilerOptions(options),
                result -> collect(result, classes), new DefaultProblemFactory(Locale.ENGLISH));
        compiler.compile(sources.entrySet().stream()
                .map(source -> new Unit(source.getKey(), source.getValue())).toArray(ICompilationUnit[]::new));
        return classes;
    }

    private static Set<String> packages(Map<String, String> sources) {
        return Stream.concat(PACKAGES.stream(), sources.keySet().stream().map(name -> name.substring(0, name.lastIndexOf('.') + 1)))
                .collect(Collectors.toSet());
    }

    private static void collect(CompilationResult result, Map<String, byte[]> classes) {
        if (result.hasErrors()) {
            CategorizedProblem problem = result.getErrors()[0];
            throw new TranslationException("the Java made from a kernel does not compile: "
                    + CharOperation.charToString(result.getFileName()) + ":" + problem.getSourceLineNumber() + ": "
                    + problem.getMessage());
        }
        for (ClassFile file : result.getClassFiles()) {
            classes.put(CharOperation.toString(file.getCompoundName()), file.getBytes());
        }
    }

    private record Unit(String name, String text) implements ICompilationUnit {
        @Override
        public char[] getContents() {
            return text.toCharArray();
        }

        @Override
        public char[] getMainTypeName() {
            return name.substring(name.lastIndexOf('.') + 1).toCharArray();
        }

        @Override
        public char[][] getPackageName() {
            return CharOperation.splitOn('.', name.substring(0, name.lastIndexOf('.')).toCharArray());
        }

        @Override
        public char[] getFileName() {
            return (name.substring(name.lastIndexOf('.') + 1) + ".java").toCharArray();
        }

        @Override
        public boolean ignoreOptionalProblems() {
            return true;
        }
    }

    /** What the compiler may see: the classes of a loader, in some packages. */
    private record Environment(ClassLoader loader, Set<String> packages) implements INameEnvironment {

        @Override
        public NameEnvironmentAnswer findType(char[][] compoundName) {
            return find(CharOperation.toString(compoundName));
        }

        @Override
        public NameEnvironmentAnswer findType(char[] name, char[][] packageName) {
            return find(CharOperation.toString(CharOperation.arrayConcat(packageName, name)));
        }

        private NameEnvironmentAnswer find(String name) {
            String file = name.replace('.', '/') + ".class";
            try (InputStream stream = loader.getResourceAsStream(file)) {
                return stream == null ? null
                        : new NameEnvironmentAnswer(ClassFileReader.read(stream, file), null);
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            } catch (ClassFormatException e) {
                throw new IllegalStateException(file + " cannot be read by the compiler", e);
            }
        }

        @Override
        public boolean isPackage(char[][] parentPackageName, char[] packageName) {
            String parent = parentPackageName == null ? "" : CharOperation.toString(parentPackageName) + ".";
            String name = parent + CharOperation.charToString(packageName);
            return packages.stream().anyMatch(known -> known.startsWith(name + "."));
        }

        @Override
        public void cleanup() {
            // nothing is held
        }
    }

    private static final class Loader extends ClassLoader {

        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes, ClassLoader parent) {
            super(parent);
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
