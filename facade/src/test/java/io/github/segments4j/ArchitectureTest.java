package io.github.segments4j;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;

/** The house: a request goes one way through it, and nothing comes back. */
@AnalyzeClasses(packages = "io.github.segments4j", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("io.github.segments4j.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_CLIENT_IS_AT_THE_TOP =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.github.segments4j")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.github.segments4j");

  @ArchTest
  static final ArchRule NOTHING_DEPENDS_ON_THE_FAKE_STORE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..testing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..testing..");

  @ArchTest
  static final ArchRule THE_FAKE_STORE_KNOWS_ONLY_THE_GENERATED_CLIENT =
      classes()
          .that()
          .resideInAPackage("..testing..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "..testing..",
              "io.github.segments4j.api..",
              "io.github.segments4j.model..",
              "io.github.segments4j.json..",
              "com.squareup.moshi",
              "java..",
              "com.sun.net.httpserver",
              "org.jspecify..");

  @ArchTest
  static final ArchRule ONLY_INTERNAL_TALKS_TO_THE_NETWORK =
      noClasses()
          .that()
          .resideInAnyPackage("..paging..", "..error..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("okhttp3..");

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

  /** What reflection there is, native-image and R8 are told of, under META-INF. */
  @ArchTest
  static final ArchRule NOTHING_LOOKS_INTO_CLASSES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Constructor.class, Field.class, MethodHandles.class, Proxy.class)
          .orShould()
          .callMethodWhere(
              target(owner(equivalentTo(Class.class)))
                  .and(target(nameMatching("forName|newInstance|get(Declared|Record|Enum).*"))));
}
