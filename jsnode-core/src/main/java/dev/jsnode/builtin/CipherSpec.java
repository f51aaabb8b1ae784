package dev.jsnode.builtin;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A cipher by OpenSSL's name.
 *
 * @param name the name in lower case
 * @param algorithm JCA's name of the block cipher
 * @param mode the mode in lower case; {@code stream} for ChaCha20
 * @param keyLength bytes of the key
 * @param ivLength bytes of the initialization vector, the usual number where it can vary
 * @param blockSize bytes of a block; 1 for stream modes
 */
record CipherSpec(String name, String algorithm, String mode, int keyLength, int ivLength, int blockSize) {

	private static final Pattern NAME = Pattern
		.compile("(aes|aria|camellia)-(128|192|256)-(cbc|ecb|ctr|cfb|cfb8|ofb|gcm|ccm)|sm4-(cbc|ecb|ctr|cfb|ofb)"
				+ "|des-ede3-(cbc|cfb|cfb8|ecb|ofb)");

	private static final Pattern ID = Pattern.compile("id-aes(128|192|256)-(gcm|ccm)");

	private static final Map<String, String> ALIASES = Map.ofEntries(Map.entry("aes128", "aes-128-cbc"),
			Map.entry("aes192", "aes-192-cbc"), Map.entry("aes256", "aes-256-cbc"),
			Map.entry("aria128", "aria-128-cbc"), Map.entry("aria192", "aria-192-cbc"),
			Map.entry("aria256", "aria-256-cbc"), Map.entry("camellia128", "camellia-128-cbc"),
			Map.entry("camellia192", "camellia-192-cbc"), Map.entry("camellia256", "camellia-256-cbc"),
			Map.entry("des3", "des-ede3-cbc"), Map.entry("des-ede3", "des-ede3-ecb"), Map.entry("sm4", "sm4-cbc"));

	static @Nullable CipherSpec find(String given) {
		String lower = given.toLowerCase(Locale.ROOT);
		String name = ALIASES.getOrDefault(lower, lower);
		Matcher id = ID.matcher(name);
		if (id.matches()) {
			name = "aes-" + id.group(1) + "-" + id.group(2);
		}
		if (name.equals("chacha20-poly1305")) {
			return new CipherSpec(name, "ChaCha20", "stream", 32, 12, 1);
		}
		Matcher matcher = NAME.matcher(name);
		if (!matcher.matches() || name.matches("(aria|camellia)-.*-(gcm|ccm)")) {
			return null;
		}
		String mode = name.substring(name.lastIndexOf('-') + 1);
		if (name.startsWith("des-")) {
			return of(name, "DESede", mode, 24, 8);
		}
		if (name.startsWith("sm4-")) {
			return of(name, "SM4", mode, 16, 16);
		}
		String algorithm = matcher.group(1).equals("camellia") ? "Camellia" : matcher.group(1).toUpperCase(Locale.ROOT);
		return of(name, algorithm, mode, Integer.parseInt(matcher.group(2)) / 8, 16);
	}

	private static CipherSpec of(String name, String algorithm, String mode, int keyLength, int block) {
		int ivLength = switch (mode) {
			case "ecb" -> 0;
			case "gcm", "ccm" -> 12;
			default -> block;
		};
		boolean blocks = mode.equals("cbc") || mode.equals("ecb");
		return new CipherSpec(name, algorithm, mode, keyLength, ivLength, blocks ? block : 1);
	}

	boolean isAead() {
		return this.mode.equals("gcm") || this.mode.equals("ccm") || this.mode.equals("stream");
	}

	boolean acceptsIv(int length) {
		return switch (this.mode) {
			case "gcm" -> length > 0;
			case "ccm" -> length >= 7 && length <= 13;
			case "stream" -> length == 12;
			default -> length == this.ivLength;
		};
	}

}
