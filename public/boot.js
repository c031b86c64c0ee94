// Before the first paint: theme, route, and what its page needs. Later, if the app breaks: the rescue screen. Plain and
// under 2 KB.
(() => {
const root = document.documentElement;
const find = q => document.querySelector(q);
const base = find("[name='offprint:base']").content;
try {
  const { theme } = JSON.parse(localStorage["offprint/settings:" + base]);
  if (/^(light|dark)$/.test(theme)) root.dataset.theme = theme;
}
// Nothing kept, or storage is blocked: as the system has it.
catch {}
const rest = location.pathname.slice(base.length);
if (rest || location.search) root.dataset.route = "deep";
// Any page but the list and a paper is in the second part of the program, which comes along with the first.
if (rest && !/^paper/.test(rest)) find("[rel=later]")?.setAttribute("rel", "soon");

const add = (to, tag, look, text = "") => {
  const el = document.createElement(tag);
  el.className = look;
  el.append(text);
  to.append(el);
  return el;
};
const save = () => {
  const kept = Object.entries(localStorage).filter(([key]) => /^offprint\//.test(key));
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([JSON.stringify(Object.fromEntries(kept), null, 1)]));
  a.download = "offprint-library.json";
  a.click();
};
let box;
const rescue = what => {
  if (box || !document.body) return;
  box = add(document.body, "dialog", "dialog notice");
  add(box, "h2", "notice-title", "Something broke");
  add(box, "p", "notice-text", "What you saved is safe. Reload to go on.");
  add(box, "p", "notice-detail", String(what).slice(0, 400));
  const row = add(box, "div", "notice-actions");
  add(row, "button", "button button-primary", "Reload").onclick = () => location.reload();
  add(row, "button", "button", "Export library").onclick = save;
  box.showModal();
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
  add(find(".list-head"), "p", "strip", "This browser cannot search or save. Here is the plain list.");
});
})();
