package io.trophycast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The arrows between packages: {@code runtime → edge → features → feed, fanout, redis → meter →
 * protocol}. Every package that no rule names is a feature.
 */
@AnalyzeClasses(packages = "io.trophycast", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("io.trophycast.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingKnowsTheRuntime =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.trophycast.runtime..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.trophycast.runtime..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule onlyTheRuntimeKnowsTheEdge =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.trophycast.runtime..", "io.trophycast.edge..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.trophycast.edge..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theGroundKnowsNoFeature =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.trophycast.feed..",
              "io.trophycast.fanout..",
              "io.trophycast.redis..",
              "io.trophycast.meter..",
              "io.trophycast.protocol..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "belong to a feature",
                  type ->
                      type.getPackageName().startsWith("io.trophycast.")
                          && !type.getPackageName()
                              .matches(
                                  "io\\.trophycast\\.(feed|fanout|redis|meter|protocol)(\\..*)?")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theProtocolKnowsNothingOfOurs =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.protocol..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "belong to another package of ours",
                  type ->
                      type.getPackageName().startsWith("io.trophycast")
                          && !type.getPackageName().startsWith("io.trophycast.protocol")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule metersKnowTheProtocolAlone =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.meter..")
          .should()
          .dependOnClassesThat(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "belong to those who count",
                  type ->
                      type.getPackageName().startsWith("io.trophycast")
                          && !type.getPackageName()
                              .matches("io\\.trophycast\\.(meter|protocol)(\\..*)?")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule theFanoutKnowsNeitherRedisNorRouting =
      noClasses()
          .that()
          .resideInAPackage("io.trophycast.fanout..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.trophycast.redis..", "io.vertx.redis..", "io.vertx.ext.web..")
          .allowEmptyShould(true);
}
