package dev.jsnode.boot;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * Packages of the auto-configuration have no cycles, and none of them needs
 * {@code dev.jsnode.boot.autoconfigure}.
 */
class BootArchitectureTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.jsnode.boot");

	@Test
	void packagesHaveNoCycles() {
		slices().matching("dev.jsnode.boot.(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	@Test
	void nothingNeedsTheAutoConfiguration() {
		noClasses().that()
			.resideOutsideOfPackage("dev.jsnode.boot.autoconfigure..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("dev.jsnode.boot.autoconfigure..")
			.check(CLASSES);
	}

}
