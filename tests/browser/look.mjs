// Looks at a page in Chromium, and prints what is found there as JSON.
//   node look.mjs CHROMIUM ADDRESS [FOLDER]   screenshots and a PDF are put in FOLDER
// It prints "loaded" when the first edition of the page is there, and waits for the second.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [program, address, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const told = { console: [], requests: [], axe: {}, wide: {} };

const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox"] });
const page = await browser.newPage();
page.on("console", (message) => told.console.push(message.text()));
page.on("pageerror", (error) => told.console.push(String(error)));
page.on("request", (request) => told.requests.push(request.url()));

await page.goto(address);
process.stdout.write("loaded\n");
await page.waitForSelector("html[data-edition='2']");
// what evaluate() runs is not the page's own, so its policy stays as it is
await page.evaluate(axe);
for (const [colorScheme, width] of [["light", 320], ["dark", 1280]]) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const { violations } = await page.evaluate(() => window.axe.run(document));
  told.axe[`${colorScheme} ${width}`] = violations.map((each) => `${each.id}: ${each.nodes[0].html}`);
}
for (const width of [320, 768, 1280]) {
  await page.setViewportSize({ width, height: 900 });
  told.wide[width] = await page.evaluate(reachesOut);
  if (folder) {
    await page.screenshot({ path: `${folder}/${width}.png`, fullPage: true });
  }
}
told.keyboard = await byKeyboard();
await page.emulateMedia({ media: "print" });
told.printed = await page.evaluate(() =>
  [...document.querySelectorAll("#foljer, .hopp")].map((each) => getComputedStyle(each).display),
);
told.pdf = (await page.pdf({ format: "A4", path: folder && `${folder}/page.pdf` })).length;
await browser.close();
process.stdout.write(`${JSON.stringify(told)}\n`);

// what is wider than the window, but for what is moved sideways by itself: a table of two
// columns, of names and amounts, is not
function reachesOut() {
  const room = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter(
    (each) => !each.closest(".rullbar > *, .hopp") && each.getBoundingClientRect().right > room + 1,
  );
  const scrolls = document.documentElement.scrollWidth > room ? ["the page"] : [];
  const moved = [...document.querySelectorAll(".rullbar")].filter(
    (each) => !each.querySelector("th:nth-child(3)") && each.scrollWidth > each.clientWidth,
  );
  wide.push(...moved);
  return [...wide.map((each) => each.outerHTML.slice(0, 120)), ...scrolls];
}

// each link in its turn by the Tab key alone, and those on which the focus is not seen
async function byKeyboard() {
  const links = await page.locator("a[href], [tabindex='0']").count();
  const unseen = [];
  const met = new Set();
  for (let at = 0; at < links; at += 1) {
    await page.keyboard.press("Tab");
    const [place, html, isSeen] = await page.evaluate(() => {
      const each = document.activeElement;
      const box = each.getBoundingClientRect();
      const style = getComputedStyle(each);
      const place = [...document.querySelectorAll("*")].indexOf(each);
      const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const isInside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
      return [place, each.outerHTML.slice(0, 120), isOutlined && isInside];
    });
    met.add(place);
    if (!isSeen) {
      unseen.push(html);
    }
  }
  return { links, met: met.size, unseen };
}
