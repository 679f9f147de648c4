// Starts the page with the script and the WebAssembly that its own element names: nothing stands
// inline, so that a policy can forbid what does.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (file) => new URL(file, document.baseURI);
try {
  // The page's parts find what they share by this name.
  window.wasmBindings = await import(at(js));
  await window.wasmBindings.default({ module_or_path: at(wasm) });
} catch (lost) {
  // WebKit tells nobody of what a module's own waiting ends in.
  reportError(lost);
}

// Keeps the site for a visit without network, and tells when there is another version of it.
try {
  const { content: version } = document.querySelector("meta[name=version]");
  const worker = navigator.serviceWorker;
  worker.addEventListener("message", ({ data }) => {
    const notice = document.getElementById("renewed");
    notice.hidden = data.version === version;
    const [open, later] = notice.querySelectorAll("button");
    open.onclick = () => location.reload();
    later.onclick = () => { notice.hidden = true; };
  });
  const registration = await worker.register(at("worker.js"));
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) registration.update().catch(() => {});
  });
} catch {
  // Without it, each visit asks the network.
}
