package dev.jsnode.boot.autoconfigure;

import java.util.List;

import dev.jsnode.NodeException;
import dev.jsnode.boot.bridge.JsEvent;
import dev.jsnode.boot.bridge.JsModule;
import dev.jsnode.boot.bridge.JsModuleFactoryBean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for what a failing start says.
 */
class StartFailureTests {

	private static final List<FailureAnalyzer> ANALYZERS = List.of(new JsModuleDefinitionFailureAnalyzer(),
			new MissingExportFailureAnalyzer(), new ModuleNotFoundFailureAnalyzer(), new ModuleSyntaxFailureAnalyzer(),
			new JavaScriptFailureAnalyzer());

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, JsNodeAutoConfiguration.class));

	@Test
	void missingEntryModuleIsNamedWithItsFolderAndTheNearestName() {
		FailureAnalysis analysis = analysis(this.runner.withPropertyValues("jsnode.entry=./pricng.js"));
		assertThat(analysis.getDescription()).contains("/js/pricng.js")
			.contains("Looked in:")
			.contains("classpath:/js")
			.contains("Nearest:     pricing.js")
			.contains("the application");
		assertThat(analysis.getAction()).contains("Did you mean 'pricing.js'");
	}

	@Test
	void moduleThatImportsAMissingOneIsNamed() {
		FailureAnalysis analysis = analysis(this.runner.withPropertyValues("jsnode.entry=./importsMissing.mjs"));
		assertThat(analysis.getDescription()).contains("Imported by: classpath:/js/importsMissing.mjs");
	}

	@Test
	void missingPackageIsLookedForInNodeModules() {
		FailureAnalysis analysis = analysis(this.runner.withPropertyValues("jsnode.entry=no-such-package"));
		assertThat(analysis.getDescription()).contains("no-such-package").contains("classpath:/js/node_modules");
		assertThat(analysis.getAction()).contains("npm install");
	}

	@Test
	void syntaxErrorIsShownWithItsLine() {
		FailureAnalysis analysis = analysis(this.runner.withPropertyValues("jsnode.entry=./broken.js"));
		assertThat(analysis.getDescription()).contains("classpath:/js/broken.js")
			.contains("line 3, column 15")
			.contains("const price = ;");
	}

	@Test
	void errorOfAModuleIsShownWithItsStack() {
		FailureAnalysis analysis = analysis(this.runner.withPropertyValues("jsnode.entry=./throws.mjs"));
		assertThat(analysis.getDescription()).contains("RangeError: cannot start").contains("throws.mjs:1");
	}

	@Test
	void missingExportIsNamedWithTheNearest() {
		FailureAnalysis analysis = analysis(withModule(Quotes.class));
		assertThat(analysis.getDescription()).contains(Quotes.class.getName())
			.contains("- quotes (did you mean 'quote'?)");
	}

	@Test
	void exportThatIsNoEmitterIsNamed() {
		FailureAnalysis analysis = analysis(withModule(Ticks.class));
		assertThat(analysis.getDescription()).contains("- notAnEmitter");
	}

	@Test
	void lazyModuleIsLookedForAtItsFirstCall() {
		withModule(Lazy.class).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatExceptionOfType(NodeException.class)
				.isThrownBy(() -> context.getBean("module", Lazy.class).quote().block())
				.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("ERR_MODULE_NOT_FOUND"));
		});
	}

	@Test
	void overloadedMethodIsNamed() {
		FailureAnalysis analysis = analysis(withModule(Overloaded.class));
		assertThat(analysis.getDescription()).endsWith("overloads a method: quote(String) and quote(int).");
		assertThat(analysis.getAction()).contains("@JsFunction");
	}

	private ApplicationContextRunner withModule(Class<?> type) {
		return this.runner.withInitializer((context) -> {
			RootBeanDefinition definition = new RootBeanDefinition(JsModuleFactoryBean.class);
			definition.getConstructorArgumentValues().addIndexedArgumentValue(0, type);
			definition.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
			((GenericApplicationContext) context).registerBeanDefinition("module", definition);
		});
	}

	private static FailureAnalysis analysis(ApplicationContextRunner runner) {
		FailureAnalysis[] analysis = new FailureAnalysis[1];
		runner.run((context) -> {
			assertThat(context).hasFailed();
			analysis[0] = ANALYZERS.stream()
				.map((analyzer) -> analyzer.analyze(context.getStartupFailure()))
				.filter((found) -> found != null)
				.findFirst()
				.orElseThrow();
		});
		return analysis[0];
	}

	@JsModule("./pricing.js")
	interface Quotes {

		Mono<String> quotes();

	}

	@JsModule(specifier = "./none.mjs", lazy = true)
	interface Lazy {

		Mono<String> quote();

	}

	@JsModule("./ticker.mjs")
	interface Ticks {

		@JsEvent(value = "tick", emitter = "notAnEmitter")
		Flux<Integer> ticks();

	}

	@JsModule("./pricing.js")
	interface Overloaded {

		Mono<String> quote(String sku);

		Mono<String> quote(int id);

	}

}
