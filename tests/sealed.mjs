// Opens a sealed file with nothing of Acquis: node tests/sealed.mjs FILE PASSPHRASE
// The lines below stand in README.md.
import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";

const [, , path, passphrase] = process.argv;
const file = JSON.parse(readFileSync(path, "utf8"));
const bytes = (text) => Buffer.from(text, "base64");
const { iterations, salt } = file.kdf;
const key = pbkdf2Sync(passphrase.normalize("NFKC"), bytes(salt), iterations, 32, "sha256");
const data = bytes(file.data);
const open = createDecipheriv("aes-256-gcm", key, bytes(file.cipher.iv));
open.setAAD(Buffer.from("acquis-sealed/1"));
open.setAuthTag(data.subarray(-16));
process.stdout.write(Buffer.concat([open.update(data.subarray(0, -16)), open.final()]));
