"""Opens a page in a headless Chromium as a reader would, and says what is wrong with it.

    python3 Tests/Browser/check_page.py report.html --axe axe.min.js --screenshots folder

Checked: nothing is fetched but the page itself, nothing is reported in the console, tables sort and filter, and axe-core finds no
violation in light, dark, narrow and wide windows. Prints one JSON object; the status is 1 where something is wrong.

Chromium is driven over a pipe (its debugging protocol), so that nothing has to be installed for Python.
"""

import argparse
import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

LOOKS = {
    # name: width, height, colour scheme
    "light": (1280, 900, "light"),
    "dark": (1280, 900, "dark"),
    "narrow": (390, 844, "light"),
}

SETTLED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))"

# A table with a filter: by a click its rows are in order, and a word that no row has hides them all.
USED = """(async () => {
  const wrong = [];
  for (const table of document.querySelectorAll("table")) {
    const button = table.querySelector("thead button");
    button.click();
    if (button.parentElement.getAttribute("aria-sort") !== "ascending") wrong.push("does not sort: " + table.caption.textContent);
  }
  for (const field of document.querySelectorAll(".filter")) {
    const rows = [...field.nextElementSibling.querySelectorAll("tbody tr")];
    field.value = "no row has this word";
    field.dispatchEvent(new Event("input"));
    if (rows.some(row => !row.hidden)) wrong.push("does not filter: " + field.getAttribute("aria-label"));
    field.value = "";
    field.dispatchEvent(new Event("input"));
    const most = field.nextElementSibling.classList.contains("long") ? 500 : Infinity;
    if (rows.filter(row => !row.hidden).length !== Math.min(most, rows.length)) wrong.push("stays filtered: " + field.getAttribute("aria-label"));
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) wrong.push("the page scrolls sideways at " + innerWidth);
  return wrong;
})()"""


class Browser:
    """One Chromium with one page."""

    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="assay-chromium-")
        to_browser, from_us = os.pipe()
        to_us, from_browser = os.pipe()
        command = [
            program, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run",
            "--disable-extensions", "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank",
        ]
        self.process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}', *command],
            pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        self.out = os.fdopen(from_us, "wb", buffering=0)
        self.incoming = os.fdopen(to_us, "rb", buffering=0)
        self.rest = b""
        self.number = 0
        self.session = None
        self.events = []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    def receive(self):
        while b"\0" not in self.rest:
            piece = self.incoming.read(1 << 20)
            if not piece:
                raise RuntimeError("Chromium ended; does it start by hand?")
            self.rest += piece
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def wait(self, method):
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self.receive())

    def evaluate(self, expression):
        answer = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"].get("exception", {}).get("description", "script failed"))
        return answer["result"].get("value")

    def look(self, width, height, scheme):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def open(self, address):
        """Seconds until everything is loaded and two frames are drawn."""
        self.events.clear()
        start = time.monotonic()
        self.call("Page.navigate", url=address)
        self.wait("Page.loadEventFired")
        self.evaluate(SETTLED)
        return time.monotonic() - start

    def picture(self, path):
        whole = self.call("Page.getLayoutMetrics")["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": whole["width"], "height": min(whole["height"], 16000), "scale": 1}
        made = self.call("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        path.write_bytes(base64.b64decode(made["data"]))

    def close(self):
        try:
            self.call("Browser.close")
        except (RuntimeError, BrokenPipeError):
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        shutil.rmtree(self.profile, ignore_errors=True)


def complaints(events, address):
    """What the console says, and every request but that for the page itself."""
    found = []
    for event in events:
        parameters = event.get("params", {})
        if event.get("method") == "Log.entryAdded":
            found.append(f"console: {parameters['entry']['text']}")
        elif event.get("method") == "Runtime.exceptionThrown":
            found.append(f"exception: {parameters['exceptionDetails'].get('text')}")
        elif event.get("method") == "Network.requestWillBeSent":
            url = parameters["request"]["url"]
            if url != address and not url.startswith("data:"):
                found.append(f"fetched: {url}")
    return found


def violations(browser, axe, look):
    browser.evaluate(axe + ";0")
    found = browser.evaluate("axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map("
                             "rule => ({rule: rule.id, impact: rule.impact, help: rule.help, count: rule.nodes.length, "
                             "example: rule.nodes[0].html.slice(0, 200), why: rule.nodes[0].failureSummary})))")
    return [{"look": look, **violation} for violation in found]


def check(browser, address, axe, screenshots):
    wrong, loads = [], {}
    for name, (width, height, scheme) in LOOKS.items():
        browser.look(width, height, scheme)
        loads[name] = round(browser.open(address), 3)
        wrong += complaints(browser.events, address)
        if screenshots:
            browser.picture(screenshots / f"{name}.png")
        wrong += browser.evaluate(USED)
        if axe:
            wrong += violations(browser, axe, name)
    if screenshots:
        browser.look(*LOOKS["light"])
        browser.open(address)
        printed = browser.call("Page.printToPDF", printBackground=True, paperWidth=8.27, paperHeight=11.69)
        (screenshots / "print.pdf").write_bytes(base64.b64decode(printed["data"]))
    return {"wrong": wrong, "load_seconds": loads, "axe": bool(axe)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("--axe", type=pathlib.Path, help="axe.min.js; without it accessibility is not checked")
    parser.add_argument("--screenshots", type=pathlib.Path, help="folder for the pictures and print.pdf")
    parser.add_argument("--chromium", default=shutil.which("chromium") or shutil.which("google-chrome"))
    parser.add_argument("--load-only", action="store_true", help="only time the opening: the fastest of three")
    options = parser.parse_args()
    if not options.chromium:
        sys.exit("Chromium is missing: apt-get install chromium")
    if options.screenshots:
        options.screenshots.mkdir(parents=True, exist_ok=True)
    address = options.page.resolve().as_uri()
    browser = Browser(options.chromium)
    try:
        if options.load_only:
            browser.look(*LOOKS["light"])
            result = {"wrong": [], "load_seconds": min(browser.open(address) for _ in range(3))}
        else:
            axe = options.axe.read_text() if options.axe else None
            result = check(browser, address, axe, options.screenshots)
    finally:
        browser.close()
    print(json.dumps(result, indent=2))
    sys.exit(1 if result["wrong"] else 0)


main()
