package dev.jsnode.boot.actuate;

import java.util.LinkedHashMap;
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
		Map<String, Object> engine = new LinkedHashMap<>();
		engine.put("name", "GraalJS");
		engine.put("version", EngineHolder.version());
		engine.put("compiled", EngineHolder.isJit());
		Map<String, Object> node = new LinkedHashMap<>();
		node.put("version", NodeRuntime.NODE_VERSION.substring(1));
		node.put("engine", engine);
		builder.withDetail("node", node);
	}

}
