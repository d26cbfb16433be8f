/// The keyboard map: the desk's one script, without which everything can be read too.
enum KeyMap {
  static let script = """
    "use strict";
    (() => {
      const keys = [
        ["j, k", "next, previous item"], ["o, Enter", "open the item"],
        ["v", "open the item at its source"],
        ["s", "save the item or this page in this browser, or forget it"],
        ["/", "search"], ["?", "show or hide these keys"],
        ["Esc", "leave a field, close this"],
      ];
      const places = [...document.querySelectorAll("nav a[data-key]")];
      const items = () => [...document.querySelectorAll(
        ".item, main tbody tr, ol.records li, main blockquote")].filter(
          (item) => item.querySelector("a[href]") && item.getClientRects().length);
      let waiting = false;
      let current = -1;

      const show = () => {
        const open = document.querySelector("dialog");
        if (open) { open.close(); return; }
        const dialog = document.createElement("dialog");
        dialog.setAttribute("aria-label", "Keys");
        const title = document.createElement("h2");
        title.textContent = "Keys";
        const list = document.createElement("dl");
        for (const [key, meaning] of keys.concat(
          places.map((place) => ["g " + place.dataset.key, place.textContent]))) {
          const term = document.createElement("dt");
          term.textContent = key;
          const words = document.createElement("dd");
          words.textContent = meaning;
          list.append(term, words);
        }
        const button = document.createElement("button");
        button.textContent = "Close";
        button.addEventListener("click", () => dialog.close());
        dialog.append(title, list, button);
        dialog.addEventListener("close", () => dialog.remove());
        document.body.append(dialog);
        dialog.showModal();
      };

      const move = (step) => {
        const all = items();
        if (!all.length) return;
        const inside = all.findIndex((item) => item.contains(document.activeElement));
        current = Math.min(all.length - 1, Math.max(0, (inside < 0 ? current : inside) + step));
        all[current].querySelector("a[href]").focus();
        all[current].scrollIntoView({block: "nearest"});
      };

      const source = () => {
        const item = items().find((item) => item.contains(document.activeElement));
        const link = (item ?? document.querySelector("main"))?.querySelector("a[rel~=external]");
        link?.click();
      };

      const header = document.querySelector("header");
      const saved = () => {
        try {
          const list = JSON.parse(localStorage.getItem("saved"));
          return Array.isArray(list) ? list.filter(
            (place) => place.path?.[0] === "/" && place.path[1] !== "/") : [];
        } catch { return []; }
      };

      const showSaved = () => {
        document.querySelector("nav.saved")?.remove();
        const list = saved();
        if (!list.length) return;
        const nav = document.createElement("nav");
        nav.className = "saved";
        nav.setAttribute("aria-label", "Saved in this browser");
        for (const place of list) {
          const link = document.createElement("a");
          link.setAttribute("href", place.path);
          link.textContent = place.title;
          nav.append(link);
        }
        header.append(nav);
      };

      const tell = (words, path) => {
        let line = document.querySelector("p.progress");
        if (!line) {
          line = document.createElement("p");
          line.className = "progress meta";
          line.setAttribute("role", "status");
          header.append(line);
        }
        line.textContent = words;
        if (!path) return;
        const link = document.createElement("a");
        link.setAttribute("href", path);
        link.textContent = "Show";
        line.append(" ", link);
      };

      const save = () => {
        const item = items().find((item) => item.contains(document.activeElement));
        const link = item?.querySelector("a[href]");
        const address = new URL(link?.href ?? location.href);
        if (address.origin !== location.origin) return;
        const path = address.pathname + address.search;
        const title = (link?.textContent ?? document.title.replace(" – Entente", "")).trim();
        const list = saved();
        const others = list.filter((place) => place.path !== path);
        const isNew = others.length === list.length;
        if (isNew) others.unshift({path, title: title.slice(0, 80) || path});
        try { localStorage.setItem("saved", JSON.stringify(others.slice(0, 12))); } catch { return; }
        showSaved();
        tell((isNew ? "Saved: " : "No longer saved: ") + title);
      };

      // Steps by day or month as a slider too, which fills the fields of the form in.
      const slide = (steps) => {
        const links = [...steps.querySelectorAll("ol.days a")];
        const form = document.querySelector("main form.filters");
        if (links.length < 2 || !form) return;
        const range = document.createElement("input");
        range.type = "range";
        range.max = links.length - 1;
        range.value = Math.max(0, links.findIndex((link) => link.hasAttribute("aria-current")));
        range.setAttribute("aria-label", steps.getAttribute("aria-label"));
        const name = () => range.setAttribute("aria-valuetext", links[range.value].textContent);
        range.addEventListener("input", () => {
          const query = new URL(links[range.value].href).searchParams;
          for (const field of ["since", "until"]) {
            if (form.elements[field]) form.elements[field].value = query.get(field) ?? "";
          }
          name();
        });
        name();
        steps.prepend(range);
      };

      // A file's text goes into the field beside it, since forms are sent without files.
      const choose = (field) => {
        const file = document.createElement("input");
        file.type = "file";
        file.accept = ".opml,.xml";
        file.setAttribute("aria-label", "Take the text of a file");
        file.addEventListener("change", async () => {
          field.value = (await file.files[0]?.text()) ?? "";
        });
        field.closest("label").before(file);
      };

      // How the ledger grows while the page is looked at.
      let stream;
      let first;
      const listen = () => {
        if (document.hidden) { stream?.close(); stream = undefined; return; }
        if (stream || !document.querySelector("nav a[aria-current=page]")) return;
        stream = new EventSource("/progress");
        stream.addEventListener("message", (event) => {
          const state = JSON.parse(event.data);
          first ??= state;
          const more = state.articles - first.articles;
          if (more > 0) {
            tell(more + (more > 1 ? " articles have" : " article has") + " come in.",
              location.pathname + location.search);
          }
        });
      };

      document.addEventListener("visibilitychange", listen);
      document.querySelectorAll("nav.days").forEach(slide);
      document.querySelectorAll("textarea[data-file]").forEach(choose);
      showSaved();
      listen();

      document.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
        const target = event.target;
        if (target.matches("input, select, textarea")) {
          if (event.key === "Escape") target.blur();
          return;
        }
        if (waiting) {
          waiting = false;
          const place = places.find((place) => place.dataset.key === event.key);
          if (place) { event.preventDefault(); place.click(); }
          return;
        }
        const actions = {
          "j": () => move(1), "k": () => move(-1), "v": source, "s": save, "?": show,
          "o": () => document.activeElement?.closest("a[href]")?.click(),
          "/": () => document.querySelector("input[type=search]")?.focus(),
          "g": () => { waiting = true; },
        };
        const action = actions[event.key];
        if (action) { event.preventDefault(); action(); }
      });
    })();

    """
}
