package dev.jsnode.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.devtools.restart.Restarter;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.ClassUtils;

/**
 * Whether files are watched: as {@code jsnode.watch} says, and otherwise while DevTools
 * restart the application.
 */
class OnJsWatchCondition extends SpringBootCondition {

	private static final String RESTARTER = "org.springframework.boot.devtools.restart.Restarter";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("jsnode watch");
		Boolean watch = context.getEnvironment().getProperty("jsnode.watch", Boolean.class);
		if (watch != null) {
			return new ConditionOutcome(watch, message.because("jsnode.watch is " + watch));
		}
		return devToolsAreActive(context.getClassLoader()) ? ConditionOutcome.match(message.because("DevTools"))
				: ConditionOutcome.noMatch(message.because("neither jsnode.watch nor active DevTools"));
	}

	private static boolean devToolsAreActive(@Nullable ClassLoader loader) {
		return ClassUtils.isPresent(RESTARTER, loader) && DevTools.areActive();
	}

	/** Loaded only where DevTools are there. */
	private static final class DevTools {

		static boolean areActive() {
			try {
				return Restarter.getInstance().getInitialUrls() != null;
			}
			catch (IllegalStateException ex) {
				// Not the application's own start: a test, for instance.
				return false;
			}
		}

	}

}
