package dev.jsnode;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.jsnode.http.HttpDoor;
import dev.jsnode.http.HttpHandler;
import dev.jsnode.http.HttpListener;
import dev.jsnode.http.HttpReply;
import dev.jsnode.http.HttpRequest;
import reactor.core.publisher.Mono;

/**
 * The door of the application's web server as one life of a runtime has it: while a life
 * comes up beside the one that it is to follow, and when its follower has come up, it
 * looks as busy as can be, so that the other one is asked. Safe for use by several
 * threads.
 */
final class LifeDoor implements HttpDoor {

	private final HttpDoor door;

	private final List<Entry> entries = new CopyOnWriteArrayList<>();

	private volatile boolean live;

	LifeDoor(HttpDoor door, boolean live) {
		this.door = door;
		this.live = live;
	}

	@Override
	public HttpListener open(HttpHandler handler) {
		Entry entry = new Entry(handler);
		this.entries.add(entry);
		entry.listener = this.door.open(entry);
		return entry.listener;
	}

	@Override
	public boolean isMounted() {
		return this.door.isMounted();
	}

	@Override
	public boolean standaloneServers() {
		return this.door.standaloneServers();
	}

	void live(boolean newLive) {
		this.live = newLive;
	}

	/**
	 * Close it to new requests.
	 */
	void close() {
		this.live = false;
		this.entries.forEach((entry) -> entry.listener.close());
	}

	/**
	 * Whether no request is being answered.
	 */
	boolean isIdle() {
		return this.entries.stream().allMatch(Entry::isIdle);
	}

	private final class Entry implements HttpHandler {

		private final HttpHandler handler;

		@SuppressWarnings("NullAway.Init")
		private volatile HttpListener listener;

		Entry(HttpHandler handler) {
			this.handler = handler;
		}

		@Override
		public Mono<HttpReply> handle(HttpRequest request) {
			return this.handler.handle(request);
		}

		@Override
		public boolean isHere() {
			return LifeDoor.this.live && this.handler.isHere();
		}

		@Override
		public int load() {
			return LifeDoor.this.live ? this.handler.load() : Integer.MAX_VALUE;
		}

		boolean isIdle() {
			int load = this.handler.load();
			return load == 0 || load == Integer.MAX_VALUE;
		}

	}

}
