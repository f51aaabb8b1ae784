package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.web.AuthenticationMapper;
import dev.jsnode.boot.web.JsPrincipalMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.DispatcherHandler;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of what JavaScript sees of the
 * authentication of a request.
 */
@AutoConfiguration(before = NodeHttpAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, Authentication.class, DispatcherHandler.class })
@ConditionalOnWebApplication(type = Type.REACTIVE)
@ConditionalOnBooleanProperty(name = "jsnode.enabled", matchIfMissing = true)
public final class NodeSecurityAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	JsPrincipalMapper jsPrincipalMapper() {
		return new AuthenticationMapper();
	}

}
