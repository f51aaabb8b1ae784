package dev.jsnode.http2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two engines talk to each other, without sockets.
 */
class Http2EngineTests {

	private static final String GET = ":method\nGET\n:scheme\nhttp\n:path\n/\n:authority\nhost";

	private static final int MAX_CONCURRENT_STREAMS = 3;

	private final List<Http2Event> atServer = new ArrayList<>();

	private final List<Http2Event> atClient = new ArrayList<>();

	private Http2Engine server = engine(true, Map.of());

	private Http2Engine client = engine(false, Map.of());

	@AfterEach
	void everyBufferIsReleasedAtTheEnd() {
		this.server.close();
		this.client.close();
		assertThat(Http2Engine.BUFFERS.metric().usedHeapMemory()).isZero();
		assertThat(Http2Engine.BUFFERS.metric().usedDirectMemory()).isZero();
	}

	@Test
	void whatWaitsAtTheEndIsReleased() {
		int id = this.client.request(GET, "", false);
		exchange();
		// More than the window; the rest waits in flow control, then before the gate.
		this.client.data(id, new byte[200_000], 0, 200_000, true);
		this.client.ping(1);
		assertThat(this.client.hasOutput()).isTrue();
		this.client.close();
		assertThat(this.client.hasOutput()).isFalse();
	}

	@Test
	void requestAndResponseArrive() {
		int id = this.client.request(GET + "\nx-name\nvalue", "", true);
		exchange();
		Http2Event request = only(this.atServer, Http2Event.HEADERS);
		assertThat(request.id()).isEqualTo(id);
		assertThat(request.text()).isEqualTo(GET + "\nx-name\nvalue");
		assertThat(this.server.headers(id, ":status\n200", "", false)).isZero();
		this.server.data(id, bytes("hel"), 0, 3, false);
		this.server.data(id, bytes("lo"), 0, 2, true);
		exchange();
		assertThat(only(this.atClient, Http2Event.HEADERS).text()).isEqualTo(":status\n200");
		Http2Event data = only(this.atClient, Http2Event.DATA);
		assertThat(data.bytes()).isEqualTo(bytes("hello"));
		assertThat(data.flags()).isEqualTo(Http2Event.END_STREAM);
		assertThat(only(this.atClient, Http2Event.CLOSED).code()).isZero();
		assertThat(only(this.atServer, Http2Event.CLOSED).code()).isZero();
	}

	@Test
	void fieldsThatMustNotBeIndexedAreMarkedAtTheOtherSide() {
		this.client.request(GET + "\nsecret\nx\nopen\ny\ncookie\nshort", "0000100", true);
		exchange();
		assertThat(only(this.atServer, Http2Event.HEADERS).marked()).isEqualTo("secret\ncookie");
	}

	@Test
	void fieldsWithForbiddenCharactersAreDropped() {
		this.client.request(GET + "\nbad\na\u0D0Ab\nspaced\n x\ngood\nx", "", true);
		exchange();
		assertThat(only(this.atServer, Http2Event.HEADERS).text()).isEqualTo(GET + "\ngood\nx");
	}

	@Test
	void malformedRequestIsReset() {
		this.client.request(":method\nGET", "", true);
		exchange();
		assertThat(of(this.atServer, Http2Event.HEADERS)).isEmpty();
		assertThat(only(this.atClient, Http2Event.CLOSED).code()).isEqualTo(1);
	}

	@Test
	void tooManyFieldsAreRefused() {
		StringBuilder text = new StringBuilder(GET);
		for (int i = 0; i < 200; i++) {
			text.append("\nx-").append(i).append("\n1");
		}
		this.client.request(text.toString(), "", true);
		exchange();
		assertThat(of(this.atServer, Http2Event.HEADERS)).isEmpty();
		assertThat(only(this.atClient, Http2Event.CLOSED).code()).isEqualTo(11);
	}

	@Test
	void dataWaitsUntilTheReaderHasTakenWhatCameBefore() {
		int id = this.client.request(GET, "", true);
		exchange();
		this.server.headers(id, ":status\n200", "", false);
		this.server.data(id, new byte[100_000], 0, 100_000, true);
		exchange();
		assertThat(received()).isEqualTo(65535);
		assertThat(of(this.atServer, Http2Event.WRITTEN)).isEmpty();
		this.client.consume(id, 65535);
		exchange();
		assertThat(received()).isEqualTo(100_000);
		assertThat(of(this.atServer, Http2Event.WRITTEN)).hasSize(1);
	}

	@Test
	void outputComesInPiecesOfBoundedSize() {
		int id = this.client.request(GET, "", true);
		this.client.localWindow(10_000_000);
		this.client.settings(Map.of(4, 10_000_000L));
		exchange();
		this.server.headers(id, ":status\n200", "", false);
		this.server.data(id, new byte[5_000_000], 0, 5_000_000, true);
		int pieces = 0;
		for (byte[] piece = this.server.output(); piece != null; piece = this.server.output()) {
			assertThat(piece.length).isLessThan(400_000);
			pieces++;
		}
		assertThat(pieces).isGreaterThan(10);
	}

	@Test
	void requestsBeyondTheLimitOfTheServerWaitForTheirTurn() {
		serverThatTakesOneStream();
		exchange();
		int first = this.client.request(GET, "", true);
		int second = this.client.request(GET, "", true);
		exchange();
		assertThat(only(this.atServer, Http2Event.HEADERS).id()).isEqualTo(first);
		this.server.headers(first, ":status\n204", "", true);
		exchange();
		assertThat(of(this.atServer, Http2Event.HEADERS)).extracting(Http2Event::id).containsExactly(first, second);
	}

	@Test
	void requestThatWaitsForItsTurnCanBeTakenBack() {
		serverThatTakesOneStream();
		exchange();
		int first = this.client.request(GET, "", true);
		int second = this.client.request(GET, "", true);
		this.client.reset(second, 8);
		exchange();
		assertThat(only(this.atClient, Http2Event.CLOSED).id()).isEqualTo(second);
		this.server.headers(first, ":status\n204", "", true);
		exchange();
		assertThat(of(this.atServer, Http2Event.HEADERS)).extracting(Http2Event::id).containsExactly(first);
	}

	@Test
	void whoAsksForMoreThanIsAnsweredIsSentAway() {
		exchange();
		for (int i = 0; i < 1100; i++) {
			this.client.ping(i);
		}
		for (byte[] piece = this.client.output(); piece != null; piece = this.client.output()) {
			this.server.receive(piece, 0, piece.length);
		}
		drain();
		assertThat(only(this.atServer, Http2Event.ERROR).code()).isEqualTo(Failure.FLOODED);
	}

	@Test
	void whoResetsStreamsAllTheTimeIsSentAway() {
		exchange();
		for (int i = 0; i < 1100; i++) {
			int id = this.client.request(GET, "", false);
			this.client.reset(id, 8);
			for (byte[] piece = this.client.output(); piece != null; piece = this.client.output()) {
				this.server.receive(piece, 0, piece.length);
			}
		}
		drain();
		assertThat(only(this.atServer, Http2Event.ERROR).code()).isEqualTo(Failure.FLOODED);
		assertThat(of(this.atServer, Http2Event.HEADERS).size()).isLessThanOrEqualTo(1001);
	}

	@Test
	void clientThatSpeaksSomethingElseIsToldApart() {
		byte[] other = bytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
		this.server.receive(other, 0, other.length);
		drain();
		assertThat(only(this.atServer, Http2Event.ERROR).code()).isEqualTo(Failure.BAD_MAGIC);
	}

	@Test
	void streamsThatAPeerThatGoesDidNotProcessAreRefused() {
		int first = this.client.request(GET, "", true);
		exchange();
		int second = this.client.request(GET, "", true);
		this.server.goAway(0, first, new byte[0]);
		for (byte[] piece = this.server.output(); piece != null; piece = this.server.output()) {
			this.client.receive(piece, 0, piece.length);
		}
		drain();
		assertThat(only(this.atClient, Http2Event.GOAWAY).id()).isEqualTo(first);
		Http2Event closed = only(this.atClient, Http2Event.CLOSED);
		assertThat(closed.id()).isEqualTo(second);
		assertThat(closed.code()).isEqualTo(7);
	}

	private void exchange() {
		boolean more = true;
		while (more) {
			more = false;
			for (byte[] piece = this.client.output(); piece != null; piece = this.client.output()) {
				this.server.receive(piece, 0, piece.length);
				more = true;
			}
			for (byte[] piece = this.server.output(); piece != null; piece = this.server.output()) {
				this.client.receive(piece, 0, piece.length);
				more = true;
			}
		}
		drain();
	}

	private void drain() {
		for (Http2Event event = this.server.poll(); event != null; event = this.server.poll()) {
			this.atServer.add(event);
		}
		for (Http2Event event = this.client.poll(); event != null; event = this.client.poll()) {
			this.atClient.add(event);
		}
	}

	private int received() {
		return of(this.atClient, Http2Event.DATA).stream().mapToInt((event) -> length(event.bytes())).sum();
	}

	private static int length(byte @Nullable [] bytes) {
		return (bytes != null) ? bytes.length : 0;
	}

	private static List<Http2Event> of(List<Http2Event> events, int kind) {
		return events.stream().filter((event) -> event.kind() == kind).toList();
	}

	private static Http2Event only(List<Http2Event> events, int kind) {
		List<Http2Event> found = of(events, kind);
		assertThat(found).hasSize(1);
		return found.get(0);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private void serverThatTakesOneStream() {
		this.server.close();
		this.server = engine(true, Map.of(MAX_CONCURRENT_STREAMS, 1L));
	}

	private static Http2Engine engine(boolean server, Map<Integer, Long> settings) {
		return new Http2Engine(new Http2EngineOptions(server, settings, 128, 65535, 65536, 1000, 100, 10_000_000, 32,
				200, 100, 0, 1000, 33, true));
	}

}
