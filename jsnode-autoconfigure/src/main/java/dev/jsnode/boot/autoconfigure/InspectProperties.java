package dev.jsnode.boot.autoconfigure;

/**
 * Debugging with Chrome's DevTools protocol. Holds for all runtimes.
 */
public class InspectProperties {

	/**
	 * Whether the debugger listens from the start on.
	 */
	private boolean enabled;

	/**
	 * Address to listen on, of a loopback interface.
	 */
	private String host = "127.0.0.1";

	/**
	 * Port to listen on. When 0, any that is free.
	 */
	private int port = 9229;

	/**
	 * What the start waits for.
	 */
	private Suspend suspend = Suspend.NONE;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getHost() {
		return this.host;
	}

	public void setHost(String host) {
		this.host = host;
	}

	public int getPort() {
		return this.port;
	}

	public void setPort(int port) {
		this.port = port;
	}

	public Suspend getSuspend() {
		return this.suspend;
	}

	public void setSuspend(Suspend suspend) {
		this.suspend = suspend;
	}

	/**
	 * What the start waits for.
	 */
	public enum Suspend {

		/**
		 * Nothing.
		 */
		NONE,

		/**
		 * A debugger, before the runtimes start.
		 */
		WAIT,

		/**
		 * A debugger, and the first statement of JavaScript is paused at.
		 */
		BREAK

	}

}
