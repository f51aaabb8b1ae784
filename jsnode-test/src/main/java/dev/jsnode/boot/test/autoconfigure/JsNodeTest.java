package dev.jsnode.boot.test.autoconfigure;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.jsnode.boot.bridge.JsExposed;
import dev.jsnode.boot.bridge.JsModule;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation for a test of an application's JavaScript only. Of the application it has
 * the runtimes, the {@link JsModule @JsModule} interfaces and the components that are
 * opened to JavaScript with {@link JsExposed @JsExposed}; no other components, no web
 * server and no other auto-configuration. What exposed components need is usually
 * replaced with {@code @MockitoBean}, or they are themselves.
 * {@link dev.jsnode.boot.test.JsTests JsTests} can be injected.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(JsNodeTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(JsNodeTypeExcludeFilter.class)
@AutoConfigureJsNode
@ImportAutoConfiguration
public @interface JsNodeTest {

	/**
	 * Properties in form {@literal key=value} that should be added to the Spring
	 * {@link Environment} before the test runs.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * The components that are opened to JavaScript. This is an alias of
	 * {@link #exposed()}.
	 * @return the components; all when left empty
	 * @see #exposed()
	 */
	@AliasFor("exposed")
	Class<?>[] value() default {};

	/**
	 * The components that are opened to JavaScript.
	 * @return the components; all when left empty
	 * @see #value()
	 */
	@AliasFor("value")
	Class<?>[] exposed() default {};

	/**
	 * Whether exposed components are there by default. When {@code false}, only those
	 * that {@link #includeFilters()} name.
	 * @return if default filters should be used
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters of components to be there in addition.
	 * @return the filters
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters of components not to be there.
	 * @return the filters
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configuration exclusions that should be applied for this test.
	 * @return auto-configuration exclusions to apply
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
