// Runs before everything else: shows the remembered theme, says the language, hides the first view
// where the address asks for another, and tells the reader when the page cannot start or has stopped.
(function () {
  var root = document.documentElement;
  var asked = /[?&]lang=(es|en)\b/.exec(location.search);
  if (asked) root.lang = asked[1];
  // A copied link to the first view says the language alone.
  if (!/^(\?lang=\w*)?$/.test(location.search)) root.setAttribute("data-elsewhere", "");
  try {
    // Blocked storage is an error; 0.2 wrote the word in quotation marks.
    var theme = (localStorage.getItem("cotejo.theme") || "").replace(/"/g, "");
    if (/^(light|dark)$/.test(theme)) root.setAttribute("data-theme", theme);
    var language = localStorage.getItem("cotejo.language");
    if (!asked && /^(es|en)$/.test(language)) root.lang = language;
  } catch (blocked) {}

  function ready(then) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else then();
  }
  function started() {
    return document.getElementById("app").hasAttribute("data-started");
  }
  function show(id) {
    ready(function () {
      if (started()) return;
      root.setAttribute("data-failed", "");
      root.removeAttribute("data-elsewhere");
      document.getElementById("opening").hidden = document.getElementById("late").hidden = true;
      document.getElementById(id).hidden = false;
    });
  }
  function stop() {
    var notice = document.getElementById("stopped");
    if (!notice.hidden) return;
    notice.hidden = false;
    notice.querySelector("button").onclick = function () { location.reload(); };
  }
  // A panic is a trap of the WebAssembly; what it calls may fail in its stead, or the stack be full.
  function isOurs(error) {
    return !!error && (error instanceof WebAssembly.RuntimeError || error instanceof RangeError ||
      error.name === "InternalError" || /wasm/.test(error.stack));
  }
  function failed(error) {
    if (document.readyState !== "loading" && started()) {
      if (isOurs(error)) stop();
      return;
    }
    // A policy that refuses WebAssembly says so in the error's words alone.
    var refused = error instanceof WebAssembly.CompileError && /unsafe-eval|policy/i.test(error.message);
    show(refused ? "no-webassembly" : "not-started");
  }

  // A script that did not load: perhaps it came as what no browser runs.
  function missed(address) {
    fetch(address, { method: "HEAD" }).then(function (answer) {
      var isScript = /(java|ecma)script/.test(answer.headers.get("content-type"));
      show(answer.ok && !isScript ? "wrong-type" : "not-started");
    }, failed);
  }

  if (typeof WebAssembly !== "object") return show("no-webassembly");
  // Scripts that do not load raise events that do not bubble: they are caught on the way down.
  window.addEventListener("error", function (event) {
    var target = event.target;
    if (target === window) failed(event.error);
    else if (target && target.tagName === "SCRIPT") missed(target.src);
  }, true);
  window.addEventListener("unhandledrejection", function (event) { failed(event.reason); });
})();
