package io.trophycast.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows: {@code chaos → crowd, fleet, checker} and {@code crowd → checker}; {@code scenario →
 * client, measure, report, crowd, fleet}.
 */
@AnalyzeClasses(
    packages = "io.trophycast.load",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule theCheckerKnowsTheJdkAlone =
      classes()
          .that()
          .resideInAPackage("io.trophycast.load.checker..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.trophycast.load.checker..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theCrowdKnowsNoFaults =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.load.crowd..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trophycast.load.fleet..", "io.trophycast.load.chaos..");

  @ArchTest
  static final ArchRule theFleetKnowsNobody =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.load.fleet..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trophycast.load.crowd..",
              "io.trophycast.load.chaos..",
              "io.trophycast.load.checker..");

  @ArchTest
  static final ArchRule socketsMeasuresAndReportsKnowNoScenario =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.trophycast.load.client..",
              "io.trophycast.load.measure..",
              "io.trophycast.load.report..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.trophycast.load.scenario..",
              "io.trophycast.load.crowd..",
              "io.trophycast.load.chaos..",
              "io.trophycast.load.fleet..",
              "io.trophycast.load.checker..");

  @ArchTest
  static final ArchRule scenariosHurtNobody =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.load.scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trophycast.load.chaos..", "io.trophycast.load.checker..");
}
