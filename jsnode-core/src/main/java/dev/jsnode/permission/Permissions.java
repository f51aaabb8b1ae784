package dev.jsnode.permission;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What JavaScript may do: rules as they were written, which a {@link PermissionGuard}
 * enforces. Immutable.
 */
public final class Permissions {

	/** Everything, as {@code node} without {@code --permission}. */
	public static final Permissions UNRESTRICTED = new Permissions(new Builder(false), false);

	private final boolean enforced;

	private final boolean application;

	private final List<String> read;

	private final List<String> write;

	private final List<String> net;

	private final List<String> beans;

	private final List<String> environment;

	private final boolean servers;

	private final Set<Permission> granted;

	private Permissions(Builder builder, boolean enforced) {
		this.enforced = enforced;
		this.application = builder.application;
		this.read = List.copyOf(builder.read);
		this.write = List.copyOf(builder.write);
		this.net = List.copyOf(builder.net);
		this.beans = List.copyOf(builder.beans);
		this.environment = List.copyOf(builder.environment);
		this.servers = builder.servers;
		this.granted = Set.copyOf(builder.granted);
	}

	/**
	 * Return a builder of what {@code node --permission} means: symbolic links that are
	 * there already may be followed, and the net is free. Nothing else is granted.
	 * @return the builder
	 */
	public static Builder ofCommandLine() {
		return new Builder(false);
	}

	/**
	 * Return a builder for a runtime in an application: symbolic links are resolved
	 * before a path is judged. Nothing is granted.
	 * @return the builder
	 */
	public static Builder ofApplication() {
		return new Builder(true);
	}

	boolean enforced() {
		return this.enforced;
	}

	boolean application() {
		return this.application;
	}

	List<String> read() {
		return this.read;
	}

	List<String> write() {
		return this.write;
	}

	List<String> net() {
		return this.net;
	}

	List<String> beans() {
		return this.beans;
	}

	List<String> environment() {
		return this.environment;
	}

	boolean servers() {
		return this.servers;
	}

	Set<Permission> granted() {
		return this.granted;
	}

	/**
	 * Builds {@link Permissions}. Not safe for use by several threads.
	 */
	public static final class Builder {

		private final boolean application;

		private Collection<String> read = List.of();

		private Collection<String> write = List.of();

		private Collection<String> net = List.of();

		private Collection<String> beans = List.of();

		private Collection<String> environment = List.of();

		private boolean servers;

		private final Set<Permission> granted = EnumSet.noneOf(Permission.class);

		private Builder(boolean application) {
			this.application = application;
		}

		/**
		 * Set what may be read.
		 * @param patterns files and folders, {@code *} for all
		 * @return this builder
		 */
		public Builder read(Collection<String> patterns) {
			this.read = patterns;
			return this;
		}

		/**
		 * Set what may be changed.
		 * @param patterns files and folders, {@code *} for all
		 * @return this builder
		 */
		public Builder write(Collection<String> patterns) {
			this.write = patterns;
			return this;
		}

		/**
		 * Set which hosts may be connected to, and where servers may listen.
		 * @param patterns names or addresses, with a port or without; {@code *} for any
		 * letters
		 * @return this builder
		 */
		public Builder net(Collection<String> patterns) {
			this.net = patterns;
			return this;
		}

		/**
		 * Let servers listen on all addresses and ports.
		 * @param servers whether they may; {@code false}, the default, asks
		 * {@link #net(Collection)}
		 * @return this builder
		 */
		public Builder servers(boolean servers) {
			this.servers = servers;
			return this;
		}

		/**
		 * Set which of the opened beans may be called.
		 * @param patterns names; {@code *} for any letters
		 * @return this builder
		 */
		public Builder beans(Collection<String> patterns) {
			this.beans = patterns;
			return this;
		}

		/**
		 * Set what {@code process.permission.has('env')} tells of variables. They are not
		 * hidden by this: who builds the runtime gives it those it may see.
		 * @param patterns names; {@code *} for any letters
		 * @return this builder
		 */
		public Builder environment(Collection<String> patterns) {
			this.environment = patterns;
			return this;
		}

		/**
		 * Grant a permission that knows no details.
		 * @param permission such as {@link Permission#CHILD_PROCESS}
		 * @return this builder
		 */
		public Builder grant(Permission permission) {
			this.granted.add(permission);
			return this;
		}

		/**
		 * Build the permissions.
		 * @return the permissions
		 */
		public Permissions build() {
			return new Permissions(this, true);
		}

	}

}
