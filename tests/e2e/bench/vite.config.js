// Builds one contestant, named by CONTESTANT, with the tool that people build such pages with.
//
// Names carry 16 digits of a hash, so that the server keeps them as long as it keeps those of Acquis.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";

export default {
  root: process.env.CONTESTANT,
  base: "./",
  publicDir: false,
  plugins: [react(), svelte()],
  logLevel: "warn",
  build: {
    outDir: process.env.OUT,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        hashCharacters: "hex",
        entryFileNames: "app-[hash:16].js",
        chunkFileNames: "app-[hash:16].js",
        assetFileNames: "style-[hash:16][extname]",
      },
    },
  },
};
