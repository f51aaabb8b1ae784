package dev.jsnode.builtin;

import dev.jsnode.url.Domains;
import dev.jsnode.url.Url;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code url}: parses to the serialized form, from which JavaScript reads
 * the parts.
 */
public final class UrlBinding {

	UrlBinding(BindingContext context) {
	}

	@HostAccess.Export
	public @Nullable String parse(String input, @Nullable String base) {
		Url url = Url.parse(input, base);
		return (url != null) ? url.serialize() : null;
	}

	/**
	 * Return the URL with one part changed, or as it was if the value is invalid.
	 */
	@HostAccess.Export
	public String change(String href, String part, String value) {
		Url url = Url.parse(href, null);
		assert url != null : "was parsed before";
		url.set(part, value);
		return url.serialize();
	}

	@HostAccess.Export
	public @Nullable String domainToAscii(String domain) {
		return Url.parseHost(domain);
	}

	@HostAccess.Export
	public String domainToUnicode(String domain) {
		return Domains.toUnicode(domain);
	}

	@HostAccess.Export
	public String percentDecode(String text) {
		return Url.percentDecode(text);
	}

}
