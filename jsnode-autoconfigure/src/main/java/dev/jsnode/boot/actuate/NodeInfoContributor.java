package dev.jsnode.boot.actuate;

import java.util.Map;

import dev.jsnode.NodeRuntime;
import dev.jsnode.engine.EngineHolder;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Tells of which version Node.js and the engine are, and whether JavaScript is compiled.
 */
public class NodeInfoContributor implements InfoContributor {

	@Override
	public void contribute(Info.Builder builder) {
		builder.withDetail("node", Map.of("version", NodeRuntime.NODE_VERSION.substring(1), "engine",
				Map.of("name", "GraalJS", "version", EngineHolder.version(), "compiled", EngineHolder.isJit())));
	}

}
