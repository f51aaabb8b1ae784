package dev.jsnode.builtin;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.jsnode.permission.PermissionGuard;
import io.netty.util.NetUtil;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * Native side of {@code dns}: the system's resolver, through Java, on the thread pool.
 */
public final class DnsBinding {

	private final BindingContext context;

	DnsBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Resolve a name as the system does.
	 * @param hostname the name
	 * @param family {@code 4}, {@code 6} or {@code 0} for both
	 * @param callback called as {@code (null, addresses)}: addresses in the system's
	 * order, separated by line feeds; empty if there are none
	 */
	@HostAccess.Export
	public void lookup(String hostname, int family, Value callback) {
		this.context.run("GetAddrInfoReqWrap", callback, () -> {
			PermissionGuard guard = this.context.guard();
			guard.checkLookup(hostname);
			String found = addresses(hostname, family);
			found.lines().forEach((address) -> guard.resolved(hostname, address));
			return found;
		});
	}

	/**
	 * Find the name of an address.
	 * @param address an IP address
	 * @param callback called as {@code (null, name)}; the address itself if it has no
	 * name
	 */
	@HostAccess.Export
	public void reverse(String address, Value callback) {
		this.context.run("GetNameInfoReqWrap", callback, () -> {
			this.context.guard().checkLookup(address);
			return InetAddress.getByName(address).getCanonicalHostName();
		});
	}

	private static String addresses(String hostname, int family) {
		try {
			return Arrays.stream(InetAddress.getAllByName(hostname))
				.filter((address) -> family == 0 || (family == 4) == (address instanceof Inet4Address))
				.map(NetUtil::toAddressString)
				.distinct()
				.collect(Collectors.joining("\n"));
		}
		catch (UnknownHostException ex) {
			return "";
		}
	}

}
