// Makes a built contestant a site like Acquis: a service worker of the same kind, brotli copies.
// node finish.mjs FOLDER WORKER
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [folder, worker] = process.argv.slice(2);
const files = readdirSync(folder).filter((name) => !name.endsWith(".br") && name !== "sw.js");
const list = {};
for (const name of files) {
  const path = name === "index.html" ? "" : name;
  list[path] = `sha256-${createHash("sha256").update(readFileSync(join(folder, name))).digest("base64")}`;
}
const text = readFileSync(worker, "utf8").replace("BUILD_NAME", "bench").replace("BUILD_FILES", JSON.stringify(list));
writeFileSync(join(folder, "sw.js"), text);
for (const name of [...files, "sw.js"]) {
  const data = readFileSync(join(folder, name));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: data.length };
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(data, { params }));
}
