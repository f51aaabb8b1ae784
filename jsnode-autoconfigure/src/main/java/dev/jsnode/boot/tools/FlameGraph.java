package dev.jsnode.boot.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import dev.jsnode.profile.CpuProfile;

import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * A page that shows a profile as a flame graph. It needs nothing but itself.
 */
public final class FlameGraph {

	private FlameGraph() {
	}

	/**
	 * Write the page.
	 * @param runtime the name of the runtime
	 * @param profile the profile
	 * @return HTML
	 */
	public static String page(String runtime, CpuProfile profile) {
		try {
			return new ClassPathResource("flamegraph.html", FlameGraph.class).getContentAsString(StandardCharsets.UTF_8)
				.replace("{{runtime}}", HtmlUtils.htmlEscape(runtime))
				.replace("{{profile}}", profile.toJson());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
