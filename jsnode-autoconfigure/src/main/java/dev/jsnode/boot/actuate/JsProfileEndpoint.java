package dev.jsnode.boot.actuate;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.jsnode.NodeException;
import dev.jsnode.NodeRuntime;
import dev.jsnode.NodeRuntimeInstance;
import dev.jsnode.boot.tools.FlameGraph;
import dev.jsnode.profile.CpuProfile;
import dev.jsnode.profile.CpuProfiler;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * {@link WebEndpoint @WebEndpoint} to profile JavaScript: a {@code .cpuprofile} for
 * Chrome, or a flame graph for who asks with a browser.
 */
@WebEndpoint(id = "jsprofile", defaultAccess = Access.NONE)
public class JsProfileEndpoint {

	private static final int DEFAULT_SECONDS = 5;

	private static final int MAX_SECONDS = 60;

	private static final String RUNNING = "ERR_JSNODE_PROFILE_RUNNING";

	private static final int CONFLICT = 409;

	private final Map<String, NodeRuntime> runtimes;

	/**
	 * Create a new endpoint.
	 * @param runtimes the runtimes by the names of their beans
	 */
	public JsProfileEndpoint(Map<String, NodeRuntime> runtimes) {
		this.runtimes = new LinkedHashMap<>(runtimes);
	}

	/**
	 * Profile a runtime.
	 * @param format what to answer with
	 * @param seconds for how long, 1 to 60; 5 if {@code null}
	 * @param runtime the runtime, with a dot and the number of the instance where there
	 * are several; {@code null} for the first one
	 * @return the profile
	 */
	@ReadOperation(producesFrom = Format.class)
	public Mono<WebEndpointResponse<Object>> profile(Format format, @Nullable Integer seconds,
			@Nullable String runtime) {
		int duration = (seconds != null) ? seconds : DEFAULT_SECONDS;
		if (duration < 1 || duration > MAX_SECONDS) {
			throw new InvalidEndpointRequestException("seconds=" + duration,
					"'seconds' must be between 1 and " + MAX_SECONDS);
		}
		NodeRuntimeInstance instance = instance(runtime);
		return instance.profile(Duration.ofSeconds(duration), CpuProfiler.DEFAULT_INTERVAL)
			.map((profile) -> new WebEndpointResponse<Object>(format.write(instance.name(), profile), format))
			.onErrorResume(NodeException.class, (ex) -> Mono.just(refused(ex)));
	}

	private static WebEndpointResponse<Object> refused(NodeException ex) {
		int status = RUNNING.equals(ex.getCode()) ? CONFLICT : WebEndpointResponse.STATUS_SERVICE_UNAVAILABLE;
		return new WebEndpointResponse<>(new RefusedDescriptor(ex.getCode(), ex.getMessage()), status,
				MimeTypeUtils.APPLICATION_JSON);
	}

	private NodeRuntimeInstance instance(@Nullable String name) {
		for (Map.Entry<String, NodeRuntime> runtime : this.runtimes.entrySet()) {
			for (NodeRuntimeInstance instance : runtime.getValue().instances()) {
				if (name == null || name.equals(runtime.getKey())
						|| name.equals(runtime.getKey() + "." + instance.index())) {
					return instance;
				}
			}
		}
		throw new InvalidEndpointRequestException("runtime=" + name,
				"There is no runtime '" + name + "', only " + this.runtimes.keySet());
	}

	/**
	 * Why there is no profile.
	 *
	 * @param code the code of the error
	 * @param message what it says
	 */
	public record RefusedDescriptor(@Nullable String code, @Nullable String message) implements OperationResponseBody {

	}

	/**
	 * What a profile is answered with.
	 */
	public enum Format implements Producible<Format> {

		/** What Chrome's DevTools open. */
		CPUPROFILE(MimeTypeUtils.APPLICATION_JSON) {

			@Override
			byte[] write(String name, CpuProfile profile) {
				return profile.toJson().getBytes(StandardCharsets.UTF_8);
			}

		},

		/** A page. */
		FLAME_GRAPH(MimeTypeUtils.TEXT_HTML) {

			@Override
			byte[] write(String name, CpuProfile profile) {
				return FlameGraph.page(name, profile).getBytes(StandardCharsets.UTF_8);
			}

		};

		private final MimeType type;

		Format(MimeType type) {
			this.type = type;
		}

		abstract byte[] write(String name, CpuProfile profile);

		@Override
		public boolean isDefault() {
			return this == CPUPROFILE;
		}

		@Override
		public MimeType getProducedMimeType() {
			return this.type;
		}

	}

}
