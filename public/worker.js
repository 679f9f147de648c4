// Keeps what the site has sent, so that a later visit needs no network. The bundler writes the next
// line: what the site is made of, and which version of it this is.
const SITE = { version: "", files: [] };

// Other sites of this origin keep theirs under other names.
const OURS = `cotejo ${registration.scope} `;
const STORE = OURS + SITE.version;
// How long the network may take to say what is newest before what is kept is shown, in milliseconds.
const PATIENCE = 4000;

const at = (file) => new URL(file, registration.scope).href;

// Where something is kept: the page itself once, whatever state its query holds.
function place({ url }) {
  const { origin, pathname } = new URL(url);
  const whole = origin + pathname;
  return whole === at("index.html") ? at(".") : whole;
}

// Whether a path tells its content by a hash: then another content has another path.
const tellsContent = (place) =>
  !place.endsWith(".html") && /[-./_][0-9a-f]{15,}[-./_]/.test(place.slice(registration.scope.length - 1));

// The stores of this site, this version's first and then the newest.
async function stores() {
  const others = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== STORE);
  return [STORE, ...others.reverse()];
}

async function kept(place) {
  for (const name of await stores()) {
    const found = await caches.match(place, { cacheName: name });
    if (found) return found;
  }
}

async function keep(place, answer) {
  const store = await caches.open(STORE);
  // A full store is no reason to show nothing.
  await store.put(place, answer).catch(() => {});
}

// Asks the network, and keeps what is whole: not what a host says of a path that it does not have.
async function fetched(request, place, options) {
  const answer = await fetch(request, options);
  const isPage = request.mode === "navigate" || place.endsWith("/") || place.endsWith(".html");
  const isHtml = /^text\/html/.test(answer.headers.get("content-type"));
  const isWhole = answer.status === 200 && answer.type === "basic" && !answer.redirected;
  if (isWhole && isHtml === isPage) await keep(place, answer.clone());
  return answer;
}

// What is newest, or what is kept where the network takes long, fails or is not there.
async function newest(event, place) {
  const asked = fetched(event.request, place).catch(() => undefined);
  event.waitUntil(asked);
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const first = await Promise.race([asked, late]);
  if (first && first.status < 500) return first;
  return (await kept(place)) ?? (await asked) ?? elsewhere(event.request, place);
}

// The page shows an article whose own page was never kept.
function elsewhere({ mode }, place) {
  const [, id] = /^a\/([^/]+)\.html$/.exec(place.slice(registration.scope.length)) ?? [];
  return mode === "navigate" && id ? Response.redirect(at(`?view=article&id=${id}`)) : Response.error();
}

async function install() {
  const { saveData, effectiveType } = navigator.connection ?? {};
  // On a slow or metered line, no more than the browser has fetched already.
  const isDear = saveData || /[23]g/.test(effectiveType);
  const options = isDear ? { cache: "only-if-cached", mode: "same-origin" } : {};
  for (const file of SITE.files) {
    const place = at(file);
    const had = tellsContent(place) && (await kept(place));
    if (had) await keep(place, had);
    else await fetched(new Request(place, options), place).catch((lost) => { if (!isDear) throw lost; });
  }
  await skipWaiting();
}

async function activate() {
  // An open page may still ask for what is the version's before.
  await Promise.all((await stores()).slice(2).map((name) => caches.delete(name)));
  await clients.claim();
  for (const client of await clients.matchAll()) client.postMessage({ version: SITE.version });
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(registration.scope)) return;
  const where = place(request);
  const answer = tellsContent(where)
    ? kept(where).then((found) => found ?? fetched(request, where))
    : newest(event, where);
  event.respondWith(answer);
});
