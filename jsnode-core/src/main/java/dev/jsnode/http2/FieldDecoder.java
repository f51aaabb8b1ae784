package dev.jsnode.http2;

import java.util.BitSet;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;

/**
 * Decodes blocks of header fields. Netty's decoder does the work; it forgets which fields
 * the sender wants never to be indexed, so that is read from the block before. A block
 * that is too large is still decoded, as the table of both sides must stay the same.
 */
final class FieldDecoder extends DefaultHttp2HeadersDecoder {

	/** A name or a value that is longer ends the session. */
	private static final int MAX_STRING = 65536;

	private static final int MAX_SHIFT = 28;

	FieldDecoder(long maxHeaderListSize) {
		super(false, maxHeaderListSize);
	}

	@Override
	public Http2Headers decodeHeaders(int streamId, ByteBuf block) throws Http2Exception {
		BitSet neverIndexed = scan(block.duplicate());
		try {
			HeaderFields fields = (HeaderFields) super.decodeHeaders(streamId, block);
			fields.neverIndexed(neverIndexed);
			return fields;
		}
		catch (Http2Exception.HeaderListSizeException ex) {
			HeaderFields fields = new HeaderFields();
			fields.tooLarge();
			return fields;
		}
	}

	@Override
	protected Http2Headers newHeaders() {
		return new HeaderFields();
	}

	/** Walks the representations of RFC 7541, section 6. */
	private static BitSet scan(ByteBuf block) throws Http2Exception {
		BitSet neverIndexed = new BitSet();
		int field = 0;
		while (block.isReadable()) {
			int first = block.readUnsignedByte();
			if ((first & 0x80) != 0) {
				integer(block, first & 0x7f, 0x7f);
				field++;
			}
			else if ((first & 0xe0) == 0x20) {
				integer(block, first & 0x1f, 0x1f);
			}
			else {
				boolean indexing = (first & 0x40) != 0;
				int mask = indexing ? 0x3f : 0x0f;
				if (integer(block, first & mask, mask) == 0) {
					skipString(block);
				}
				skipString(block);
				neverIndexed.set(field++, !indexing && (first & 0x10) != 0);
			}
		}
		return neverIndexed;
	}

	private static void skipString(ByteBuf block) throws Http2Exception {
		if (!block.isReadable()) {
			return;
		}
		int length = integer(block, block.readUnsignedByte() & 0x7f, 0x7f);
		if (length < 0 || length > MAX_STRING) {
			throw Http2Exception.connectionError(Http2Error.COMPRESSION_ERROR, "Header field too long");
		}
		// What is cut off is Netty's to complain about.
		block.skipBytes(Math.min(length, block.readableBytes()));
	}

	private static int integer(ByteBuf block, int prefix, int mask) {
		if (prefix < mask) {
			return prefix;
		}
		int value = mask;
		for (int shift = 0; block.isReadable() && shift <= MAX_SHIFT; shift += 7) {
			int next = block.readUnsignedByte();
			value += (next & 0x7f) << shift;
			if ((next & 0x80) == 0) {
				break;
			}
		}
		return value;
	}

}
