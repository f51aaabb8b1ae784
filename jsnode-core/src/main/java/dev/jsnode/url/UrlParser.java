package dev.jsnode.url;

import java.util.ArrayList;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The basic URL parser of the URL Standard: one method a state, which reads the character
 * at {@link #at} and says what to do next.
 */
final class UrlParser {

	/** The states of the standard, under its names. */
	enum State {

		SCHEME_START, SCHEME, NO_SCHEME, SPECIAL_RELATIVE_OR_AUTHORITY, PATH_OR_AUTHORITY, RELATIVE, RELATIVE_SLASH,
		SPECIAL_AUTHORITY_SLASHES, SPECIAL_AUTHORITY_IGNORE_SLASHES, AUTHORITY, HOST, HOSTNAME, PORT, FILE, FILE_SLASH,
		FILE_HOST, PATH_START, PATH, OPAQUE_PATH, QUERY, FRAGMENT

	}

	private static final int END = -1;

	private final String input;

	private final @Nullable Url base;

	private final Url url;

	private final @Nullable State override;

	private State state;

	private int at;

	private final StringBuilder buffer = new StringBuilder();

	private boolean atSignSeen;

	private boolean insideBrackets;

	private boolean passwordTokenSeen;

	private boolean failed;

	private boolean done;

	UrlParser(String input, @Nullable Url base) {
		this.input = withoutTabsAndNewlines(trimmed(input));
		this.base = base;
		this.url = new Url();
		this.override = null;
		this.state = State.SCHEME_START;
	}

	private UrlParser(Url url, String input, State override) {
		this.input = withoutTabsAndNewlines(input);
		this.base = null;
		this.url = url;
		this.override = override;
		this.state = override;
	}

	/**
	 * Change a part of a URL: an invalid value leaves it as far as it was.
	 */
	static void change(Url url, String input, State state) {
		new UrlParser(url, input, state).run();
	}

	@Nullable Url parse() {
		run();
		return this.failed ? null : this.url;
	}

	private static String trimmed(String input) {
		int start = 0;
		int end = input.length();
		while (start < end && input.charAt(start) <= ' ') {
			start++;
		}
		while (end > start && input.charAt(end - 1) <= ' ') {
			end--;
		}
		return input.substring(start, end);
	}

	private static String withoutTabsAndNewlines(String input) {
		for (int i = 0; i < input.length(); i++) {
			char c = input.charAt(i);
			if (c == '\t' || c == '\n' || c == '\r') {
				return input.replace("\t", "").replace("\n", "").replace("\r", "");
			}
		}
		return input;
	}

	private void run() {
		for (this.at = 0; !this.failed && !this.done; this.at++) {
			int c = (this.at < this.input.length()) ? this.input.charAt(this.at) : END;
			step(c);
			if (c == END && this.at >= this.input.length()) {
				return;
			}
		}
	}

	private void step(int c) {
		switch (this.state) {
			case SCHEME_START -> schemeStart(c);
			case SCHEME -> scheme(c);
			case NO_SCHEME -> noScheme(c);
			case SPECIAL_RELATIVE_OR_AUTHORITY -> specialRelativeOrAuthority(c);
			case PATH_OR_AUTHORITY -> pathOrAuthority(c);
			case RELATIVE -> relative(c);
			case RELATIVE_SLASH -> relativeSlash(c);
			case SPECIAL_AUTHORITY_SLASHES -> specialAuthoritySlashes(c);
			case SPECIAL_AUTHORITY_IGNORE_SLASHES -> specialAuthorityIgnoreSlashes(c);
			case AUTHORITY -> authority(c);
			case HOST, HOSTNAME -> host(c);
			case PORT -> port(c);
			case FILE -> file(c);
			case FILE_SLASH -> fileSlash(c);
			case FILE_HOST -> fileHost(c);
			case PATH_START -> pathStart(c);
			case PATH -> path(c);
			case OPAQUE_PATH -> opaquePath(c);
			case QUERY -> query();
			case FRAGMENT -> fragment();
		}
	}

	/** Go on in a state with the character that was just read. */
	private void again(State next) {
		this.state = next;
		this.at--;
	}

	private void fail() {
		this.failed = true;
	}

	private void schemeStart(int c) {
		if (isAlpha(c)) {
			this.buffer.append((char) (c | 0x20));
			this.state = State.SCHEME;
		}
		else if (this.override == null) {
			again(State.NO_SCHEME);
		}
		else {
			fail();
		}
	}

	private void scheme(int c) {
		if (isAlpha(c) || isDigit(c) || c == '+' || c == '-' || c == '.') {
			this.buffer.append((char) ((c >= 'A' && c <= 'Z') ? c | 0x20 : c));
		}
		else if (c == ':') {
			schemeEnd();
		}
		else if (this.override == null) {
			this.buffer.setLength(0);
			this.at = -1;
			this.state = State.NO_SCHEME;
		}
		else {
			fail();
		}
	}

	private void schemeEnd() {
		String scheme = this.buffer.toString();
		if (this.override != null) {
			changeScheme(scheme);
			this.done = true;
			return;
		}
		this.url.scheme = scheme;
		this.buffer.setLength(0);
		if (scheme.equals("file")) {
			this.state = State.FILE;
		}
		else if (Url.isSpecial(scheme)) {
			boolean same = this.base != null && this.base.scheme.equals(scheme);
			this.state = same ? State.SPECIAL_RELATIVE_OR_AUTHORITY : State.SPECIAL_AUTHORITY_SLASHES;
		}
		else if (this.input.startsWith("/", this.at + 1)) {
			this.state = State.PATH_OR_AUTHORITY;
			this.at++;
		}
		else {
			this.url.opaquePath = "";
			this.state = State.OPAQUE_PATH;
		}
	}

	private void changeScheme(String scheme) {
		boolean otherKind = this.url.isSpecial() != Url.isSpecial(scheme);
		boolean hasAuthorityParts = this.url.hasCredentials() || this.url.port >= 0;
		boolean emptyHost = this.url.host == null || this.url.host.isEmpty();
		if (otherKind || (scheme.equals("file") && hasAuthorityParts)
				|| (this.url.scheme.equals("file") && emptyHost)) {
			return;
		}
		this.url.scheme = scheme;
		if (this.url.port == Url.defaultPort(scheme)) {
			this.url.port = -1;
		}
	}

	private void noScheme(int c) {
		Url base = this.base;
		if (base == null || (base.opaquePath != null && c != '#')) {
			fail();
		}
		else if (base.opaquePath != null) {
			this.url.scheme = base.scheme;
			this.url.opaquePath = base.opaquePath;
			this.url.query = base.query;
			this.url.fragment = "";
			this.state = State.FRAGMENT;
		}
		else {
			again(base.scheme.equals("file") ? State.FILE : State.RELATIVE);
		}
	}

	private void specialRelativeOrAuthority(int c) {
		if (c == '/' && this.input.startsWith("/", this.at + 1)) {
			this.state = State.SPECIAL_AUTHORITY_IGNORE_SLASHES;
			this.at++;
		}
		else {
			again(State.RELATIVE);
		}
	}

	private void pathOrAuthority(int c) {
		if (c == '/') {
			this.state = State.AUTHORITY;
		}
		else {
			again(State.PATH);
		}
	}

	private void copyPath(Url base) {
		this.url.path = new ArrayList<>(base.path);
	}

	private void relative(int c) {
		Url base = this.base;
		assert base != null;
		this.url.scheme = base.scheme;
		if (c == '/' || (this.url.isSpecial() && c == '\\')) {
			this.state = State.RELATIVE_SLASH;
			return;
		}
		copyAuthority(base);
		copyPath(base);
		this.url.query = base.query;
		queryFragmentOrPath(c);
	}

	/** What follows the parts taken from the base. */
	private void queryFragmentOrPath(int c) {
		if (c == '?') {
			this.url.query = "";
			this.state = State.QUERY;
		}
		else if (c == '#') {
			this.url.fragment = "";
			this.state = State.FRAGMENT;
		}
		else if (c != END) {
			this.url.query = null;
			this.url.shortenPath();
			again(State.PATH);
		}
	}

	private void copyAuthority(Url base) {
		this.url.username = base.username;
		this.url.password = base.password;
		this.url.host = base.host;
		this.url.port = base.port;
	}

	private void relativeSlash(int c) {
		if (this.url.isSpecial() && (c == '/' || c == '\\')) {
			this.state = State.SPECIAL_AUTHORITY_IGNORE_SLASHES;
		}
		else if (c == '/') {
			this.state = State.AUTHORITY;
		}
		else {
			assert this.base != null;
			copyAuthority(this.base);
			again(State.PATH);
		}
	}

	private void specialAuthoritySlashes(int c) {
		if (c == '/' && this.input.startsWith("/", this.at + 1)) {
			this.state = State.SPECIAL_AUTHORITY_IGNORE_SLASHES;
			this.at++;
		}
		else {
			again(State.SPECIAL_AUTHORITY_IGNORE_SLASHES);
		}
	}

	private void specialAuthorityIgnoreSlashes(int c) {
		if (c != '/' && c != '\\') {
			again(State.AUTHORITY);
		}
	}

	private boolean endsAuthority(int c) {
		return c == END || c == '/' || c == '?' || c == '#' || (this.url.isSpecial() && c == '\\');
	}

	private void authority(int c) {
		if (c == '@') {
			if (this.atSignSeen) {
				this.buffer.insert(0, "%40");
			}
			this.atSignSeen = true;
			takeCredentials();
			this.buffer.setLength(0);
		}
		else if (endsAuthority(c)) {
			if (this.atSignSeen && this.buffer.isEmpty()) {
				fail();
				return;
			}
			this.at -= this.buffer.length() + 1;
			this.buffer.setLength(0);
			this.state = State.HOST;
		}
		else {
			this.buffer.append((char) c);
		}
	}

	private void takeCredentials() {
		String credentials = this.buffer.toString();
		String username = credentials;
		String password = "";
		if (this.passwordTokenSeen) {
			username = "";
			password = credentials;
		}
		else if (credentials.indexOf(':') >= 0) {
			this.passwordTokenSeen = true;
			username = credentials.substring(0, credentials.indexOf(':'));
			password = credentials.substring(credentials.indexOf(':') + 1);
		}
		this.url.username += PercentEncoding.USERINFO.encode(username);
		this.url.password += PercentEncoding.USERINFO.encode(password);
	}

	private void host(int c) {
		if (this.override != null && this.url.scheme.equals("file")) {
			again(State.FILE_HOST);
		}
		else if (c == ':' && !this.insideBrackets) {
			if (this.buffer.isEmpty() || this.override == State.HOSTNAME) {
				fail();
				return;
			}
			takeHost(State.PORT);
		}
		else if (endsAuthority(c)) {
			this.at--;
			if (this.url.isSpecial() && this.buffer.isEmpty()) {
				fail();
			}
			else if (this.override != null && this.buffer.isEmpty()
					&& (this.url.hasCredentials() || this.url.port >= 0)) {
				fail();
			}
			else {
				takeHost(State.PATH_START);
				this.done = this.override != null;
			}
		}
		else {
			this.insideBrackets = (c == '[') || (c != ']' && this.insideBrackets);
			this.buffer.append((char) c);
		}
	}

	private void takeHost(State next) {
		String host = HostParser.parse(this.buffer.toString(), this.url.isSpecial());
		if (host == null) {
			fail();
			return;
		}
		this.url.host = host;
		this.buffer.setLength(0);
		this.state = next;
	}

	private void port(int c) {
		if (isDigit(c)) {
			this.buffer.append((char) c);
		}
		else if (endsAuthority(c) || this.override != null) {
			if (!this.buffer.isEmpty()) {
				int port = portNumber();
				if (port < 0) {
					fail();
					return;
				}
				this.url.port = (port == Url.defaultPort(this.url.scheme)) ? -1 : port;
				this.buffer.setLength(0);
				if (this.override != null) {
					this.done = true;
					return;
				}
			}
			if (this.override != null) {
				fail();
				return;
			}
			again(State.PATH_START);
		}
		else {
			fail();
		}
	}

	private int portNumber() {
		int port = 0;
		for (int i = 0; i < this.buffer.length(); i++) {
			port = port * 10 + (this.buffer.charAt(i) - '0');
			if (port > 65535) {
				return -1;
			}
		}
		return port;
	}

	private void file(int c) {
		this.url.scheme = "file";
		this.url.host = "";
		if (c == '/' || c == '\\') {
			this.state = State.FILE_SLASH;
			return;
		}
		Url base = this.base;
		if (base == null || !base.scheme.equals("file")) {
			again(State.PATH);
			return;
		}
		this.url.host = base.host;
		copyPath(base);
		this.url.query = base.query;
		if (c == '?' || c == '#' || c == END) {
			queryFragmentOrPath(c);
			return;
		}
		this.url.query = null;
		if (startsWithDrive(this.at)) {
			this.url.path = new ArrayList<>();
		}
		else {
			this.url.shortenPath();
		}
		again(State.PATH);
	}

	private void fileSlash(int c) {
		if (c == '/' || c == '\\') {
			this.state = State.FILE_HOST;
			return;
		}
		Url base = this.base;
		if (base != null && base.scheme.equals("file")) {
			this.url.host = base.host;
			if (!startsWithDrive(this.at) && !base.path.isEmpty() && isNormalizedDrive(base.path.get(0))) {
				this.url.path.add(base.path.get(0));
			}
		}
		again(State.PATH);
	}

	private void fileHost(int c) {
		if (c != END && c != '/' && c != '\\' && c != '?' && c != '#') {
			this.buffer.append((char) c);
			return;
		}
		this.at--;
		String text = this.buffer.toString();
		if (this.override == null && isDrive(text)) {
			// The buffer stays: it becomes the first segment of the path.
			this.state = State.PATH;
			return;
		}
		this.buffer.setLength(0);
		if (text.isEmpty()) {
			this.url.host = "";
		}
		else {
			String host = HostParser.parse(text, true);
			if (host == null) {
				fail();
				return;
			}
			this.url.host = host.equals("localhost") ? "" : host;
		}
		this.done = this.override != null;
		this.state = State.PATH_START;
	}

	private void pathStart(int c) {
		if (this.url.isSpecial()) {
			this.state = State.PATH;
			if (c != '/' && c != '\\') {
				this.at--;
			}
		}
		else if (this.override == null && c == '?') {
			this.url.query = "";
			this.state = State.QUERY;
		}
		else if (this.override == null && c == '#') {
			this.url.fragment = "";
			this.state = State.FRAGMENT;
		}
		else if (c != END) {
			this.state = State.PATH;
			if (c != '/') {
				this.at--;
			}
		}
		else if (this.override != null && this.url.host == null) {
			this.url.path.add("");
		}
	}

	private boolean isSlash(int c) {
		return c == '/' || (c == '\\' && this.url.isSpecial());
	}

	private void path(int c) {
		boolean ends = c == END || isSlash(c) || (this.override == null && (c == '?' || c == '#'));
		if (!ends) {
			this.at += PercentEncoding.PATH.append(this.buffer, this.input, this.at) - 1;
			return;
		}
		takeSegment(this.buffer.toString(), isSlash(c));
		this.buffer.setLength(0);
		if (c == '?') {
			this.url.query = "";
			this.state = State.QUERY;
		}
		else if (c == '#') {
			this.url.fragment = "";
			this.state = State.FRAGMENT;
		}
	}

	private void takeSegment(String segment, boolean slashFollows) {
		if (isDoubleDot(segment)) {
			this.url.shortenPath();
			if (!slashFollows) {
				this.url.path.add("");
			}
		}
		else if (isSingleDot(segment)) {
			if (!slashFollows) {
				this.url.path.add("");
			}
		}
		else {
			if (this.url.scheme.equals("file") && this.url.path.isEmpty() && isDrive(segment)) {
				segment = segment.charAt(0) + ":";
			}
			this.url.path.add(segment);
		}
	}

	private void opaquePath(int c) {
		int end = indexOfEither('?', '#');
		String text = this.input.substring(this.at, end);
		boolean partFollows = end < this.input.length();
		if (partFollows && text.endsWith(" ")) {
			// A space before '?' or '#' would be lost if that part were removed.
			text = text.substring(0, text.length() - 1) + "%20";
		}
		this.url.opaquePath = PercentEncoding.C0_CONTROL.encode(text);
		this.at = end;
		this.done = !partFollows;
		if (partFollows) {
			boolean query = this.input.charAt(end) == '?';
			if (query) {
				this.url.query = "";
			}
			else {
				this.url.fragment = "";
			}
			this.state = query ? State.QUERY : State.FRAGMENT;
		}
	}

	private int indexOfEither(char first, char second) {
		int i = this.at;
		while (i < this.input.length() && this.input.charAt(i) != first && this.input.charAt(i) != second) {
			i++;
		}
		return i;
	}

	private void query() {
		int end = (this.override == null) ? this.input.indexOf('#', this.at) : -1;
		end = (end < 0) ? this.input.length() : end;
		PercentEncoding encoding = this.url.isSpecial() ? PercentEncoding.SPECIAL_QUERY : PercentEncoding.QUERY;
		this.url.query += encoding.encode(this.input.substring(this.at, end));
		this.at = end;
		this.done = end == this.input.length();
		if (end < this.input.length()) {
			this.url.fragment = "";
			this.state = State.FRAGMENT;
		}
	}

	private void fragment() {
		this.url.fragment += PercentEncoding.FRAGMENT.encode(this.input.substring(this.at));
		this.done = true;
	}

	private static boolean isAlpha(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	}

	private static boolean isDigit(int c) {
		return c >= '0' && c <= '9';
	}

	private static boolean isDrive(String text) {
		return text.length() == 2 && isAlpha(text.charAt(0)) && (text.charAt(1) == ':' || text.charAt(1) == '|');
	}

	static boolean isNormalizedDrive(String text) {
		return text.length() == 2 && isAlpha(text.charAt(0)) && text.charAt(1) == ':';
	}

	private boolean startsWithDrive(int from) {
		if (this.input.length() - from < 2 || !isDrive(this.input.substring(from, from + 2))) {
			return false;
		}
		return this.input.length() - from == 2 || "/\\?#".indexOf(this.input.charAt(from + 2)) >= 0;
	}

	private static boolean isSingleDot(String segment) {
		return segment.equals(".") || segment.equalsIgnoreCase("%2e");
	}

	private static boolean isDoubleDot(String segment) {
		if (segment.length() < 2 || segment.length() > 6) {
			return false;
		}
		return segment.toLowerCase(Locale.ROOT).replace("%2e", ".").equals("..");
	}

}
