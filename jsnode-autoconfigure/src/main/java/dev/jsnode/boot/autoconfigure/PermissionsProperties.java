package dev.jsnode.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

/**
 * What JavaScript may reach outside its context. What is not granted is refused with
 * ERR_ACCESS_DENIED.
 */
public class PermissionsProperties {

	/**
	 * Whether only what is granted may be reached. When false, JavaScript has the rights
	 * of the JVM's process.
	 */
	private boolean enabled = true;

	/**
	 * Files and folders that may be read besides the root, such as "/srv/data", "*.json"
	 * below the working directory or "*" for all. When not set, the folder for temporary
	 * files.
	 */
	private List<String> fsRead = new ArrayList<>(List.of(System.getProperty("java.io.tmpdir")));

	/**
	 * Files and folders that may be changed, "*" for all. When not set, none.
	 */
	private List<String> fsWrite = new ArrayList<>();

	/**
	 * Hosts that may be connected to, such as "api.example.org:443", "*.example.org" or
	 * "*" for all, and addresses that servers on ports of their own may listen on. When
	 * not set, none.
	 */
	private List<String> net = new ArrayList<>();

	/**
	 * Whether processes may be started.
	 */
	private boolean childProcess;

	/**
	 * Whether worker threads may be started.
	 */
	private boolean worker;

	/**
	 * Names of environment variables that JavaScript sees, "*" standing for any
	 * characters.
	 */
	private List<String> env = new ArrayList<>(List.of("NODE_ENV", "TZ", "LANG", "LC_*"));

	/**
	 * Names of opened beans that may be called, "*" standing for any characters.
	 */
	private List<String> beans = new ArrayList<>(List.of("*"));

	/**
	 * Whether native addons may be loaded.
	 */
	private boolean addons;

	/**
	 * Whether JavaScript may debug itself with "node:inspector": a debugger that it lets
	 * in can run any code in all runtimes.
	 */
	private boolean inspector;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getFsRead() {
		return this.fsRead;
	}

	public void setFsRead(List<String> fsRead) {
		this.fsRead = fsRead;
	}

	public List<String> getFsWrite() {
		return this.fsWrite;
	}

	public void setFsWrite(List<String> fsWrite) {
		this.fsWrite = fsWrite;
	}

	public List<String> getNet() {
		return this.net;
	}

	public void setNet(List<String> net) {
		this.net = net;
	}

	public boolean isChildProcess() {
		return this.childProcess;
	}

	public void setChildProcess(boolean childProcess) {
		this.childProcess = childProcess;
	}

	public boolean isWorker() {
		return this.worker;
	}

	public void setWorker(boolean worker) {
		this.worker = worker;
	}

	public List<String> getEnv() {
		return this.env;
	}

	public void setEnv(List<String> env) {
		this.env = env;
	}

	public List<String> getBeans() {
		return this.beans;
	}

	public void setBeans(List<String> beans) {
		this.beans = beans;
	}

	public boolean isAddons() {
		return this.addons;
	}

	public void setAddons(boolean addons) {
		this.addons = addons;
	}

	public boolean isInspector() {
		return this.inspector;
	}

	public void setInspector(boolean inspector) {
		this.inspector = inspector;
	}

}
