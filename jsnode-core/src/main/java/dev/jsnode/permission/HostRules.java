package dev.jsnode.permission;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Which hosts are granted: names or addresses, in which {@code *} stands for any letters,
 * with a port behind a colon or without. A Unix domain socket is its path. Immutable.
 */
final class HostRules {

	static final HostRules NONE = new HostRules(List.of());

	static final HostRules ALL = of(List.of("*"));

	private final List<Rule> rules;

	private HostRules(List<Rule> rules) {
		this.rules = rules;
	}

	static HostRules of(Collection<String> patterns) {
		return new HostRules(patterns.stream().map(Rule::of).toList());
	}

	boolean allowsAll() {
		return this.rules.stream().anyMatch((rule) -> rule.host.equals("*") && rule.port < 0);
	}

	/**
	 * Whether a host is granted.
	 * @param port the port, or a negative number to ask for any of them
	 */
	boolean allows(String host, int port) {
		String name = bare(host);
		for (Rule rule : this.rules) {
			if ((rule.port < 0 || port < 0 || rule.port == port) && Wildcards.matches(rule.host, name)) {
				return true;
			}
		}
		return false;
	}

	private static String bare(String host) {
		String name = host.toLowerCase(Locale.ROOT);
		if (name.startsWith("[") && name.endsWith("]")) {
			return name.substring(1, name.length() - 1);
		}
		return (name.endsWith(".") && name.length() > 1) ? name.substring(0, name.length() - 1) : name;
	}

	private record Rule(String host, int port) {

		static Rule of(String pattern) {
			int colon = pattern.lastIndexOf(':');
			boolean plainIpv6 = !pattern.startsWith("[") && colon != pattern.indexOf(':');
			Integer port = (colon < 0 || plainIpv6) ? null : port(pattern.substring(colon + 1));
			return (port != null) ? new Rule(bare(pattern.substring(0, colon)), port) : new Rule(bare(pattern), -1);
		}

		private static @Nullable Integer port(String text) {
			try {
				return text.equals("*") ? -1 : Integer.valueOf(text);
			}
			catch (NumberFormatException ex) {
				return null;
			}
		}

	}

}
