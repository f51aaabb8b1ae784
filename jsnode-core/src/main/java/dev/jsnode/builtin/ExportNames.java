package dev.jsnode.builtin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The names that texts of CommonJS modules export, as far as they were looked for: that
 * takes longer than running most modules, and the next runtime reads the same texts.
 * Shared by all runtimes, which may ask at the same time.
 */
final class ExportNames {

	private static final int MAX_TEXTS = 5_000;

	private static final Map<ByteBuffer, String> NAMES = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<ByteBuffer, String> eldest) {
			return size() > MAX_TEXTS;
		}

	};

	private ExportNames() {
	}

	static @Nullable String of(String text) {
		ByteBuffer key = key(text);
		synchronized (NAMES) {
			return NAMES.get(key);
		}
	}

	static void remember(String text, String names) {
		ByteBuffer key = key(text);
		synchronized (NAMES) {
			NAMES.put(key, names);
		}
	}

	private static ByteBuffer key(String text) {
		try {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
			return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
