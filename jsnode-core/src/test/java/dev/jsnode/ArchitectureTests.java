package dev.jsnode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Dependencies of the core point one way: {@code loop} &lt;- {@code engine} &lt;-
 * {@code builtin}, {@code module} &lt;- {@code dev.jsnode} &lt;- {@code cli}.
 */
class ArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.jsnode");

	@Test
	void packagesHaveNoCycles() {
		slices().matching("dev.jsnode.(**)").should().beFreeOfCycles().allowEmptyShould(true).check(CLASSES);
	}

	@Test
	void layersDependDownwardsOnly() {
		layeredArchitecture().consideringOnlyDependenciesInAnyPackage("dev.jsnode..")
			.withOptionalLayers(true)
			.layer("loop")
			.definedBy("dev.jsnode.loop..")
			.layer("engine")
			.definedBy("dev.jsnode.engine..")
			.layer("module")
			.definedBy("dev.jsnode.module..")
			.layer("builtin")
			.definedBy("dev.jsnode.builtin..")
			.layer("inspector")
			.definedBy("dev.jsnode.inspector..")
			.layer("profile")
			.definedBy("dev.jsnode.profile..")
			.layer("api")
			.definedBy("dev.jsnode")
			.layer("cli")
			.definedBy("dev.jsnode.cli..")
			.whereLayer("engine")
			.mayOnlyBeAccessedByLayers("module", "builtin", "inspector", "profile", "api", "cli")
			.whereLayer("inspector")
			.mayOnlyBeAccessedByLayers("api", "cli")
			.whereLayer("profile")
			.mayOnlyBeAccessedByLayers("api", "cli")
			.whereLayer("module")
			.mayOnlyBeAccessedByLayers("builtin", "api", "cli")
			.whereLayer("builtin")
			.mayOnlyBeAccessedByLayers("module", "api", "cli")
			.whereLayer("api")
			.mayOnlyBeAccessedByLayers("cli")
			.whereLayer("cli")
			.mayNotBeAccessedByAnyLayer()
			.check(CLASSES);
	}

	@Test
	void loopKnowsNeitherGraalJsNorSpring() {
		noClasses().that()
			.resideInAPackage("dev.jsnode.loop..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.graalvm..", "com.oracle..", "org.springframework..")
			.allowEmptyShould(true)
			.check(CLASSES);
	}

	@Test
	void coreKnowsNoSpring() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework..")
			.allowEmptyShould(true)
			.check(CLASSES);
	}

}
