// Starts the page with the script and the WebAssembly that its own element names: nothing stands
// inline, so that a policy can forbid what does.
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const at = (file) => new URL(file, document.baseURI);
// The page's parts find what they share by this name.
window.wasmBindings = await import(at(js));
await window.wasmBindings.default({ module_or_path: at(wasm) });
