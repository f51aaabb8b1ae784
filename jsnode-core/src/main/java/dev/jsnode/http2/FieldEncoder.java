package dev.jsnode.http2;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Encodes blocks of header fields. Fields that the sender marks, and those that are known
 * to carry secrets that could be guessed, are never indexed.
 */
final class FieldEncoder extends DefaultHttp2HeadersEncoder {

	private final Marks marks;

	FieldEncoder() {
		this(new Marks());
	}

	private FieldEncoder(Marks marks) {
		// How long a block may be is for the peer to judge.
		super(marks, true);
		this.marks = marks;
	}

	@Override
	public void encodeHeaders(int streamId, Http2Headers headers, ByteBuf buffer) throws Http2Exception {
		this.marks.current = (headers instanceof HeaderFields fields) ? fields : null;
		super.encodeHeaders(streamId, headers, buffer);
		this.marks.current = null;
	}

	private static final class Marks implements Http2HeadersEncoder.SensitivityDetector {

		/** Cookies that are shorter are worth guessing. */
		private static final int LONG_COOKIE = 20;

		private @Nullable HeaderFields current;

		@Override
		public boolean isSensitive(CharSequence name, CharSequence value) {
			if ("authorization".contentEquals(name) || "cookie".contentEquals(name) && value.length() < LONG_COOKIE) {
				return true;
			}
			return this.current != null && this.current.isNeverIndexed(name, value);
		}

	}

}
