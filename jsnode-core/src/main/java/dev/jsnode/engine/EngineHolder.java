package dev.jsnode.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import com.oracle.truffle.api.Truffle;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.HostAccess;

/**
 * The one engine of the JVM. All contexts share it, so that code is parsed and compiled
 * once; they must therefore share the {@link HostAccess} too.
 */
public final class EngineHolder {

	static final HostAccess HOST_ACCESS = HostAccess.newBuilder(HostAccess.EXPLICIT).allowArrayAccess(true).build();

	private static final String VERSION = "/META-INF/graalvm/org.graalvm.polyglot/version";

	private EngineHolder() {
	}

	/**
	 * Return the engine, creating it at the first call. Called from any thread.
	 * @return the engine
	 */
	public static Engine engine() {
		return Lazy.ENGINE;
	}

	/**
	 * Return whether JavaScript is compiled to machine code here, or only interpreted.
	 * @return {@code true} with the Graal compiler
	 */
	public static boolean isJit() {
		return !"Interpreted".equals(Truffle.getRuntime().getName());
	}

	/**
	 * Return the version of the engine.
	 * @return the version of GraalJS
	 */
	public static String version() {
		// Engines from Maven's repository call themselves a "Development Build".
		try (InputStream released = Engine.class.getResourceAsStream(VERSION)) {
			return (released != null) ? new String(released.readAllBytes(), StandardCharsets.UTF_8).strip()
					: engine().getVersion();
		}
		catch (IOException ex) {
			return engine().getVersion();
		}
	}

	private static final class Lazy {

		static final Engine ENGINE = create();

		private static Engine create() {
			Engine.Builder builder = Engine.newBuilder("js")
				.allowExperimentalOptions(true)
				.option("engine.WarnInterpreterOnly", "false");
			// Without the compiler its options and classes may be out of reach.
			if (isJit()) {
				// JavaScript's functions are called with values of all types sooner or
				// later: the first connection that ended made the compiler start again
				// with the whole way of a request, because of one boolean argument.
				builder.option("engine.ArgumentTypeSpeculation", "false");
			}
			Engine engine = builder.build();
			if (isJit()) {
				GraalTier.limitToC1();
			}
			EarlyClasses.initialize();
			return engine;
		}

	}

}
