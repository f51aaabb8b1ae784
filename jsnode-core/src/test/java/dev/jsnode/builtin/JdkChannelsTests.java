package dev.jsnode.builtin;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link JdkChannels} and {@link Posix} take from the JDK and the system: a new
 * version of either that changes it fails here.
 */
@EnabledOnOs(OS.LINUX)
class JdkChannelsTests {

	private static final UnixDomainSocketAddress NAMELESS = UnixDomainSocketAddress.of("");

	@Test
	void channelsOverBothEndsOfASocketPairCarryBytes() throws Exception {
		int[] pair = Posix.socketPair();
		assertThat(pair).isNotNull();
		try (SocketChannel one = JdkChannels.socket(pair[0], StandardProtocolFamily.UNIX, NAMELESS);
				SocketChannel two = JdkChannels.socket(pair[1], StandardProtocolFamily.UNIX, NAMELESS)) {
			one.write(ByteBuffer.wrap(new byte[] { 1, 2, 3 }));
			ByteBuffer read = ByteBuffer.allocate(8);
			assertThat(two.read(read)).isEqualTo(3);
			assertThat(JdkChannels.number(one)).isEqualTo(pair[0]);
		}
	}

	@Test
	void aListeningSocketIsAdoptedFromACopyOfItsDescriptor() throws Exception {
		try (ServerSocketChannel server = ServerSocketChannel.open().bind(null)) {
			int copy = Posix.copy(JdkChannels.number(server), 3);
			server.close();
			try (ServerSocketChannel adopted = JdkChannels.server(copy, StandardProtocolFamily.INET6);
					SocketChannel client = SocketChannel.open(adopted.getLocalAddress());
					SocketChannel accepted = adopted.accept()) {
				assertThat(accepted.isConnected()).isTrue();
				assertThat(client.isConnected()).isTrue();
			}
		}
	}

	@Test
	void descriptorsTravelWithBytes() {
		int[] channel = Posix.socketPair();
		int[] sent = Posix.socketPair();
		DescriptorSocket from = new DescriptorSocket(channel[0]);
		DescriptorSocket to = new DescriptorSocket(channel[1]);
		assertThat(from.send(new byte[] { 7 }, 0, 1, sent[0], 0)).isOne();
		DescriptorSocket.Piece piece = to.receive();
		assertThat(piece.bytes()).containsExactly(7);
		assertThat(piece.descriptors()).hasSize(1);
		from.shutdown();
		assertThat(to.receive().bytes()).isEmpty();
		from.close();
		to.close();
		for (int fd : new int[] { sent[0], sent[1], piece.descriptors().get(0) }) {
			Posix.close(fd);
		}
	}

}
