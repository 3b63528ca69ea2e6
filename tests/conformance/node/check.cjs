// Checks EPUB files with Ace by DAISY and with axe-core (WCAG 2.2 A and AA, best practice), one browser each for all.
// usage: CHROMIUM=/path/to/chromium node check.cjs BOOK.epub… > result.json
//   [{ "book": "…", "ace": [{ "impact": "…", "rule": "…", "where": "…" }], "axe": [ the same ] }]
"use strict";

const childProcess = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");

process.env.PUPPETEER_EXECUTABLE_PATH = process.env.CHROMIUM;
const ace = require("@daisy/ace-core");
const aceRunner = require("@daisy/ace-axe-runner-puppeteer");
const { chromium } = require("playwright-core");

// Ace opens and closes a browser for each book; this lets all books share one.
let opened;
const sharedRunner = { ...aceRunner, launch: () => (opened ??= aceRunner.launch()), close: async () => {} };

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

async function withAce(book) {
  const options = { cwd: process.cwd(), outdir: fs.mkdtempSync(path.join(os.tmpdir(), "ace-")), silent: true };
  const [, report] = await ace(book, { ...options, initLogger: true, verbose: false }, sharedRunner);
  fs.rmSync(options.outdir, { recursive: true });
  return report.assertions.flatMap((page) =>
    (page.assertions || []).map((found) => ({
      impact: found["earl:test"]["earl:impact"],
      rule: found["earl:test"]["dct:title"],
      where: page["earl:testSubject"].url,
    })),
  );
}

function pages(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".xhtml"))
    .map((name) => path.join(folder, name))
    .sort();
}

async function withAxe(browser, book) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "axe-"));
  childProcess.execFileSync("python3", ["-m", "zipfile", "-e", book, folder]);
  const found = [];
  for (const file of pages(folder)) {
    const page = await browser.newPage();
    await page.route("**/*", (route) =>
      route.request().url().startsWith("file:") ? route.continue() : route.abort(),
    );
    await page.goto(`file://${file}`);
    await page.evaluate(fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8"));
    const result = await page.evaluate(
      (values) => globalThis.axe.run(document, { runOnly: { type: "tag", values } }),
      RULES,
    );
    for (const rule of result.violations) {
      for (const node of rule.nodes) {
        found.push({ impact: rule.impact, rule: rule.id, where: `${path.basename(file)} ${node.target}` });
      }
    }
    await page.close();
  }
  fs.rmSync(folder, { recursive: true });
  return found;
}

(async () => {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const out = [];
  for (const book of process.argv.slice(2)) {
    out.push({ book: path.basename(book), ace: await withAce(book), axe: await withAxe(browser, book) });
  }
  await browser.close();
  if (opened) await aceRunner.close();
  fs.writeFileSync(1, JSON.stringify(out));
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(2);
});
