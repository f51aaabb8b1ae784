package dev.jsnode.inspector;

import org.graalvm.shadowed.org.json.JSONObject;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Names in what is told to a client of the inspector.
 */
class InspectorUrlsTests {

	@Test
	void framesOfFunctionsWithoutANameHaveNone() {
		JSONObject paused = new JSONObject("""
				{"method": "Debugger.paused", "params": {"callFrames": [
				  {"functionName": ":=>", "url": "file:///app/shop.mjs"},
				  {"functionName": ":anonymous", "url": "file:///app/shop.mjs"},
				  {"functionName": "price", "url": "file:///app/shop.mjs"}]}}""");
		assertThat(InspectorUrls.ofFiles(paused)).isTrue();
		assertThat(paused.query("/params/callFrames/0/functionName")).isEqualTo("");
		assertThat(paused.query("/params/callFrames/1/functionName")).isEqualTo("");
		assertThat(paused.query("/params/callFrames/2/functionName")).isEqualTo("price");
	}

	@Test
	void pathsBecomeUrlsAndNumbersAreTakenOff() {
		JSONObject parsed = new JSONObject("{\"params\": {\"url\": \"2//app/a b.js\"}}");
		assertThat(InspectorUrls.ofFiles(parsed)).isTrue();
		assertThat(parsed.query("/params/url")).isEqualTo("file:///app/a%20b.js");
	}

	@Test
	void whatIsRightStaysAsItIs() {
		JSONObject parsed = new JSONObject("{\"params\": {\"url\": \"file:///app/shop.mjs\"}}");
		assertThat(InspectorUrls.ofFiles(parsed)).isFalse();
		assertThat(InspectorUrls.ofFiles(new JSONObject("{\"id\": 1, \"result\": {}}"))).isFalse();
	}

}
