package dev.jsnode.boot.autoconfigure;

import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.web.NodeExceptionHandler;
import dev.jsnode.boot.web.NodeHandlerMapping;
import dev.jsnode.boot.web.NodeMounts;
import dev.jsnode.boot.web.ServerLoops;
import org.junit.jupiter.api.Test;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.reactive.DispatcherHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the auto-configurations of mounts, placement and problem details.
 */
class WebAutoConfigurationsTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			NodeSecurityAutoConfiguration.class, NodeHttpAutoConfiguration.class,
			NodeServerPlacementAutoConfiguration.class, NodeExceptionHandlerAutoConfiguration.class,
			JsNodeAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner web = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void webApplicationHasAMountAndProblemDetails() {
		this.web.run((context) -> assertThat(context).hasSingleBean(NodeHandlerMapping.class)
			.hasSingleBean(NodeExceptionHandler.class)
			.hasSingleBean(NodeRuntime.class)
			.doesNotHaveBean(ServerLoops.class));
	}

	@Test
	void applicationWithoutAWebServerHasNone() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.run((context) -> assertThat(context).hasSingleBean(NodeRuntime.class)
				.doesNotHaveBean(NodeHandlerMapping.class)
				.doesNotHaveBean(NodeExceptionHandler.class));
	}

	@Test
	void startsWithoutTheWebOnTheClassPath() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withClassLoader(new FilteredClassLoader(DispatcherHandler.class, RestControllerAdvice.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NodeRuntime.class));
	}

	@Test
	void beansOfTheApplicationTakePrecedence() {
		this.web.withBean("mine", NodeHandlerMapping.class, () -> new NodeHandlerMapping(new NodeMounts(Map.of())))
			.withBean("mineToo", NodeExceptionHandler.class, NodeExceptionHandler::new)
			.run((context) -> {
				assertThat(context.getBeanNamesForType(NodeHandlerMapping.class)).containsExactly("mine");
				assertThat(context.getBeanNamesForType(NodeExceptionHandler.class)).containsExactly("mineToo");
			});
	}

	@Test
	void problemDetailsAreSwitchedOff() {
		this.web.withPropertyValues("jsnode.http.problem-details=false")
			.run((context) -> assertThat(context).doesNotHaveBean(NodeExceptionHandler.class));
	}

	@Test
	void runtimesLiveOnTheServersLoopsWhereAsked() {
		this.web.withPropertyValues("jsnode.placement=server", "jsnode.instances=2").run((context) -> {
			assertThat(context).hasSingleBean(ServerLoops.class);
			assertThat(context.getBean(NodeRuntime.class).instances()).hasSize(2)
				.allMatch((instance) -> instance.isShared());
		});
		this.web.withPropertyValues("jsnode.placement=server")
			.withClassLoader(new FilteredClassLoader(HttpServer.class))
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("jsnode.placement"));
	}

	@Test
	void twoMountsAtOnePathAreRefused() {
		this.web.withPropertyValues("jsnode.runtimes.a.http.path=/same/**", "jsnode.runtimes.b.http.path=/same/**")
			.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("'/same/**'"));
	}

	@Test
	void everythingBacksOffWhenDisabled() {
		this.web.withPropertyValues("jsnode.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(NodeRuntime.class)
				.doesNotHaveBean(NodeHandlerMapping.class));
	}

}
