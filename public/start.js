// The first thing that runs: the build bundles it with the application's own script.
import start from "./application.js";

// The page's policy asks for trusted types. What may be run is one address, that of the service worker;
// no text ever becomes markup (the build looks for it, xtask/src/build/markup.rs).
self.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (address === "./sw.js" ? address : null),
});

// The browser's offer to install comes early and once: it is kept for when the page asks for it
// (src/platform/install.rs).
const offered = (offer) => {
  self.installation = offer;
  dispatchEvent(new Event("installation"));
};
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered(event);
});
addEventListener("appinstalled", () => offered(null));

// Nothing can be done without WebAssembly, or with one older than what the build asks of it: the page says so,
// in place of the « Ouverture… » that would stay.
const unable = () => {
  document.getElementById("unable").hidden = false;
  for (const line of document.querySelectorAll(".boot")) line.remove();
};
if (typeof WebAssembly === "object") {
  start().catch((error) => {
    if (error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError) unable();
    throw error;
  });
} else {
  unable();
}
