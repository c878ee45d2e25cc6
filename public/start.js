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

// A page of a dossier comes in a parcel: it is fetched beside the application, not after it.
const parcel = DOSSIER_PARCEL;
if (location.hash.startsWith("#/d/")) {
  for (const file of parcel) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href: file });
    document.head.append(link);
  }
}

start();
