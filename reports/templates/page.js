"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Light and dark: the system's choice until the reader makes one.
  const theme = byId("theme");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const name = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  theme.hidden = false;
  name();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch (error) { /* a page from disk may have no storage */ }
    name();
  });

  // Search and filter.
  const form = byId("filter"), search = byId("search"), shown = byId("shown");
  const claims = all(".claim").map((element) => ({ element, verdict: element.className.match(/v-(\w+)/)[1], text: "" }));
  form.hidden = false;
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = all("input[name=verdict]:checked", form).map((box) => box.value);
    const filtering = words.length > 0 || wanted.length > 0;
    let count = 0;
    for (const claim of claims) {
      if (words.length && !claim.text) claim.text = claim.element.textContent.toLowerCase();
      const fits = (!wanted.length || wanted.includes(claim.verdict)) && words.every((word) => claim.text.includes(word));
      claim.element.hidden = !fits;
      count += fits;
    }
    for (const part of all(".part")) part.hidden = !part.querySelector(".claim:not([hidden])");
    root.classList.toggle("filtering", filtering);
    shown.textContent = filtering ? `${count} of ${claims.length} claims` : "";
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());

  // A link to something hidden brings it out.
  const reveal = () => {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    if (target.closest(".claim[hidden], .part[hidden]")) { form.reset(); apply(); }
    for (let element = target; element; element = element.parentElement) if (element.tagName === "DETAILS") element.open = true;
    settle(target, 12);
  };
  // Claims are laid out as they come near, which moves what follows: go again until the target stays where it is.
  const settle = (target, times) => {
    target.scrollIntoView();
    if (times) requestAnimationFrame(() => settle(target, times - 1));
  };
  addEventListener("hashchange", reveal);
  if (location.hash) reveal();

  // In a graph, what a claim rests on and what rests on it.
  const walk = (ends, start, from, to) => {
    const found = new Set([start]);
    for (const node of found) for (const pair of ends) if (pair[from] === node) found.add(pair[to]);
    return found;
  };
  for (const graph of all(".graph")) {
    const trace = (event) => {
      const node = event.target.closest("a");
      graph.classList.toggle("tracing", Boolean(node));
      if (!node) return;
      const edges = all("path", graph), ends = edges.map((edge) => edge.dataset.edge.split(" ").map(Number));
      const nodes = all("a", graph), place = nodes.indexOf(node);
      const below = walk(ends, place, 1, 0), above = walk(ends, place, 0, 1);
      nodes.forEach((other, i) => other.classList.toggle("on", below.has(i) || above.has(i)));
      edges.forEach((edge, i) => edge.classList.toggle("on", [below, above].some((set) => ends[i].every((end) => set.has(end)))));
    };
    for (const kind of ["mouseover", "focusin"]) graph.addEventListener(kind, trace);
    for (const kind of ["mouseleave", "focusout"]) graph.addEventListener(kind, () => graph.classList.remove("tracing"));
  }

  // Copy buttons appear when a proof is opened; what scrolls can be reached by keyboard.
  const copyable = (details) => {
    for (const code of all("code.copy", details)) {
      if (code.nextElementSibling) continue;
      const button = Object.assign(document.createElement("button"), { type: "button", className: "copied", textContent: "Copy" });
      button.setAttribute("aria-label", `Copy ${code.textContent.slice(0, 40)}`);
      button.addEventListener("click", () => {
        const range = document.createRange();
        range.selectNodeContents(code);
        getSelection().removeAllRanges();
        getSelection().addRange(range);
        button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
      });
      code.after(button);
    }
  };
  document.addEventListener("toggle", (event) => { if (event.target.open) copyable(event.target); }, true);
  const reach = () => { for (const box of all(".statement, .display")) if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; };
  addEventListener("load", () => setTimeout(reach, 200));

  // Paper has no buttons: open what is closed, and close it again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details:not([open])").filter((details) => !details.closest(".timing, .claim"));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
})();
