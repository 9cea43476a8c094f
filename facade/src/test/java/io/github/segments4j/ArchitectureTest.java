package io.github.segments4j;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;

/** A request passes the classes in one direction: client, resource, paging, transport, HTTP. */
@AnalyzeClasses(packages = "io.github.segments4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule CLASSES_HAVE_NO_CYCLES =
      slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_ITS_BUILDER_KNOWS_THE_CLIENT =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SegmentsClient.class)
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SegmentsClient.class);

  @ArchTest
  static final ArchRule ROOMS_HAVE_ONE_DIRECTION =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("client")
          .definedBy("io.github.segments4j")
          .layer("sync")
          .definedBy("io.github.segments4j.sync", "io.github.segments4j.internal.sync")
          .layer("paging")
          .definedBy("io.github.segments4j.paging")
          .layer("batch")
          .definedBy("io.github.segments4j.internal.batch")
          .layer("transport")
          .definedBy("io.github.segments4j.internal.transport")
          .layer("http")
          .definedBy("io.github.segments4j.internal.http")
          .whereLayer("client")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sync")
          .mayOnlyBeAccessedByLayers("client")
          .whereLayer("paging")
          .mayOnlyBeAccessedByLayers("client", "sync")
          .whereLayer("batch")
          .mayOnlyBeAccessedByLayers("client", "sync")
          .whereLayer("transport")
          .mayOnlyBeAccessedByLayers("client", "sync", "paging", "batch")
          .whereLayer("http")
          .mayOnlyBeAccessedByLayers("client", "batch", "transport");

  @ArchTest
  static final ArchRule VALUES_DEPEND_ON_NO_ROOM =
      noClasses()
          .that()
          .resideInAnyPackage("..error", "..call", "io.github.segments4j.batch", "..check")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..paging", "..sync", "..internal.batch", "..transport", "..http");

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_FAKE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..testing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..testing..");

  @ArchTest
  static final ArchRule THE_FAKE_STORE_KNOWS_THE_GENERATED_CLIENT_ONLY =
      classes()
          .that()
          .resideInAPackage("..testing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..testing..",
              "io.github.segments4j.api..",
              "io.github.segments4j.json..",
              "io.github.segments4j.model..",
              "io.github.segments4j.internal.check",
              "com.squareup.moshi",
              "java..",
              "com.sun.net.httpserver",
              "org.jspecify..");

  @ArchTest
  static final ArchRule NOTHING_PRINTS =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .callMethod(Throwable.class, "printStackTrace")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(PrintStream.class);

  /** Reflection needs configuration for native-image and R8, under META-INF. */
  @ArchTest
  static final ArchRule NOTHING_REFLECTS_ON_CLASSES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Constructor.class, Field.class, MethodHandles.class, Proxy.class)
          .orShould()
          .callMethodWhere(
              target(owner(equivalentTo(Class.class)))
                  .and(target(nameMatching("forName|newInstance|get(Declared|Record|Enum).*"))));

  /** A class with its nested classes is one slice. */
  private static final class TopLevelClasses implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
      return javaClass.getPackageName().startsWith("io.github.segments4j")
          ? SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""))
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "top-level classes";
    }
  }
}
