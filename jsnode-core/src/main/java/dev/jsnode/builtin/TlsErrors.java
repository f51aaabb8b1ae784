package dev.jsnode.builtin;

import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import javax.net.ssl.SSLException;

import io.netty.buffer.ByteBufUtil;
import io.netty.handler.ssl.NotSslRecordException;
import org.jspecify.annotations.Nullable;

/**
 * OpenSSL's numbers and reasons for what Java's TLS says only in words.
 */
final class TlsErrors {

	private static final String ALERT = "Received fatal alert: ";

	/** Alerts as Java spells them: number and OpenSSL's words. */
	private static final Map<String, String> ALERTS = Map.ofEntries(
			Map.entry("unexpected_message", "0A0003F2:ssl/tls alert unexpected message"),
			Map.entry("bad_record_mac", "0A0003FC:ssl/tls alert bad record mac"),
			Map.entry("record_overflow", "0A0003FE:tlsv1 alert record overflow"),
			Map.entry("handshake_failure", "0A000410:ssl/tls alert handshake failure"),
			Map.entry("bad_certificate", "0A000412:ssl/tls alert bad certificate"),
			Map.entry("unsupported_certificate", "0A000413:ssl/tls alert unsupported certificate"),
			Map.entry("certificate_revoked", "0A000414:ssl/tls alert certificate revoked"),
			Map.entry("certificate_expired", "0A000415:ssl/tls alert certificate expired"),
			Map.entry("certificate_unknown", "0A000416:ssl/tls alert certificate unknown"),
			Map.entry("illegal_parameter", "0A000417:ssl/tls alert illegal parameter"),
			Map.entry("unknown_ca", "0A000418:tlsv1 alert unknown ca"),
			Map.entry("access_denied", "0A000419:tlsv1 alert access denied"),
			Map.entry("decode_error", "0A00041A:tlsv1 alert decode error"),
			Map.entry("decrypt_error", "0A00041B:tlsv1 alert decrypt error"),
			Map.entry("protocol_version", "0A00042E:tlsv1 alert protocol version"),
			Map.entry("insufficient_security", "0A00042F:tlsv1 alert insufficient security"),
			Map.entry("internal_error", "0A000438:tlsv1 alert internal error"),
			Map.entry("inappropriate_fallback", "0A00043E:tlsv1 alert inappropriate fallback"),
			Map.entry("missing_extension", "0A000455:tlsv13 alert missing extension"),
			Map.entry("unsupported_extension", "0A000456:tlsv1 unsupported extension"),
			Map.entry("unrecognized_name", "0A000458:tlsv1 unrecognized name"),
			Map.entry("certificate_required", "0A00045C:tlsv13 alert certificate required"),
			Map.entry("no_application_protocol", "0A000460:tlsv1 alert no application protocol"));

	/** Parts of Java's messages. The first that fits counts. */
	private static final List<Map.Entry<String, String>> REASONS = List.of(
			Map.entry("are not accepted by server preferences", "0A000102:unsupported protocol"),
			Map.entry("is not accepted by client preferences", "0A000102:unsupported protocol"),
			Map.entry("No available authentication scheme", "0A000076:no suitable signature algorithm"),
			Map.entry("no cipher suites in common", "0A0000C1:no shared cipher"),
			Map.entry("Empty client certificate chain", "0A0000C7:peer did not return a certificate"),
			Map.entry("Empty server certificate", "0A0000C7:peer did not return a certificate"),
			Map.entry("No matching application layer protocol", "0A0000EB:no application protocol"),
			Map.entry("No appropriate protocol", "0A0000BF:no protocols available"),
			Map.entry("Unsupported or unrecognized SSL message", "0A00010B:wrong version number"),
			Map.entry("Tag mismatch", "0A000119:decryption failed or bad record mac"),
			Map.entry("bad record MAC", "0A000119:decryption failed or bad record mac"));

	private TlsErrors() {
	}

	static boolean isTls(Throwable failure) {
		return failure instanceof SSLException;
	}

	/**
	 * Return what OpenSSL calls a failure.
	 * @param failure the exception
	 * @return the number and the reason with a colon between them, or {@code null} where
	 * the connection only ended
	 */
	static @Nullable String reason(Throwable failure) {
		if (failure instanceof ClosedChannelException || failure.getCause() instanceof ClosedChannelException) {
			return null;
		}
		String message = String.valueOf(failure.getMessage());
		if (failure instanceof NotSslRecordException) {
			return notTls(message);
		}
		int alert = message.indexOf(ALERT);
		if (alert != -1) {
			String name = message.substring(alert + ALERT.length());
			return ALERTS.getOrDefault(name, "0A000126:" + name.replace('_', ' '));
		}
		if (message.contains("closed while SSL/TLS handshake") || message.contains("closing inbound before")) {
			return null;
		}
		for (Map.Entry<String, String> entry : REASONS) {
			if (message.contains(entry.getKey())) {
				return entry.getValue();
			}
		}
		return "0A0C0103:internal error";
	}

	// Netty's message ends in the bytes.
	private static String notTls(String message) {
		String hex = message.substring(message.lastIndexOf(' ') + 1);
		if (hex.length() >= 8) {
			String start = new String(ByteBufUtil.decodeHexDump(hex.substring(0, 8)), StandardCharsets.ISO_8859_1);
			if (List.of("GET ", "POST", "HEAD", "PUT ").contains(start)) {
				return "0A00009C:http request";
			}
		}
		return "0A00010B:wrong version number";
	}

}
