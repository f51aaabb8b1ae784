package dev.jsnode.builtin;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import com.sun.management.OperatingSystemMXBean;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * Native side of {@code os}: real figures from {@code /proc} where there is one, else
 * what the JVM knows.
 */
public final class OsBinding {

	private static final Path PROC = Path.of("/proc");

	private final OperatingSystemMXBean system = (OperatingSystemMXBean) java.lang.management.ManagementFactory
		.getOperatingSystemMXBean();

	OsBinding(BindingContext context) {
	}

	/**
	 * Return the text of a file below {@code /proc} or {@code /etc}, empty if there is
	 * none.
	 */
	private static String read(Path path) {
		try {
			return Files.readString(path, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return "";
		}
	}

	@HostAccess.Export
	public String cpuInfo() {
		return read(PROC.resolve("cpuinfo"));
	}

	@HostAccess.Export
	public String cpuTimes() {
		return read(PROC.resolve("stat"));
	}

	@HostAccess.Export
	public String memInfo() {
		return read(PROC.resolve("meminfo"));
	}

	@HostAccess.Export
	public String uptime() {
		return read(PROC.resolve("uptime"));
	}

	@HostAccess.Export
	public String kernel(String name) {
		return read(PROC.resolve("sys/kernel").resolve(name)).strip();
	}

	@HostAccess.Export
	public String passwd() {
		return read(Path.of("/etc/passwd"));
	}

	@HostAccess.Export
	public int processors() {
		return Runtime.getRuntime().availableProcessors();
	}

	@HostAccess.Export
	public double totalMemory() {
		return this.system.getTotalMemorySize();
	}

	@HostAccess.Export
	public double freeMemory() {
		return this.system.getFreeMemorySize();
	}

	/**
	 * Load averages of 1, 5 and 15 minutes.
	 */
	@HostAccess.Export
	public String loadAverages() {
		return read(PROC.resolve("loadavg"));
	}

	@HostAccess.Export
	public String property(String name) {
		return switch (name) {
			case "name" -> System.getProperty("os.name");
			case "version" -> System.getProperty("os.version");
			case "arch" -> System.getProperty("os.arch");
			case "user" -> System.getProperty("user.name");
			case "home" -> System.getProperty("user.home");
			default -> throw new IllegalArgumentException(name);
		};
	}

	@HostAccess.Export
	public String hostname() {
		String kernel = kernel("hostname");
		if (!kernel.isEmpty()) {
			return kernel;
		}
		try {
			return InetAddress.getLocalHost().getHostName();
		}
		catch (UnknownHostException ex) {
			return "localhost";
		}
	}

	/**
	 * The user's id and group on a Unix system.
	 */
	@HostAccess.Export
	public int[] ids() {
		try {
			Path self = PROC.resolve("self");
			return new int[] { (int) Files.getAttribute(self, "unix:uid"), (int) Files.getAttribute(self, "unix:gid") };
		}
		catch (IOException | UnsupportedOperationException ex) {
			return new int[] { -1, -1 };
		}
	}

	/**
	 * The nice value of a process, from its {@code stat} file; {@code null} if there is
	 * no such process.
	 */
	@HostAccess.Export
	public @Nullable Integer priority(int pid) {
		String stat = read(PROC.resolve((pid == 0) ? "self" : Integer.toString(pid)).resolve("stat"));
		if (stat.isEmpty()) {
			return null;
		}
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Integer.parseInt(fields[16]);
	}

	/**
	 * The addresses of all interfaces that are up: name, address, prefix length, MAC
	 * address, whether internal, scope id, in turn.
	 */
	@HostAccess.Export
	public String[] networkInterfaces() {
		List<String> out = new ArrayList<>();
		try {
			List<NetworkInterface> all = NetworkInterface.networkInterfaces()
				.sorted(Comparator.comparingInt(NetworkInterface::getIndex))
				.toList();
			for (NetworkInterface each : all) {
				if (each.isUp()) {
					addAddresses(each, out);
				}
			}
		}
		catch (SocketException ex) {
			return new String[0];
		}
		return out.toArray(String[]::new);
	}

	private static void addAddresses(NetworkInterface network, List<String> out) throws SocketException {
		byte[] mac = network.getHardwareAddress();
		String macText = (mac != null) ? HexFormat.ofDelimiter(":").formatHex(mac) : "00:00:00:00:00:00";
		for (InterfaceAddress each : network.getInterfaceAddresses()) {
			InetAddress address = each.getAddress();
			int scope = (address instanceof Inet6Address ipv6) ? ipv6.getScopeId() : -1;
			String text = address.getHostAddress();
			out.add(network.getName());
			out.add((text.indexOf('%') >= 0) ? text.substring(0, text.indexOf('%')) : text);
			out.add(Integer.toString(each.getNetworkPrefixLength()));
			out.add(macText);
			out.add(Boolean.toString(network.isLoopback()));
			out.add(Integer.toString(address.isLinkLocalAddress() ? Math.max(scope, 0) : (scope >= 0) ? 0 : -1));
		}
	}

}
