package dev.jsnode.http2;

import java.util.Map;

/**
 * What an {@link Http2Engine} is made with.
 *
 * @param server whether it is the server's side
 * @param settings the settings of the first SETTINGS frame, values by identifier
 * @param maxHeaderPairs how many fields a block of headers may have
 * @param maxHeaderListSize how long the fields of a block may be together
 * @param maxSendHeaderBlockLength how long a block that is sent may be; {@code 0} for no
 * limit
 * @param maxInvalidFrames how many invalid frames are tolerated
 * @param maxRejectedStreams how many streams beyond the limit are refused before the
 * connection ends
 * @param maxQueuedBytes how many bytes may wait to be sent while new streams are accepted
 * @param maxSettings how many entries a SETTINGS frame may have
 * @param maxReservedStreams how many pushed streams may be announced at a time
 * @param peerMaxConcurrentStreams the limit that is assumed until the peer has said its
 * own
 * @param padding {@code 0} pads nothing, {@code 1} to a multiple of eight, {@code 2} as
 * much as possible
 * @param resetBurst how many streams the peer may reset at once
 * @param resetRate how many streams a second it may reset in the long run
 * @param strictWhitespace whether fields with white space at an end are dropped
 */
public record Http2EngineOptions(boolean server, Map<Integer, Long> settings, int maxHeaderPairs,
		long maxHeaderListSize, long maxSendHeaderBlockLength, int maxInvalidFrames, int maxRejectedStreams,
		long maxQueuedBytes, int maxSettings, int maxReservedStreams, int peerMaxConcurrentStreams, int padding,
		int resetBurst, int resetRate, boolean strictWhitespace) {
}
