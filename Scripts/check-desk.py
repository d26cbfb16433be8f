#!/usr/bin/env python3
"""Visits every page of a desk in a real browser and fails on what people would stumble over.

Each page is looked at with scripts, without scripts, in the dark, on a narrow screen, and as it prints:
one main heading, a name for every field, no scrolling sideways, enough contrast (WCAG 2.2 AA), nothing in the
console. Then the desk is used by keyboard alone. Screenshots go to a folder.
The bytes of the front page and its script are held to their limits; its first contentful paint is
told (the middle of five visits), since it depends on the machine.
With --pictures it only takes the pictures that the README shows.
Needs chromium and chromium-driver (Debian).
Usage: Scripts/check-desk.py ENTENTE LEDGER [SCREENSHOT_FOLDER] [--pictures]
"""
import base64
import json
import pathlib
import re
import subprocess
import sys
import time
import urllib.parse
import urllib.request

WAYS = ("plain", "noscript", "dark", "narrow", "print")

# What is wrong with the page at hand, as a list of lines.
LOOK = r"""
const faults = [];
for (const folded of document.querySelectorAll("details")) folded.open = true;
const headings = document.querySelectorAll("h1").length;
if (headings !== 1) faults.push(headings + " main headings");
for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
  if (!field.labels.length && !field.getAttribute("aria-label")) faults.push("no label: " + field.name);
}
const page = document.documentElement;
if (page.scrollWidth > page.clientWidth) {
  const wide = [...document.querySelectorAll("main *, header *")].filter(
    (part) => part.getBoundingClientRect().right > page.clientWidth + 1 && !part.closest(".scroll"));
  faults.push("scrolls sideways: " + page.scrollWidth + " px, " + wide.slice(0, 3).map(
    (part) => part.tagName + "." + part.getAttribute("class")));
}
for (const name of ["header", "nav", "main", "footer"]) {
  if (!document.querySelector(name)) faults.push("no " + name);
}
let level = 0;
for (const heading of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
  const next = Number(heading.tagName[1]);
  if (level && next > level + 1) faults.push("heading level skipped: " + heading.textContent.slice(0, 40));
  level = next;
}
const colour = (text) => (text.match(/[\d.]+/g) || []).map(Number);
const light = (c) => [0, 1, 2].map((i) => c[i] / 255).map(
  (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce(
  (sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const backdrop = (part) => {
  for (; part; part = part.parentElement) {
    const c = colour(getComputedStyle(part).backgroundColor);
    if (c.length === 3 || c[3] > .99) return c;
  }
  return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
};
const seen = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const part = walker.currentNode.parentElement;
  if (!walker.currentNode.nodeValue.trim() || seen.has(part) || !part.getClientRects().length) continue;
  if (part.closest("title, script, dialog")) continue;
  seen.add(part);
  const style = getComputedStyle(part);
  const ink = colour(part instanceof SVGElement ? style.fill : style.color);
  const [a, b] = [light(ink), light(backdrop(part))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  const size = parseFloat(style.fontSize);
  const needed = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
  if (ratio < needed) {
    faults.push("contrast " + ratio.toFixed(2) + ": " + part.tagName + " " + part.textContent.slice(0, 30));
  }
}
return [...new Set(faults)].slice(0, 8);
"""

# Whether something is shown that paper has no use for.
USABLE = "return [...document.querySelectorAll('form, nav, footer')].some((part) => part.getClientRects().length)"


class Browser:
    """One session of chromedriver."""

    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"
        options = {"args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1100,900"]}
        wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
        for _ in range(100):
            try:
                answer = self.call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise SystemExit("chromedriver does not answer")
        self.base += "/session/" + answer["sessionId"]

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base + path, data, {"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return json.load(answer)["value"]

    def tool(self, command, **parameters):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def run(self, script):
        return self.call("POST", "/execute/sync", {"script": script, "args": []})

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def press(self, *keys):
        steps = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keys", "actions": steps}]})

    def console(self):
        lines = self.call("POST", "/se/log", {"type": "browser"})
        return [line["message"] for line in lines if line["level"] == "SEVERE"]

    def picture(self, path):
        path.write_bytes(base64.b64decode(self.call("GET", "/screenshot")))


def pages(desk):
    """Every place of the desk, with something to show where it needs a query."""
    def fetch(path):
        with urllib.request.urlopen(desk + path, timeout=120) as answer:
            return json.load(answer)
    found = ["", "stories", "articles", "events", "statements", "agreements", "actors", "network", "ask",
             "feeds", "review", "about", "search?q=declaration", "nothing"]
    question = urllib.parse.quote("Are Albania, Croatia and Kosovo forming a military alliance?")
    found += ["ask?q=" + question, f"ask?q={question}&until=2025-03-20", "network?since=2025-03&until=2025-03",
              "search?q=nothingatall"]
    for kind in ("event", "statement", "agreement"):
        found.append(f"{kind}?at=" + fetch(f"{kind}s.json?limit=1")["items"][0]["at"])
    article = urllib.parse.quote(fetch("articles.json?limit=1")["items"][0]["document"], safe="")
    found += [f"article?id={article}", f"story?id={article}", f"like?id={article}"]
    tie = fetch("network.json")["ties"][0]
    found += ["actor?id=" + tie["source"], f"dyad?a={tie['source']}&b={tie['target']}"]
    return found


def look(browser, desk, folder):
    """Looks at every page in every way; returns faults."""
    faults = []
    for way in WAYS:
        browser.tool("Emulation.setScriptExecutionDisabled", value=way == "noscript")
        scheme = "dark" if way == "dark" else "light"
        browser.tool("Emulation.setEmulatedMedia", media="print" if way == "print" else "", features=[{"name": "prefers-color-scheme", "value": scheme}])
        width = 360 if way == "narrow" else 1100
        browser.tool("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False)
        for page in pages(desk):
            browser.open(desk + page)
            found = browser.run(LOOK) + [
                line for line in browser.console() if not (page == "nothing" and "404" in line)]
            if way == "print" and browser.run(USABLE):
                found.append("a form or a navigation is printed")
            faults += [f"{way} /{page}: {fault}" for fault in found]
            asked = "-".join(pair.split("=")[0] for pair in page.partition("?")[2].split("&"))
            name = re.sub(r"[^a-z]+", "-", page.split("?")[0] + "-" + asked).strip("-") or "front"
            browser.picture(folder / f"{name}-{way}.png")
    return faults


def use_keys(browser, desk):
    """Uses the desk by keyboard alone; returns faults."""
    faults = []

    def expect(is_right, what):
        if not is_right:
            faults.append("keys: " + what)

    def soon(script):
        """Whether something becomes true within some seconds."""
        for _ in range(50):
            if browser.run(script + " && document.readyState === 'complete'"):
                return True
            time.sleep(0.1)
        return False

    browser.tool("Emulation.setScriptExecutionDisabled", value=False)
    browser.tool("Emulation.setEmulatedMedia", media="", features=[])
    browser.open(desk)
    browser.press("\ue004")
    expect(browser.run("return document.activeElement.className") == "skip", "Tab begins with the skip link")
    outlined = 0
    for _ in range(20):
        browser.press("\ue004")
        outlined += browser.run("return getComputedStyle(document.activeElement).outlineStyle !== 'none'")
    expect(outlined == 20, f"focus is seen on {outlined} of 20 stops")
    browser.press("?")
    expect(soon("return !!document.querySelector('dialog[open]')"), "? shows the keys")
    browser.press("\ue00c")
    expect(soon("return !document.querySelector('dialog')"), "Escape hides them")
    browser.press("/")
    expect(soon("return document.activeElement.name === 'q'"), "/ goes to the search")
    browser.press("\ue00c")
    browser.press("g", "a")
    expect(soon("return location.pathname === '/articles'"), "g a goes to the articles")
    browser.press("j")
    first = browser.run("return document.activeElement.href")
    browser.press("j")
    expect(first and browser.run("return document.activeElement.href") != first, "j goes on")
    browser.press("k")
    expect(browser.run("return document.activeElement.href") == first, "k goes back")
    browser.press("o")
    expect(soon("return location.pathname === '/article'"), "o opens the item")
    browser.press("s")
    expect(soon("return document.querySelectorAll('nav.saved a').length === 1"), "s saves the page")
    browser.press("s")
    expect(soon("return !document.querySelector('nav.saved')"), "s again forgets it")
    return faults


def paint(browser, desk):
    """Milliseconds from the start of a visit of the front page until something can be read: the middle of five."""
    browser.tool("Emulation.setScriptExecutionDisabled", value=False)
    times = []
    for _ in range(5):
        browser.open("about:blank")
        browser.open(desk)
        for _ in range(50):
            found = browser.run("return performance.getEntriesByName('first-contentful-paint').map((e) => e.startTime)")
            if found:
                break
            time.sleep(0.1)
        times += found
    return sorted(times)[len(times) // 2] if times else None


def take_pictures(browser, desk, folder):
    """The pictures of the README, each below 150 KB."""
    question = "Are Albania, Croatia and Kosovo forming a military alliance?"
    with urllib.request.urlopen(desk + "articles.json?limit=1", timeout=120) as answer:
        article = json.load(answer)["items"][0]["document"]
    places = {"desk-front": "", "desk-question": "ask?q=" + urllib.parse.quote(question),
              "desk-article": "article?id=" + urllib.parse.quote(article, safe=""), "desk-network": "network"}
    browser.tool("Emulation.setDeviceMetricsOverride", width=1100, height=760, deviceScaleFactor=1, mobile=False)
    for name, path in places.items():
        browser.open(desk + path)
        picture = base64.b64decode(browser.tool("Page.captureScreenshot", format="webp", quality=70)["data"])
        if len(picture) > 150_000:
            raise SystemExit(f"{name}: {len(picture)} bytes, more than 150,000")
        (folder / f"{name}.webp").write_bytes(picture)
        print(f"{folder}/{name}.webp: {len(picture)} bytes")


def weigh(desk):
    """What the first page weighs in bytes, all told; returns faults."""
    sizes = {}
    for path in ("", "desk.css", "desk.js", "icon.svg"):
        with urllib.request.urlopen(desk + path, timeout=120) as answer:
            sizes[path] = len(answer.read())
    print(f"the front page weighs {sum(sizes.values()) / 1024:.1f} KiB, {sizes['desk.js'] / 1024:.1f} KiB of it script")
    faults = [] if sizes["desk.js"] <= 40 * 1024 else ["weight: more than 40 KiB of script"]
    return faults if sum(sizes.values()) <= 150 * 1024 else faults + ["weight: more than 150 KiB"]


def main():
    words = [word for word in sys.argv[1:] if word != "--pictures"]
    program, ledger = words[:2]
    folder = pathlib.Path(words[2] if len(words) > 2 else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    feeds = folder / "feeds.opml"
    feeds.write_text('<opml version="2.0"><head><title>Feeds</title></head><body><outline text="The wire" type="rss" '
                     'xmlUrl="https://wire.example/feed"/></body></opml>')
    server = subprocess.Popen(
        [program, "desk", "--ledger", ledger, "--port", "0", "--feeds", feeds, "--contact", "desk@example.org"],
        stderr=subprocess.PIPE, text=True)
    driver = subprocess.Popen(["chromedriver", "--port=9617"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desk = re.search(r"http://\S+", server.stderr.readline()).group().rstrip(";")
        browser = Browser(9617)
        if "--pictures" in sys.argv:
            take_pictures(browser, desk, folder)
            browser.call("DELETE", "")
            return 0
        print(f"first contentful paint of the front page: {paint(browser, desk)} ms")
        faults = look(browser, desk, folder) + use_keys(browser, desk) + weigh(desk)
        browser.call("DELETE", "")
        visited = len(pages(desk))
    finally:
        driver.terminate()
        server.terminate()
    for fault in faults:
        print(fault)
    print(f"{visited} pages in {len(WAYS)} ways and by keyboard: {len(faults)} faults; pictures in {folder}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
