package dev.jsnode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Replaces the lives of all instances of a runtime: first all next ones come up, then
 * they take over. Any thread may call it; one reload runs at a time.
 */
final class Reloads {

	private final List<NodeRuntimeInstance> instances;

	private volatile @Nullable Throwable failure;

	Reloads(List<NodeRuntimeInstance> instances) {
		this.instances = instances;
	}

	synchronized void reload(Duration drain) {
		List<@Nullable NodeService> next = new ArrayList<>();
		try {
			for (NodeRuntimeInstance instance : this.instances) {
				// One trial tells for all that are replaced on the spot.
				next.add((instance.isShared() && !next.isEmpty()) ? null : instance.prepareNext());
			}
		}
		catch (NodeException ex) {
			next.stream().filter(Objects::nonNull).forEach((prepared) -> prepared.stop(Duration.ZERO));
			this.failure = ex;
			throw ex;
		}
		for (int i = 0; i < next.size(); i++) {
			this.instances.get(i).follow(next.get(i), drain);
		}
		this.failure = null;
	}

	/**
	 * Get ready for the next reload.
	 */
	synchronized void prepare() {
		for (NodeRuntimeInstance instance : this.instances) {
			instance.prepareStandby();
			if (instance.isShared()) {
				return;
			}
		}
	}

	@Nullable Throwable failure() {
		return this.failure;
	}

}
