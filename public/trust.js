// Trusted Types: the only two ways in which text becomes markup or the address of a program. There is no default policy.
(() => {
  const meta = name => document.querySelector(`meta[name="offprint:${name}"]`).content;
  const serviceWorker = new URL("sw.js", document.baseURI).href;
  const programs = [meta("worker"), meta("reader"), serviceWorker].map(url => new URL(url, document.baseURI).href);

  // The framework's static templates: known elements, double-quoted attributes that neither load nor run anything.
  const ELEMENTS = new Set(("a abbr article aside b bdi blockquote br button circle cite code dd defs del details dfn div dl dt em " +
    "ellipse fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 header hgroup hr i input ins kbd label legend li line " +
    "linearGradient main mark math menu meter mfrac mi mn mo mover mroot mrow ms mspace msqrt msub msubsup msup mtext munder " +
    "munderover nav ol optgroup option output p path polygon polyline pre progress q rect s samp search section select " +
    "small span stop strong sub summary sup svg table tbody td text tfoot th thead time tr tspan u ul use var wbr dialog")
    .toLowerCase().split(" "));
  const ATTRIBUTE = /\s+([a-z][\w:-]*)(?:="([^"<>]*)")?/giy;
  const REFUSED = /^(on.*|src|srcset|srcdoc|xlink:href|style|formaction|data|ping|background|http-equiv|is|nonce)$/i;
  /** Addresses inside the site, and elsewhere over https; nothing that runs. */
  const ADDRESS = /^(https:\/\/|mailto:|[^\s:\\]*$)/;
  const TOKEN = /<!>|<!---->|<!--[\w ]*-->|<\/([a-z][\w-]*)>|<([a-z][\w-]*)((?:\s+[a-z][\w:-]*(?:="[^"<>]*")?)*)\s*\/?>|[^<]+/giy;

  const inert = html => {
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < html.length) {
      const token = TOKEN.exec(html);
      if (!token) throw new TypeError("template refused: " + html.slice(0, 80));
      const name = token[1] ?? token[2];
      if (name && !ELEMENTS.has(name.toLowerCase())) throw new TypeError("template refused: element " + name);
      for (const [, attribute, value = ""] of (token[3] ?? "").matchAll(ATTRIBUTE)) {
        if (REFUSED.test(attribute) || (/^(href|action)$/i.test(attribute) && !ADDRESS.test(value))) throw new TypeError("template refused: attribute " + attribute);
      }
    }
    return html;
  };
  const known = url => {
    const href = new URL(url, document.baseURI).href;
    if (!programs.includes(href)) throw new TypeError("address refused: " + href);
    return href;
  };

  // Browsers without Trusted Types get the same checks.
  const policy = (name, rules) => globalThis.trustedTypes ? trustedTypes.createPolicy(name, rules) : rules;
  const markup = policy("offprint-html", { createHTML: inert });
  const script = policy("offprint-url", { createScriptURL: known });
  // The browser's offer to install the site, kept until the reader asks for it.
  let installation;
  addEventListener("beforeinstallprompt", event => {
    event.preventDefault();
    installation = event;
  });
  const page = {
    script: serviceWorker,
    register: (url, options) => navigator.serviceWorker.register(script.createScriptURL(url), options),
    installation: () => installation,
    installed: () => (installation = undefined),
  };
  globalThis.offprint = Object.freeze({
    /** A static template of the framework as markup. Throws for anything that is not inert. */
    html: text => markup.createHTML(text),
    /** Starts the search worker. */
    worker: url => mailbox.give(new Worker(script.createScriptURL(url), { type: "module", name: "search" })),
    /** Starts the worker that reads files. */
    reader: url => new Worker(script.createScriptURL(url), { type: "module", name: "reader" }),
    /** Calls `f` in a task of its own: before all but the reader's doings, where the browser has such tasks, and no timer delays it. */
    next: f => {
      if (globalThis.scheduler?.postTask) return void scheduler.postTask(f, { priority: "user-blocking" });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = f;
      port2.postMessage(0);
    },
    /** Whether what changes now is painted in the frame at hand. */
    inFrame: mailbox.inFrame,
    /** Carries out a command of `offline.js`, which is loaded at the first; `tell` hears how things stand. */
    offline: (command, tell) => import(new URL(meta("offline"), document.baseURI))
      .then(offline => offline.run(command, tell, page), () => tell?.("failed")),
  });
})();
