package dev.jsnode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NodeModule#content}.
 */
class ContentTests {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path root;

	@Test
	void textIsWholeAndStreamsComeInPieces() throws Exception {
		Files.writeString(this.root.resolve("page.mjs"), """
				export const text = async () => 'é';
				export const bytes = () => Uint8Array.of(1, 2);
				export function* pieces() { yield 'a'; yield Uint8Array.of(98); }
				export function* halves() { yield 'x\\ud83d'; yield '\\ude00'; yield '\\ud83d'; }
				export const wrong = () => [{}].values();
				""");
		try (NodeRuntime runtime = NodeRuntime.builder().root(this.root.toString()).build()) {
			runtime.start();
			NodeModule page = runtime.importModule("./page.mjs");
			assertThat(page.isThere().block(LIMIT)).isTrue();
			assertThat(runtime.importModule("./other.mjs").isThere().block(LIMIT)).isFalse();
			StepVerifier.create(page.content("text")).assertNext((content) -> {
				assertThat(content.whole()).isTrue();
				assertThat(content.bytes()).isEqualTo("é".getBytes(StandardCharsets.UTF_8));
			}).verifyComplete();
			StepVerifier.create(page.content("bytes").map(NodeContent::whole)).expectNext(true).verifyComplete();
			assertThat(texts(page, "pieces")).containsExactly("a", "b");
			assertThat(texts(page, "halves")).containsExactly("x", "😀", "", "?");
			StepVerifier.create(page.content("wrong"))
				.verifyErrorSatisfies(
						(ex) -> assertThat(((NodeException) ex).getCode()).isEqualTo("ERR_INVALID_RETURN_VALUE"));
		}
	}

	private static List<String> texts(NodeModule page, String function) {
		return page.content(function)
			.map((content) -> new String(content.bytes(), StandardCharsets.UTF_8))
			.collectList()
			.blockOptional(LIMIT)
			.orElseThrow();
	}

}
