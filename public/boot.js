// Before the first paint: theme and route. Later, if the app breaks: the rescue screen. Plain and under 2 KB.
(() => {
const root = document.documentElement;
const base = document.querySelector("[name='offprint:base']").content;
try {
  const { theme } = JSON.parse(localStorage["offprint/settings:" + base]);
  if (/^(light|dark)$/.test(theme)) root.dataset.theme = theme;
}
// Nothing kept, or storage is blocked: as the system has it.
catch {}
if (location.pathname != base || location.search) root.dataset.route = "deep";

const add = (to, tag, look, text = "") => {
  const element = document.createElement(tag);
  element.className = look;
  element.append(text);
  to.append(element);
  return element;
};
const save = () => {
  const kept = Object.entries(localStorage).filter(([key]) => key.startsWith("offprint/"));
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([JSON.stringify(Object.fromEntries(kept), null, 1)]));
  a.download = "offprint-library.json";
  a.click();
};
let shown;
const rescue = what => {
  if (shown || !document.body) return;
  shown = add(document.body, "dialog", "dialog notice");
  add(shown, "h2", "notice-title", "Something broke");
  add(shown, "p", "notice-text", "What you saved is safe. Reload to go on.");
  add(shown, "p", "notice-detail", String(what).slice(0, 400));
  const actions = add(shown, "div", "notice-actions");
  add(actions, "button", "button button-primary", "Reload").onclick = () => location.reload();
  add(actions, "button", "button", "Export library").onclick = save;
  shown.showModal();
};
addEventListener("offprint:panic", e => rescue(e.detail));
addEventListener("unhandledrejection", e => rescue(e.reason));
addEventListener("error", e => {
  if (e.target.src) rescue("Not loaded: " + e.target.src);
  else if (e.message && !/ResizeObserver|extension:/.test(e.message + e.filename)) rescue(e.message);
}, true);
addEventListener("DOMContentLoaded", () => {
  if (window.WebAssembly) return;
  root.dataset.route = "";
  add(document.querySelector(".list-head"), "p", "strip", "This browser cannot search or save. Here is the plain list.");
});
})();
