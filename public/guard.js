// Tells the reader when the page cannot start: no WebAssembly, or a file that did not arrive.
// It runs before everything else and does nothing once the page has started.
(function () {
  function tell(id) {
    var app = document.getElementById("app");
    var message = document.getElementById(id);
    if (!message || app.hasAttribute("data-started")) return;
    document.getElementById("opening").hidden = true;
    message.hidden = false;
  }
  function ready(then) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", then);
    else then();
  }
  if (typeof WebAssembly !== "object") {
    ready(function () { tell("no-webassembly"); });
    return;
  }
  function failed() { ready(function () { tell("not-started"); }); }
  // Scripts that do not load raise events that do not bubble: they are caught on the way down.
  window.addEventListener("error", function (event) {
    var target = event.target;
    if (target === window || (target && target.tagName === "SCRIPT")) failed();
  }, true);
  window.addEventListener("unhandledrejection", failed);
})();
