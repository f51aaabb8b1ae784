package dev.jsnode.boot.autoconfigure;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.PermissionDenialAuditor;

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
	PermissionDenialAuditor jsPermissionDenialAuditor(ApplicationEventPublisher publisher) {
		return new PermissionDenialAuditor(publisher);
	}

}
