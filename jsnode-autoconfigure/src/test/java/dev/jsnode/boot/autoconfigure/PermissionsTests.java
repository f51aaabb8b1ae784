package dev.jsnode.boot.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.jsnode.NodeRuntime;
import dev.jsnode.boot.actuate.PermissionDenialAuditor;
import dev.jsnode.boot.bridge.JsExposed;
import dev.jsnode.permission.PermissionDenial;
import dev.jsnode.permission.PermissionDenialListener;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code jsnode.permissions.*} and the audit of what is refused.
 */
class PermissionsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private static final String DENIED = "ERR_ACCESS_DENIED";

	private final BlockingQueue<AuditEvent> events = new LinkedBlockingQueue<>();

	@TempDir
	@SuppressWarnings("NullAway.Init")
	Path folder;

	@SuppressWarnings("NullAway.Init")
	private ApplicationContextRunner runner;

	@BeforeEach
	void makeFiles() throws IOException {
		Path root = Files.createDirectories(this.folder.resolve("app"));
		Files.writeString(root.resolve("attempts.mjs"),
				"""
						import { readFile, writeFile } from 'node:fs/promises';
						import { spawnSync } from 'node:child_process';
						import { createServer, connect } from 'node:net';
						import { lookup } from 'node:dns/promises';
						import { Worker } from 'node:worker_threads';
						const code = (error) => error.code ?? error.name;
						const outcome = async (attempt) => { try { return String(await attempt()); } catch (error) { return code(error); } };
						const event = (emitter, name) => new Promise((resolve, reject) => emitter.once(name, resolve).once('error', reject));
						export const read = (path) => outcome(() => readFile(path, 'utf8'));
						export const write = (path) => outcome(() => writeFile(path, 'x'));
						export const spawn = () => outcome(() => { const { error, status } = spawnSync('true'); if (error) throw error; return status; });
						export const look = (host) => outcome(async () => (await lookup(host)).address);
						export const dial = (port) => outcome(() => event(connect(port, '127.0.0.1'), 'connect'));
						export const listen = () => outcome(async () => { const server = createServer().listen(0); await event(server, 'listening'); server.close(); });
						export const worker = () => outcome(() => new Worker('x.js'));
						export const bean = (name) => outcome(async () => (await import(`spring:${name}`)).default.open());
						export const kill = () => outcome(() => process.kill(process.ppid, 0));
						export const env = (name) => process.env[name] ?? 'none';
						export const drop = (scope, reference) => process.permission.drop(scope, reference);
						export const has = (scope, reference) => process.permission?.has(scope, reference) ?? 'unrestricted';
						""");
		Files.writeString(this.folder.resolve("data.txt"), "data");
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(JacksonAutoConfiguration.class, AuditAutoConfiguration.class,
					PermissionAuditAutoConfiguration.class, JsNodeAutoConfiguration.class))
			.withBean("vault", Vault.class)
			// The folder of the test lies among the temporary files.
			.withPropertyValues("jsnode.root=" + root, "jsnode.permissions.fs-read=/nowhere");
	}

	@Test
	void nothingIsGrantedButTheRootAndOpenedBeans() {
		this.runner.run((context) -> {
			assertThat(call(context, "read", this.folder.resolve("app/attempts.mjs"))).asString().startsWith("import");
			assertThat(call(context, "bean", "vault")).isEqualTo("opened");
			assertThat(call(context, "read", "/etc/hosts")).isEqualTo(DENIED);
			assertThat(call(context, "read", this.folder.resolve("data.txt"))).isEqualTo(DENIED);
			assertThat(call(context, "read", "/proc/self/environ")).isEqualTo(DENIED);
			assertThat(call(context, "write", this.folder.resolve("app/new.txt"))).isEqualTo(DENIED);
			assertThat(call(context, "spawn")).isEqualTo(DENIED);
			assertThat(call(context, "kill")).isEqualTo(DENIED);
			assertThat(call(context, "look", "localhost")).isEqualTo(DENIED);
			assertThat(call(context, "dial", 1)).isEqualTo(DENIED);
			assertThat(call(context, "listen")).isEqualTo(DENIED);
			assertThat(call(context, "worker")).isEqualTo(DENIED);
			assertThat(call(context, "env", "PATH")).isEqualTo("none");
		});
	}

	@Test
	void temporaryFilesCanBeReadUnlessOtherFilesAreNamed() {
		assertThat(new JsNodeProperties().getPermissions().getFsRead())
			.containsExactly(System.getProperty("java.io.tmpdir"));
	}

	@Test
	void propertiesGrant() {
		this.runner
			.withPropertyValues("jsnode.permissions.fs-read=" + this.folder + "/*.txt",
					"jsnode.permissions.fs-write=" + this.folder + "/out", "jsnode.permissions.net=local*,127.0.0.1:1",
					"jsnode.permissions.child-process=true", "jsnode.permissions.worker=true",
					"jsnode.permissions.env=PA*", "jsnode.env.values.COLOR=red")
			.run((context) -> {
				Files.createDirectories(this.folder.resolve("out"));
				assertThat(call(context, "read", this.folder.resolve("data.txt"))).isEqualTo("data");
				assertThat(call(context, "write", this.folder.resolve("out/new.txt"))).isEqualTo("undefined");
				assertThat(call(context, "write", this.folder.resolve("app/new.txt"))).isEqualTo(DENIED);
				assertThat(call(context, "dial", 1)).isEqualTo("ECONNREFUSED");
				assertThat(call(context, "dial", 2)).isEqualTo(DENIED);
				// A granted name grants what it means.
				assertThat(call(context, "look", "localhost")).isEqualTo("127.0.0.1");
				assertThat(call(context, "dial", 2)).isEqualTo("ECONNREFUSED");
				assertThat(call(context, "spawn")).isEqualTo("0");
				assertThat(call(context, "worker")).isNotEqualTo(DENIED);
				assertThat(call(context, "env", "PATH")).isEqualTo(System.getenv("PATH"));
				assertThat(call(context, "env", "COLOR")).isEqualTo("red");
			});
	}

	@Test
	void processPermissionTellsWhatIsGranted() {
		this.runner
			.withPropertyValues("jsnode.permissions.net=*.example.org:443", "jsnode.permissions.addons=true",
					"jsnode.permissions.env=LC_*", "jsnode.permissions.beans=va*", "jsnode.env.values.COLOR=red")
			.run((context) -> {
				assertThat(call(context, "has", "fs.read", this.folder.resolve("app/x.js"))).isEqualTo(true);
				assertThat(call(context, "has", "fs.read", "/etc/hosts")).isEqualTo(false);
				assertThat(call(context, "has", "fs.write", this.folder.resolve("app/x.js"))).isEqualTo(false);
				assertThat(call(context, "has", "net", "api.example.org:443")).isEqualTo(true);
				assertThat(call(context, "has", "net", "api.example.org:80")).isEqualTo(false);
				assertThat(call(context, "has", "net")).isEqualTo(false);
				assertThat(call(context, "has", "child")).isEqualTo(false);
				assertThat(call(context, "has", "worker")).isEqualTo(false);
				assertThat(call(context, "has", "addon")).isEqualTo(true);
				assertThat(call(context, "has", "env", "LC_ALL")).isEqualTo(true);
				assertThat(call(context, "has", "env", "COLOR")).isEqualTo(true);
				assertThat(call(context, "has", "env", "PATH")).isEqualTo(false);
				assertThat(call(context, "has", "beans", "vault")).isEqualTo(true);
				assertThat(call(context, "has", "beans", "other")).isEqualTo(false);
			});
	}

	@Test
	void droppedVariablesAreGone() {
		this.runner.withPropertyValues("jsnode.permissions.env=PATH,HO*", "jsnode.env.values.COLOR=red")
			.run((context) -> {
				call(context, "drop", "env", "PATH");
				assertThat(call(context, "env", "PATH")).isEqualTo("none");
				assertThat(call(context, "has", "env", "PATH")).isEqualTo(false);
				assertThat(call(context, "env", "COLOR")).isEqualTo("red");
				call(context, "drop", "env");
				assertThat(call(context, "env", "COLOR")).isEqualTo("none");
				assertThat(call(context, "env", "HOME")).isEqualTo("none");
			});
	}

	@Test
	void openedBeansCanBeRefused() {
		this.runner.withPropertyValues("jsnode.permissions.beans=")
			.run((context) -> assertThat(call(context, "bean", "vault")).isEqualTo(DENIED));
	}

	@Test
	void serversListenWhereTheyMayHavePortsOfTheirOwn() {
		this.runner.withPropertyValues("jsnode.http.standalone=true").run((context) -> {
			assertThat(call(context, "listen")).isEqualTo("undefined");
			assertThat(call(context, "dial", 1)).isEqualTo(DENIED);
		});
	}

	@Test
	void namedRuntimeHasPermissionsOfItsOwn() {
		this.runner
			.withPropertyValues("jsnode.permissions.child-process=true",
					"jsnode.runtimes.strict.permissions.child-process=false")
			.run((context) -> {
				assertThat(call(context, "spawn")).isEqualTo("0");
				NodeRuntime strict = context.getBean("strictNodeRuntime", NodeRuntime.class);
				assertThat(strict.importModule("./attempts.mjs").call("spawn").block(TIMEOUT)).isEqualTo(DENIED);
			});
	}

	@Test
	void everythingIsGrantedWhereTheyAreOff() {
		this.runner.withPropertyValues("jsnode.permissions.enabled=false").run((context) -> {
			assertThat(call(context, "read", this.folder.resolve("data.txt"))).isEqualTo("data");
			assertThat(call(context, "spawn")).isEqualTo("0");
			assertThat(call(context, "env", "PATH")).isEqualTo(System.getenv("PATH"));
			assertThat(call(context, "has", "fs.read")).isEqualTo("unrestricted");
		});
	}

	@Test
	void errorSaysWhichPropertyGrants() {
		this.runner.run((context) -> {
			NodeRuntime runtime = context.getBean(NodeRuntime.class);
			Files.writeString(this.folder.resolve("app/plain.mjs"),
					"import { readFileSync } from 'node:fs'; export const read = () => readFileSync('/etc/hosts');");
			assertThat(runtime.importModule("./plain.mjs").call("read").onErrorResume((ex) -> {
				assertThat(ex).hasMessageContaining("jsnode.permissions.fs-read");
				return Mono.just("refused");
			}).block(TIMEOUT)).isEqualTo("refused");
		});
	}

	@Test
	void refusalIsAudited() {
		this.runner.withBean(AuditEventRepository.class, () -> repository()).run((context) -> {
			assertThat(context).hasSingleBean(PermissionDenialAuditor.class);
			call(context, "read", "/etc/hosts");
			AuditEvent event = this.events.poll(30, TimeUnit.SECONDS);
			assertThat(event).isNotNull();
			assertThat(event.getPrincipal()).isEqualTo("nodeRuntime");
			assertThat(event.getType()).isEqualTo("JSNODE_ACCESS_DENIED");
			assertThat(event.getData()).containsEntry("runtime", "nodeRuntime")
				.containsEntry("permission", "FileSystemRead")
				.containsEntry("resource", "/etc/hosts");
		});
	}

	@Test
	void principalOfARefusalIsWhoMadeTheCall() {
		this.runner.withBean(AuditEventRepository.class, () -> repository()).run((context) -> {
			NodeRuntime runtime = context.getBean(NodeRuntime.class);
			for (String attempt : List.of("read", "spawn")) {
				runtime.importModule("./attempts.mjs")
					.call(attempt, "/etc/hosts")
					.contextWrite(ReactiveSecurityContextHolder
						.withAuthentication(new TestingAuthenticationToken("ann", "secret")))
					.block(TIMEOUT);
				AuditEvent event = this.events.poll(30, TimeUnit.SECONDS);
				assertThat(event).isNotNull();
				assertThat(event.getPrincipal()).as(attempt).isEqualTo("ann");
				assertThat(event.getData()).containsEntry("runtime", "nodeRuntime");
			}
		});
	}

	@Test
	void nothingIsAuditedWithoutARepositoryOrWhereAuditIsOff() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(PermissionDenialAuditor.class));
		this.runner.withBean(AuditEventRepository.class, InMemoryAuditEventRepository::new)
			.withPropertyValues("management.auditevents.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(PermissionDenialAuditor.class));
	}

	@Test
	void auditBacksOffWithoutActuator() {
		this.runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(NodeRuntime.class));
	}

	@Test
	void auditorOfTheApplicationTakesThePlaceOfOurs() {
		this.runner.withBean(AuditEventRepository.class, InMemoryAuditEventRepository::new)
			.withBean("mine", PermissionDenialAuditor.class, () -> new PermissionDenialAuditor((event) -> {
			}, (context) -> Mono.empty()))
			.run((context) -> assertThat(context.getBeansOfType(PermissionDenialAuditor.class))
				.containsOnlyKeys("mine"));
	}

	@Test
	void listenersOfTheApplicationHearOfRefusals() {
		BlockingQueue<PermissionDenial> denials = new LinkedBlockingQueue<>();
		this.runner.withBean(PermissionDenialListener.class, () -> denials::add).run((context) -> {
			call(context, "spawn");
			assertThat(denials.poll(30, TimeUnit.SECONDS))
				.isEqualTo(new PermissionDenial("nodeRuntime", "ChildProcess", "true"));
		});
	}

	private InMemoryAuditEventRepository repository() {
		return new InMemoryAuditEventRepository() {

			@Override
			public void add(AuditEvent event) {
				PermissionsTests.this.events.add(event);
			}

		};
	}

	private static Object call(ApplicationContext context, String function, Object... arguments) {
		Object[] texts = List.of(arguments)
			.stream()
			.map((argument) -> (argument instanceof Path path) ? path.toString() : argument)
			.toArray();
		return context.getBean("nodeRuntime", NodeRuntime.class)
			.importModule("./attempts.mjs")
			.call(function, texts)
			.block(TIMEOUT);
	}

	@JsExposed
	static class Vault {

		public String open() {
			return "opened";
		}

	}

}
