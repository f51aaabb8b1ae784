package dev.jsnode.builtin;

import dev.jsnode.loop.Handle;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Value;

/**
 * Native side of message ports: keeps the loop alive for a port that is listened to and
 * delivers each message as a macrotask of its own.
 */
public final class MessagingBinding {

	private final BindingContext context;

	MessagingBinding(BindingContext context) {
		this.context = context;
	}

	/**
	 * Create the native side of a port; it does not keep the loop alive until
	 * {@link NativePort#reference(boolean)}.
	 * @param deliver takes one message off the port's queue
	 */
	@HostAccess.Export
	public NativePort port(Value deliver) {
		return new NativePort(this.context, deliver);
	}

	/**
	 * A port as JavaScript holds it.
	 */
	public static final class NativePort {

		private final BindingContext context;

		private final Value deliver;

		private final Handle handle;

		private int waiting;

		NativePort(BindingContext context, Value deliver) {
			this.context = context;
			this.deliver = deliver;
			this.handle = context.loop().handle("MessagePort");
			this.handle.unref();
		}

		/**
		 * Deliver a number of messages soon; many wakes before that are one task.
		 */
		@HostAccess.Export
		public void wake(int messages) {
			this.waiting += messages;
			if (this.waiting == messages) {
				this.context.loop().execute(this::deliverAll);
			}
		}

		private void deliverAll() {
			int messages = this.waiting;
			this.waiting = 0;
			for (int i = 0; i < messages; i++) {
				this.context.call(this.deliver);
			}
		}

		@HostAccess.Export
		public void reference(boolean wanted) {
			if (wanted) {
				this.handle.ref();
			}
			else {
				this.handle.unref();
			}
		}

		@HostAccess.Export
		public void close() {
			this.handle.close();
		}

	}

}
