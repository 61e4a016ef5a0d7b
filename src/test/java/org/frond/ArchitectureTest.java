package org.frond;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows between the packages, as docs/architecture.md draws them. */
class ArchitectureTest {

    private static final String ROOT = "org.frond";

    /** Which packages each package may use. A new package gets its line here and its sentence in docs/architecture.md. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            entry("grid", Set.of()),
            entry("unit", Set.of()),
            entry("material", Set.of()),
            entry("kernel", Set.of("grid")),
            entry("device", Set.of("kernel", "grid")),
            entry("launch", Set.of("device", "grid")),
            entry("solver", Set.of("launch", "device", "kernel", "grid")),
            entry("model", Set.of("solver", "launch", "device", "kernel", "grid")),
            entry("bench", Set.of("model", "solver", "launch", "device", "kernel", "grid", "structure")),
            entry("structure", Set.of("grid")),
            entry("measure", Set.of("grid", "structure")),
            entry("scan", Set.of("structure")),
            entry("io", Set.of("grid")),
            entry("picture", Set.of("io", "grid")),
            entry("protocol", Set.of()),
            entry("formula", Set.of("unit")),
            entry("config", Set.of("formula", "protocol", "unit", "material")),
            entry("run", Set.of("config", "protocol", "formula", "unit", "material", "structure", "model", "solver", "device",
                    "kernel", "grid", "measure", "scan", "io", "picture")),
            entry("verify", Set.of("run", "morphology", "config", "formula", "unit", "device", "solver", "io", "picture")),
            entry("sweep", Set.of("run", "config", "unit", "structure", "io", "picture")),
            entry("view", Set.of("config", "measure", "io", "picture", "grid")),
            entry("morphology", Set.of("config", "unit", "material", "structure", "model", "measure", "io", "picture", "grid")),
            entry("cli", Set.of("bench", "verify", "sweep", "view", "morphology", "run", "config", "protocol", "unit", "material", "structure", "model",
                    "solver",
                    "device",
                    "kernel", "grid", "measure", "scan", "io", "picture")));

    /** Packages that compute: they get plain values and arrays, never a path or a stream. */
    private static final Set<String> COMPUTING =
            Set.of("grid", "unit", "material", "protocol", "structure", "kernel", "device", "launch", "solver", "model", "measure");

    private static final Set<String> FORMATTING = Set.of("format", "formatted", "printf", "toLowerCase", "toUpperCase");
    private static final Set<String> JAVAS_OWN = Set.of("java.lang", "java.io", "java.util");

    private static final JavaClasses PROGRAM =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages(ROOT);

    private static Stream<String> packages() {
        return packagesThere().stream();
    }

    private static Set<String> packagesThere() {
        return PROGRAM.stream().map(ArchitectureTest::packageOf).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@code "kernel"} for everything in org.frond.kernel and below. */
    private static String packageOf(JavaClass type) {
        return type.getPackageName().substring(ROOT.length() + 1).split("\\.")[0];
    }

    private static String[] patterns(Stream<String> packages) {
        return packages.map(name -> ROOT + "." + name + "..").toArray(String[]::new);
    }

    @Test
    void everyPackageHasItsPlace() {
        Set<String> placed = new TreeSet<>(packagesThere());
        placed.retainAll(ARROWS.keySet());
        assertEquals(placed, packagesThere());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void packageUsesOnlyWhatItMay(String name) {
        String[] allowed = patterns(Stream.concat(Stream.of(name), ARROWS.getOrDefault(name, Set.of()).stream()));
        DescribedPredicate<JavaClass> outside = DescribedPredicate.not(resideInAPackage(ROOT + ".."));
        classes().that().resideInAPackage(ROOT + "." + name + "..")
                .should().onlyDependOnClassesThat(outside.or(JavaClass.Predicates.resideInAnyPackage(allowed)))
                .check(PROGRAM);
    }

    @Test
    void arrowsMakeNoCircle() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void whatComputesKnowsNoFiles() {
        // KernelSource loads the kernels; JavaCompiler hands class files from the class loader to the compiler; AheadOfTime
        // is a program of its own
        noClasses().that().resideInAnyPackage(patterns(COMPUTING.stream()))
                .and().doNotHaveFullyQualifiedName(ROOT + ".kernel.KernelSource")
                .and().doNotHaveFullyQualifiedName(ROOT + ".kernel.AheadOfTime")
                .and().haveNameNotMatching(ROOT.replace(".", "\\.") + "\\.kernel\\.JavaCompiler(\\$.*)?")
                .should().dependOnClassesThat().resideInAnyPackage("java.io..", "java.nio.file..")
                .check(PROGRAM);
    }

    /** Names of files, options of compilers and numbers in tables are the same wherever the machine stands. */
    @Test
    void noTextDependsOnTheLanguageOfTheMachine() {
        DescribedPredicate<JavaMethodCall> takesTheLanguage = DescribedPredicate.describe("format in the machine's language",
                call -> FORMATTING.contains(call.getName()) && JAVAS_OWN.contains(call.getTargetOwner().getPackageName())
                        && !call.getTargetOwner().isEquivalentTo(Character.class)
                        && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Locale.class)));
        noClasses().should().callMethodWhere(takesTheLanguage)
                .orShould().dependOnClassesThat().resideInAPackage("java.text..")
                .orShould().dependOnClassesThat().resideInAPackage("java.time.format..")
                .check(PROGRAM);
    }

    /**
     * Java's own exceptions often have no message, or no more than a file's name; themselves they say what they are. Where one
     * catches several of Frond's, the bytecode knows no more than RuntimeException; config has words for the reasons of files.
     */
    @Test
    void noMessageIsThatOfAnExceptionOfJavas() {
        DescribedPredicate<JavaMethodCall> asksJava = DescribedPredicate.describe("ask Java's exceptions for their message",
                call -> call.getName().equals("getMessage") && call.getTargetOwner().getPackageName().startsWith("java.")
                        && !call.getTargetOwner().isEquivalentTo(RuntimeException.class));
        noClasses().that().resideOutsideOfPackage(ROOT + ".config..").should().callMethodWhere(asksJava).check(PROGRAM);
    }

    @Test
    void nothingIsPrintedPastTheTerminalItWasGiven() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(PROGRAM);
    }
}
