package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.DenialPrincipals;
import dev.jsnode.boot.actuate.PermissionDenialAuditor;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;

/**
 * {@link EnableAutoConfiguration Auto-configuration} of audit events for what JavaScript
 * was refused.
 */
@AutoConfiguration(after = AuditAutoConfiguration.class, before = JsNodeAutoConfiguration.class)
@ConditionalOnClass({ NodeRuntime.class, AuditEventRepository.class, AuditAutoConfiguration.class })
@ConditionalOnBean(AuditEventRepository.class)
@ConditionalOnBooleanProperty(name = { "management.auditevents.enabled", "jsnode.enabled" }, matchIfMissing = true)
public final class PermissionAuditAutoConfiguration {

	@Bean(destroyMethod = "close")
	@ConditionalOnMissingBean
	PermissionDenialAuditor jsPermissionDenialAuditor(ApplicationEventPublisher publisher,
			ObjectProvider<DenialPrincipals> principals) {
		return new PermissionDenialAuditor(publisher, principals.getIfAvailable(() -> (context) -> Mono.empty()));
	}

	/**
	 * The authenticated user.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ReactiveSecurityContextHolder.class)
	static class SecurityConfiguration {

		@Bean
		@ConditionalOnMissingBean
		DenialPrincipals jsDenialPrincipals() {
			return (context) -> ReactiveSecurityContextHolder.getContext()
				.mapNotNull(SecurityContext::getAuthentication)
				.map(Authentication::getName)
				.contextWrite(context);
		}

	}

}
