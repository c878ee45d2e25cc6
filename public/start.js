// The first thing that runs: the build bundles it with the application's own script.
import start from "./application.js";

// The page's policy asks for trusted types. What may be run is one address, that of the service worker;
// no text ever becomes markup (the build looks for it, xtask/src/build/markup.rs).
self.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (address === "./sw.js" ? address : null),
});
start();
