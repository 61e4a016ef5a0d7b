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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
            entry("io", Set.of("grid")),
            entry("picture", Set.of("io", "grid")),
            entry("protocol", Set.of()),
            entry("formula", Set.of("unit")),
            entry("config", Set.of("formula", "protocol", "unit", "material")),
            entry("run", Set.of("config", "protocol", "formula", "unit", "material", "structure", "model", "solver", "device",
                    "kernel", "grid", "measure", "io", "picture")),
            entry("verify", Set.of("run", "config", "formula", "unit", "device", "solver", "io", "picture")),
            entry("sweep", Set.of("run", "config", "unit", "structure", "io", "picture")),
            entry("view", Set.of("config", "measure", "io", "picture", "grid")),
            entry("morphology", Set.of("config", "unit", "material", "structure", "model", "measure", "io", "picture", "grid")),
            entry("cli", Set.of("bench", "verify", "sweep", "view", "morphology", "run", "config", "protocol", "unit", "material", "structure", "model",
                    "solver",
                    "device",
                    "kernel", "grid", "measure", "io", "picture")));

    /** Other classes that a class may depend on, at most: one that needs more does several things. */
    private static final int MOST_OTHERS = 30;

    /**
     * The inner rooms of large packages: which classes each holds. A room may use those that stand before it, and so no two use each
     * other.
     */
    private static final Map<String, Map<String, String>> ROOMS = Map.of(
            "kernel", rooms(
                    "language", "Preprocessor Parsing TreeReader ExpressionReader Expression Statement Function Parameter Variable Scope"
                            + " Names Position Builtin Declarations Scalar Form Operators TranslationException UnitText Spelling Guard"
                            + " KernelLanguageParser KernelLanguageLexer KernelLanguageVisitor KernelLanguageBaseVisitor Real KernelSource"
                            + " Kernel RowKernel RowIndices KernelMath Walk Folding Routine Build Catalogue",
                    "unrolled", "Unroller Trips Items PrivateArrays",
                    "written", "TreeWriter ExpressionWriter JavaWriter VectorWriter Lanes CatalogueWriter OpenClText",
                    "compiled", "AheadOfTime Contest JavaCompiler KernelSet Prepared Translation LaunchWriter"),
            "solver", rooms(
                    "fields", "Kernels PeriodicAxes Selection GivenValues Labels Cycles Chain Convergence SolverException",
                    "linear", "LinearSolver EllipticOperator ScalarOperator ElasticOperator CellwiseOperator Preconditioner Momentum"
                            + " Multigrid RoundedMultigrid Transfer Coarsening CoarsestSolve Descent Halving Passage Sheets LinkedSheets"
                            + " Pieces Cut SpeedTest",
                    "bounds", "BoundedSolver ActiveSet Proportioning FocusedProportioning Window Box Stretch"),
            "model", rooms(
                    "state", "State Part Fields Output Extent NumberTable Supports PrescribedNodes MechanicalBoundary Materials Constants",
                    "mechanics", "Mechanics Eigenstrain Eigenstrains MeanStrain EnergySplit",
                    "phase", "FreeEnergy Anisotropy Heat Bulk DrivenField ConservedStage RelaxingStage RelaxingField Chebyshev LinearField"
                            + " VolumeMean",
                    "fracture", "Damage FractureLaw CrackSurface Irreversibility CrackFluid Compression Equilibrium EnergyRelease Fronts"
                            + " Flaw Cracks LoadedSolid Misfit",
                    "electrics", "Potential InterfaceReaction Conductivity Kinetics Transport Ions PlaneClosure Reaction Currents"
                            + " Electrodes Losses Powers Control OhmicStart UnknownPotentials Bodies",
                    "metal", "GrowthLaw CrackFilling DomainGrowth FrontGrowth DiffuseFront FollowedPressure NearestOpenCell PathTree Paths"
                            + " Memory",
                    "cell", "MicroModel CellSetup CellParts CellDiagnostics Sites Cycles"));

    /** The room of each class, in the order in which the rooms are named. */
    private static Map<String, String> rooms(String... roomsAndClasses) {
        Map<String, String> rooms = new LinkedHashMap<>();
        for (int n = 0; n < roomsAndClasses.length; n += 2) {
            for (String name : roomsAndClasses[n + 1].split(" ")) {
                rooms.put(name, roomsAndClasses[n]);
            }
        }
        return rooms;
    }

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

    /** A class with those inside of it, as one; package-info is none. */
    private static String outermost(JavaClass type) {
        return type.getBaseComponentType().getName().split("\\$")[0];
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The classes of the program that each one depends on. */
    private static Map<String, Set<String>> others() {
        Map<String, Set<String>> others = new TreeMap<>();
        for (JavaClass type : PROGRAM) {
            Set<String> known = others.computeIfAbsent(outermost(type), any -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream().map(dependency -> outermost(dependency.getTargetClass()))
                    .filter(name -> name.startsWith(ROOT + ".") && !name.equals(outermost(type))).forEach(known::add);
        }
        return others;
    }

    @Test
    void noClassDependsOnMoreThanThirtyOthers() {
        Map<String, Integer> counts = new TreeMap<>();
        others().forEach((name, known) -> counts.put(name, known.size()));
        counts.values().removeIf(count -> count <= MOST_OTHERS);
        assertEquals(Map.of(), counts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kernel", "solver", "model"})
    void roomsUseOnlyThoseBeforeThem(String packageName) {
        Map<String, String> rooms = ROOMS.get(packageName);
        List<String> order = rooms.values().stream().distinct().toList();
        String prefix = ROOT + "." + packageName + ".";
        Set<String> wrong = new TreeSet<>();
        others().forEach((name, known) -> {
            // translated kernels have packages of their own
            if (name.equals(prefix + simple(name)) && !simple(name).equals("package-info")) {
                String own = rooms.getOrDefault(simple(name), "no room");
                known.stream().filter(other -> other.startsWith(prefix) && order.indexOf(rooms.get(simple(other))) > order.indexOf(own))
                        .forEach(other -> wrong.add(simple(name) + " in " + own + " uses " + simple(other)));
            }
        });
        assertEquals(Set.of(), wrong);
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
