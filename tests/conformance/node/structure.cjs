// What Chromium's document holds of structure: headings, lists, tables, figures, quotations and code, in order.
// No script of the page runs, and nothing is fetched.
// usage: CHROMIUM=/path/to/chromium node structure.cjs PAGE.html… > result.json
//   [{ "page": "…", "found": [{ "tag": "h2", "words": "…", … }] }]
"use strict";

const path = require("path");
const { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");

function structure() {
  const silent = "script, style, template, noscript, svg";
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(silent).forEach((inner) => inner.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const cell = (one) => ({
    words: words(one),
    header: one.tagName === "TH",
    colspan: one.colSpan,
    rowspan: one.rowSpan,
  });
  const kinds = "h1, h2, h3, h4, h5, h6, ul, ol, table, figure, blockquote, pre";
  return [...document.body.querySelectorAll(kinds)]
    .filter((element) => !element.closest("noscript, template, svg"))
    .map((element) => {
      const tag = element.tagName.toLowerCase();
      const found = { tag, words: words(element) };
      if (tag === "ul" || tag === "ol") {
        found.items = [...element.children].filter((item) => item.tagName === "LI").map(words);
      } else if (tag === "table") {
        found.rows = [...element.rows].map((row) => [...row.cells].map(cell)).filter((row) => row.length);
        found.caption = element.caption ? words(element.caption) : "";
        found.nested = element.querySelector("table") !== null;
      } else if (tag === "figure") {
        const caption = element.querySelector("figcaption");
        found.caption = caption ? words(caption) : "";
        found.pictures = element.querySelectorAll("img").length;
      }
      return found;
    });
}

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
  const out = [];
  for (const file of process.argv.slice(2)) {
    const address = pathToFileURL(path.resolve(file)).href;
    const page = await context.newPage();
    await page.route("**/*", (route) => (route.request().url() === address ? route.continue() : route.abort()));
    await page.goto(address, { waitUntil: "domcontentloaded" });
    out.push({ page: path.basename(file, ".html"), found: await page.evaluate(structure) });
    await page.close();
  }
  await browser.close();
  process.stdout.write(JSON.stringify(out));
})().catch((error) => {
  console.error(error);
  process.exit(2);
});
