package dev.jsnode.builtin;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.netty.util.NetUtil;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.graalvm.polyglot.HostAccess;
import org.jspecify.annotations.Nullable;

/**
 * A certificate for JavaScript, in the texts that OpenSSL makes of it.
 */
public final class CertificateHandle {

	private static final Map<String, String> SHORT_NAMES = Map.ofEntries(Map.entry("2.5.4.6", "C"),
			Map.entry("2.5.4.8", "ST"), Map.entry("2.5.4.7", "L"), Map.entry("2.5.4.10", "O"),
			Map.entry("2.5.4.11", "OU"), Map.entry("2.5.4.3", "CN"), Map.entry("2.5.4.4", "SN"),
			Map.entry("2.5.4.5", "serialNumber"), Map.entry("2.5.4.9", "street"), Map.entry("2.5.4.12", "title"),
			Map.entry("2.5.4.15", "businessCategory"), Map.entry("2.5.4.17", "postalCode"), Map.entry("2.5.4.42", "GN"),
			Map.entry("2.5.4.46", "dnQualifier"), Map.entry("2.5.4.97", "organizationIdentifier"),
			Map.entry("1.2.840.113549.1.9.1", "emailAddress"), Map.entry("0.9.2342.19200300.100.1.1", "UID"),
			Map.entry("0.9.2342.19200300.100.1.25", "DC"), Map.entry("1.3.6.1.4.1.311.60.2.1.1", "jurisdictionL"),
			Map.entry("1.3.6.1.4.1.311.60.2.1.2", "jurisdictionST"),
			Map.entry("1.3.6.1.4.1.311.60.2.1.3", "jurisdictionC"));

	private static final Map<String, String> NIST = Map.of("prime256v1", "P-256", "secp384r1", "P-384", "secp521r1",
			"P-521", "secp224r1", "P-224", "prime192v1", "P-192");

	private static final DateTimeFormatter DATE = DateTimeFormatter
		.ofPattern("MMM ppd HH:mm:ss yyyy 'GMT'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final BindingContext context;

	private final List<X509Certificate> chain;

	private final int index;

	private final X509Certificate certificate;

	CertificateHandle(BindingContext context, List<X509Certificate> chain, int index) {
		this.context = context;
		this.chain = chain;
		this.index = index;
		this.certificate = chain.get(index);
	}

	/** A chain in order, with the authorities that the peer did not send. */
	static List<X509Certificate> complete(X509Certificate[] sent, Collection<X509Certificate> authorities) {
		List<X509Certificate> ordered = new ArrayList<>(List.of(sent[0]));
		List<X509Certificate> known = new ArrayList<>(Arrays.asList(sent));
		known.addAll(authorities);
		X509Certificate last = sent[0];
		while (last != null && !isSelfIssued(last)) {
			var name = last.getIssuerX500Principal();
			last = known.stream()
				.filter((each) -> each.getSubjectX500Principal().equals(name) && !ordered.contains(each))
				.findFirst()
				.orElse(null);
			if (last != null) {
				ordered.add(last);
			}
		}
		return ordered;
	}

	private static boolean isSelfIssued(X509Certificate certificate) {
		return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
	}

	/** The next certificate of the chain, if it is known. */
	@HostAccess.Export
	public @Nullable CertificateHandle issuerCertificate() {
		return (this.index + 1 < this.chain.size()) ? new CertificateHandle(this.context, this.chain, this.index + 1)
				: null;
	}

	@HostAccess.Export
	public boolean selfIssued() {
		return isSelfIssued(this.certificate);
	}

	@HostAccess.Export
	public @Nullable Object raw() {
		return this.context.run("TLSWRAP", null, this.certificate::getEncoded);
	}

	/** Pairs of names and values one after another. */
	@HostAccess.Export
	public @Nullable Object subject() {
		return this.context.run("TLSWRAP", null,
				() -> names(X500Name.getInstance(this.certificate.getSubjectX500Principal().getEncoded())));
	}

	/** Pairs of names and values one after another. */
	@HostAccess.Export
	public @Nullable Object issuer() {
		return this.context.run("TLSWRAP", null,
				() -> names(X500Name.getInstance(this.certificate.getIssuerX500Principal().getEncoded())));
	}

	/** OpenSSL's text of the alternative names; {@code null} if there are none. */
	@HostAccess.Export
	public @Nullable Object subjectAltName() {
		return this.context.run("TLSWRAP", null, () -> {
			byte[] value = extension(Extension.subjectAlternativeName);
			if (value == null) {
				return null;
			}
			List<String> texts = new ArrayList<>();
			for (GeneralName name : GeneralNames.getInstance(value).getNames()) {
				texts.add(text(name));
			}
			return String.join(", ", texts);
		});
	}

	/** Pairs of method and location one after another; {@code null} if there are none. */
	@HostAccess.Export
	public @Nullable Object infoAccess() {
		return this.context.run("TLSWRAP", null, () -> {
			byte[] value = extension(Extension.authorityInfoAccess);
			if (value == null) {
				return null;
			}
			List<String> pairs = new ArrayList<>();
			for (AccessDescription each : AuthorityInformationAccess.getInstance(value).getAccessDescriptions()) {
				String method = each.getAccessMethod().equals(AccessDescription.id_ad_ocsp) ? "OCSP" : "CA Issuers";
				String[] location = text(each.getAccessLocation()).split(":", 2);
				pairs.add(method + " - " + location[0]);
				pairs.add(location[1]);
			}
			return pairs.toArray(String[]::new);
		});
	}

	@HostAccess.Export
	public boolean isAuthority() {
		return this.certificate.getBasicConstraints() != -1;
	}

	@HostAccess.Export
	public String validFrom() {
		return date(this.certificate.getNotBefore());
	}

	@HostAccess.Export
	public String validTo() {
		return date(this.certificate.getNotAfter());
	}

	@HostAccess.Export
	public String serialNumber() {
		return hex(this.certificate.getSerialNumber());
	}

	/** Object identifiers; {@code null} for no limit. */
	@HostAccess.Export
	public @Nullable Object extendedKeyUsage() {
		return this.context.run("TLSWRAP", null, () -> {
			List<String> usages = this.certificate.getExtendedKeyUsage();
			return (usages != null) ? usages.toArray(String[]::new) : null;
		});
	}

	/** The public key. */
	@HostAccess.Export
	public @Nullable Object publicKey() {
		return this.context.run("TLSWRAP", null, () -> new KeyHandle(this.context, key(), null));
	}

	/** The public key in DER, of an elliptic curve its point. */
	@HostAccess.Export
	public @Nullable Object publicKeyBytes(boolean point) {
		return this.context.run("TLSWRAP", null,
				() -> point ? key().getPublicKeyData().getOctets() : key().getEncoded());
	}

	/** The modulus of an RSA key. */
	@HostAccess.Export
	public @Nullable Object modulus() {
		return this.context.run("TLSWRAP", null,
				() -> hex(RSAPublicKey.getInstance(key().parsePublicKey()).getModulus()));
	}

	/** The bits of an elliptic curve. */
	@HostAccess.Export
	public int curveBits() {
		return Curves.of(key().getAlgorithm()).getN().bitLength();
	}

	/** NIST's name of a curve; {@code null} if it has none. */
	@HostAccess.Export
	public @Nullable String nistCurve(String curve) {
		return NIST.get(curve);
	}

	private SubjectPublicKeyInfo key() {
		return SubjectPublicKeyInfo.getInstance(this.certificate.getPublicKey().getEncoded());
	}

	private byte @Nullable [] extension(ASN1ObjectIdentifier id) {
		byte[] value = this.certificate.getExtensionValue(id.getId());
		return (value != null) ? ASN1OctetString.getInstance(value).getOctets() : null;
	}

	private static String[] names(X500Name name) {
		List<String> pairs = new ArrayList<>();
		for (RDN rdn : name.getRDNs()) {
			for (var pair : rdn.getTypesAndValues()) {
				pairs.add(shortName(pair.getType()));
				pairs.add(plain(pair.getValue()));
			}
		}
		return pairs.toArray(String[]::new);
	}

	private static String shortName(ASN1ObjectIdentifier type) {
		return SHORT_NAMES.getOrDefault(type.getId(), type.getId());
	}

	private static String plain(org.bouncycastle.asn1.ASN1Encodable value) {
		return (value instanceof org.bouncycastle.asn1.ASN1String string) ? string.getString()
				: IETFUtils.valueToString(value);
	}

	private static String text(GeneralName name) throws IOException {
		return switch (name.getTagNo()) {
			case GeneralName.rfc822Name -> "email:" + quoted(plain(name.getName()));
			case GeneralName.dNSName -> "DNS:" + quoted(plain(name.getName()));
			case GeneralName.uniformResourceIdentifier -> "URI:" + quoted(plain(name.getName()));
			case GeneralName.iPAddress ->
				"IP Address:" + address(ASN1OctetString.getInstance(name.getName()).getOctets());
			case GeneralName.registeredID -> "Registered ID:" + name.getName();
			case GeneralName.directoryName -> "DirName:" + quoted(directory(X500Name.getInstance(name.getName())));
			default -> "othername:<unsupported>";
		};
	}

	private static String directory(X500Name name) {
		String[] pairs = names(name);
		List<String> parts = new ArrayList<>();
		for (int i = pairs.length - 2; i >= 0; i -= 2) {
			parts.add(pairs[i] + "=" + pairs[i + 1]);
		}
		return String.join(",", parts);
	}

	private static String address(byte[] bytes) {
		if (bytes.length == 16) {
			List<String> groups = new ArrayList<>();
			for (int i = 0; i < 16; i += 2) {
				groups.add(Integer.toHexString((bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff).toUpperCase(Locale.ROOT));
			}
			return String.join(":", groups);
		}
		return (bytes.length == 4) ? NetUtil.bytesToIpAddress(bytes) : "<invalid length=" + bytes.length + ">";
	}

	/** A name that could be taken for more than one is written as a JSON string. */
	private static String quoted(String text) {
		boolean safe = text.chars()
			.allMatch((c) -> c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != ',' && c != '\'');
		if (safe) {
			return text;
		}
		StringBuilder json = new StringBuilder("\"");
		text.chars().forEach((c) -> {
			if (c == '"' || c == '\\') {
				json.append('\\').append((char) c);
			}
			else if (c >= ' ' && c <= '~' && c != ',') {
				json.append((char) c);
			}
			else {
				json.append(String.format("\\u%04x", c));
			}
		});
		return json.append('"').toString();
	}

	private static String date(Date date) {
		return DATE.format(date.toInstant());
	}

	private static String hex(BigInteger number) {
		byte[] bytes = number.toByteArray();
		String hex = HexFormat.of().withUpperCase().formatHex(bytes);
		return (bytes.length > 1 && bytes[0] == 0) ? hex.substring(2) : hex;
	}

}
