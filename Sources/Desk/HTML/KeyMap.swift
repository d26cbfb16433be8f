/// The keyboard map: the desk's one script, without which everything can be read too.
enum KeyMap {
  static let script = """
    "use strict";
    (() => {
      const keys = [
        ["j, k", "next, previous item"], ["o, Enter", "open the item"],
        ["v", "open the item at its source"], ["/", "search"], ["?", "show or hide these keys"],
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
          "j": () => move(1), "k": () => move(-1), "v": source, "?": show,
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
