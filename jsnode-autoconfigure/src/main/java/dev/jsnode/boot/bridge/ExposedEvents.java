package dev.jsnode.boot.bridge;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * Tells JavaScript of the application's events whose classes were opened to it, with
 * {@link JsExposed @JsExposed} or by name.
 */
public final class ExposedEvents implements ApplicationListener<ApplicationEvent> {

	private static final Logger logger = LoggerFactory.getLogger(ExposedEvents.class);

	private final Supplier<Collection<NodeRuntime>> runtimes;

	private final BridgeMapper mapper;

	private final Set<String> opened;

	/** Names for JavaScript by class; empty for what is not opened. */
	private final Map<Class<?>, Optional<String>> names = new ConcurrentHashMap<>();

	/**
	 * Create a listener.
	 * @param runtimes who is told
	 * @param mapper converts the events
	 * @param opened names of classes that are opened besides the annotated ones
	 */
	public ExposedEvents(Supplier<Collection<NodeRuntime>> runtimes, BridgeMapper mapper, Set<String> opened) {
		this.runtimes = runtimes;
		this.mapper = mapper;
		this.opened = Set.copyOf(opened);
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		Object told = (event instanceof PayloadApplicationEvent<?> payload) ? payload.getPayload() : event;
		this.names.computeIfAbsent(told.getClass(), this::nameOf).ifPresent((name) -> publish(name, told));
	}

	private void publish(String name, Object event) {
		Object tree = this.mapper.toTree(event);
		for (NodeRuntime runtime : this.runtimes.get()) {
			try {
				runtime.publish(name, tree);
			}
			catch (NodeException ex) {
				logger.error("JavaScript is not told of the event '{}'", name, ex);
			}
		}
	}

	private Optional<String> nameOf(Class<?> type) {
		JsExposed annotation = AnnotatedElementUtils.findMergedAnnotation(type, JsExposed.class);
		if (annotation != null && StringUtils.hasText(annotation.value())) {
			return Optional.of(annotation.value());
		}
		boolean isOpened = annotation != null || this.opened.contains(type.getName());
		return isOpened ? Optional.of(type.getSimpleName()) : Optional.empty();
	}

}
