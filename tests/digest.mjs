// Confirms the digest of a dossier file, with nothing of Acquis: Node.js and its own RFC 8785.
//
//   node tests/digest.mjs acquis_RNCP39866_2026-11-23.json
//
// Prints `right` (exit 0) or `wrong` with both digests (exit 1).
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

// RFC 8785: keys in the order of their UTF-16 units, which is how JavaScript compares strings;
// strings and numbers as JSON.stringify writes them.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const field = (key) => `${JSON.stringify(key)}:${canonical(value[key])}`;
  return `{${Object.keys(value).sort().map(field).join(",")}}`;
}

const file = JSON.parse(readFileSync(process.argv[2], "utf8").replace(/^\uFEFF/, ""));
const hash = createHash("sha256").update(canonical(file.dossier), "utf8").digest("hex");
const actual = `sha-256:${hash}`;
if (actual === file.digest) {
  console.log("right");
} else {
  console.log(`wrong: the file states ${file.digest}, its dossier has ${actual}`);
  process.exitCode = 1;
}
