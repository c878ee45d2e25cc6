// Checks the signature of a dossier file, with nothing of Acquis: Node.js, its WebCrypto and its own RFC 8785.
//
//   node tests/signature.mjs acquis_RNCP39866_2026-11-23.json
//
// Prints `signed` and the fingerprint of the key, to be compared with what the candidate reads out (exit 0),
// `unsigned` (exit 2), or `altered` (exit 1).
import { readFileSync } from "node:fs";
import { webcrypto } from "node:crypto";

const { subtle } = webcrypto;
const utf8 = (text) => new TextEncoder().encode(text);
const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));

// RFC 8785: keys in the order of their UTF-16 units, which is how JavaScript compares strings;
// strings and numbers as JSON.stringify writes them.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const field = (key) => `${JSON.stringify(key)}:${canonical(value[key])}`;
  return `{${Object.keys(value).sort().map(field).join(",")}}`;
}

// Seven groups of four digits, each of four bytes of the key's SHA-256.
async function fingerprint(key) {
  const digest = new DataView(await subtle.digest("SHA-256", key));
  const group = (at) => String(digest.getUint32(4 * at) % 10000).padStart(4, "0");
  return Array.from({ length: 7 }, (_, at) => group(at)).join(" ");
}

async function isRight(file, { algorithm, key, value }) {
  if (algorithm !== "ECDSA-P256-SHA256") return false;
  const hash = Buffer.from(await subtle.digest("SHA-256", utf8(canonical(file.dossier))));
  const { exported_at, format, version } = file;
  const signed = { digest: `sha-256:${hash.toString("hex")}`, exported_at, format, version };
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const signer = await subtle.importKey("raw", bytes(key), curve, false, ["verify"]);
  const how = { name: "ECDSA", hash: "SHA-256" };
  return subtle.verify(how, signer, bytes(value), utf8(canonical(signed)));
}

const file = JSON.parse(readFileSync(process.argv[2], "utf8").replace(/^\uFEFF/, ""));
if (!file.signature) {
  console.log("unsigned");
  process.exitCode = 2;
} else if (await isRight(file, file.signature).catch(() => false)) {
  console.log(`signed ${await fingerprint(bytes(file.signature.key))}`);
} else {
  console.log("altered");
  process.exitCode = 1;
}
