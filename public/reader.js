// The reader of fiches in its worker: starts the wasm that the build bundles with it. What it hears and
// says is in src/bin/acquis-reader.rs.
import start from "./reader-module.js";

// The page is told when it cannot start (src/platform/reader.rs).
start({ module_or_path: "./reader-0000000000000000_bg.wasm" }).catch((error) =>
  setTimeout(() => {
    throw error;
  }),
);
