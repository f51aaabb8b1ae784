package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.bridge.BridgeMapper;
import dev.jsnode.boot.view.JsViewResolver;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.DispatcherHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsViewsAutoConfiguration}.
 */
class JsViewsAutoConfigurationTests {

	private static final AutoConfigurations CONFIGURATIONS = AutoConfigurations.of(JacksonAutoConfiguration.class,
			JsNodeAutoConfiguration.class, JsViewsAutoConfiguration.class);

	private final ReactiveWebApplicationContextRunner web = new ReactiveWebApplicationContextRunner()
		.withConfiguration(CONFIGURATIONS);

	@Test
	void resolverIsThereWithAPrefixOrAModule() {
		this.web.withPropertyValues("jsnode.views.prefix=./views/")
			.run((context) -> assertThat(context).hasSingleBean(JsViewResolver.class));
		this.web.withPropertyValues("jsnode.views.module=./all.mjs")
			.run((context) -> assertThat(context).hasSingleBean(JsViewResolver.class));
	}

	@Test
	void resolverIsNotThereWithout() {
		this.web.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JsViewResolver.class));
	}

	@Test
	void resolverIsNotThereWhereViewsOrAllIsOff() {
		this.web.withPropertyValues("jsnode.views.prefix=./views/", "jsnode.views.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(JsViewResolver.class));
		this.web.withPropertyValues("jsnode.views.prefix=./views/", "jsnode.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JsViewResolver.class));
	}

	@Test
	void resolverNeedsAReactiveWebApplication() {
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("jsnode.views.prefix=./views/")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(JsViewResolver.class));
		new ApplicationContextRunner().withConfiguration(CONFIGURATIONS)
			.withPropertyValues("jsnode.views.prefix=./views/")
			.withClassLoader(new FilteredClassLoader(DispatcherHandler.class))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NodeRuntime.class));
	}

	@Test
	void resolverOfTheApplicationTakesThePlaceOfOurs() {
		NodeRuntime runtime = NodeRuntime.builder().build();
		this.web.withPropertyValues("jsnode.views.prefix=./views/")
			.withBean("mine", JsViewResolver.class,
					() -> new JsViewResolver(runtime, new BridgeMapper(JsonMapper.shared()), null))
			.run((context) -> assertThat(context.getBeanNamesForType(JsViewResolver.class)).containsExactly("mine"));
	}

	@Test
	void propertiesAreApplied() {
		this.web.withPropertyValues("jsnode.views.prefix=./views/").run((context) -> {
			JsViewResolver resolver = context.getBean(JsViewResolver.class);
			assertThat(resolver.getOrder()).isEqualTo(Ordered.LOWEST_PRECEDENCE - 10);
			assertThat(resolver.getSupportedMediaTypes()).containsExactly(MediaType.TEXT_HTML);
		});
		this.web
			.withPropertyValues("jsnode.views.prefix=./views/", "jsnode.views.order=5",
					"jsnode.views.media-types=image/svg+xml")
			.run((context) -> {
				JsViewResolver resolver = context.getBean(JsViewResolver.class);
				assertThat(resolver.getOrder()).isEqualTo(5);
				assertThat(resolver.getSupportedMediaTypes()).containsExactly(MediaType.valueOf("image/svg+xml"));
			});
	}

	@Test
	void viewsMayBeOfANamedRuntime() {
		this.web
			.withPropertyValues("jsnode.views.prefix=./views/", "jsnode.views.runtime=reports",
					"jsnode.runtimes.reports.root=classpath:/js/")
			.run((context) -> assertThat(context).hasSingleBean(JsViewResolver.class));
		this.web.withPropertyValues("jsnode.views.prefix=./views/", "jsnode.views.runtime=reports")
			.run((context) -> assertThat(context).getFailure().rootCause().isInstanceOf(NoSuchRuntimeException.class));
	}

}
