package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeException;
import dev.jsnode.boot.web.NodeExceptionHandler;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * {@link EnableAutoConfiguration Auto-configuration} for answers to JavaScript errors
 * that controllers do not handle.
 */
@AutoConfiguration(after = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ RestControllerAdvice.class, NodeException.class })
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "jsnode.http.problem-details", matchIfMissing = true)
public final class NodeExceptionHandlerAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	NodeExceptionHandler nodeExceptionHandler() {
		return new NodeExceptionHandler();
	}

}
