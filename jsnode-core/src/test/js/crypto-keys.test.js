'use strict';

// crypto: key pairs survive every format, and signatures and agreements fit.

const c = require('crypto');

const kinds = [
  ['rsa', { modulusLength: 1024 }], ['ec', { namedCurve: 'P-256' }], ['ec', { namedCurve: 'secp256k1' }], ['ed25519'],
  ['x25519'],
];

for (const [type, options] of kinds) {
  const { publicKey, privateKey } = c.generateKeyPairSync(type, options);
  console.log(publicKey.asymmetricKeyType, publicKey.asymmetricKeyDetails);
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' });
  console.log(c.createPrivateKey(pem).equals(privateKey), c.createPublicKey(pem).equals(publicKey));
  const jwk = privateKey.export({ format: 'jwk' });
  console.log(Object.keys(jwk).join(), c.createPrivateKey({ key: jwk, format: 'jwk' }).equals(privateKey));
  const secret = privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'top' });
  console.log(secret.split('\n')[0], c.createPrivateKey({ key: secret, passphrase: 'top' }).equals(privateKey));
  if (type === 'x25519') {
    console.log(c.diffieHellman({ privateKey, publicKey }).length);
  } else {
    const digest = type === 'ed25519' ? null : 'sha256';
    const signature = c.sign(digest, Buffer.from('message'), privateKey);
    console.log(c.verify(digest, Buffer.from('message'), publicKey, signature),
                c.verify(digest, Buffer.from('massage'), publicKey, signature));
  }
}
