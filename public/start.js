// What starts the application: the build bundles it with the application's own script. snapshot.js runs before it.
import start from "./application.js";

// The reader of fiches, a worker: the import page starts it (src/platform/reader.rs).
self.readerScript = "./reader-0000000000000000.js";

// The page's policy asks for trusted types. What may be run is two addresses, that of the service worker
// and that of the reader; no text ever becomes markup (the build looks for it, xtask/src/build/markup.rs).
const RUN = ["./sw.js", self.readerScript];
self.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (RUN.includes(address) ? address : null),
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

// Nothing can be done without WebAssembly, or with one older than what the build asks of it: the page says so,
// in place of the « Ouverture… » that would stay.
const unable = () => {
  self.snapshot.putAway();
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
