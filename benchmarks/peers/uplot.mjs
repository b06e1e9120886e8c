// Drives uPlot in headless Chromium: node uplot.mjs NPM_FOLDER N HEIGHT
// Reads a JSON object of scenarios (lists of [from, to], shares of the range) from each line of
// standard input, answers each with a line of medians in milliseconds. Serves on the loopback only.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import readline from 'node:readline';
import { fileURLToPath } from 'node:url';

const [npm, n, height] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const { chromium } = createRequire(path.resolve(npm, 'any.js'))('playwright-core');
const type = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };
const server = http.createServer((request, response) => {
  const name = new URL(request.url, 'http://localhost').pathname;
  const file = name.startsWith('/npm/')
    ? path.join(npm, 'node_modules', name.slice(5)) : path.join(here, name);
  if (!fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
  response.writeHead(200, { 'content-type': type[path.extname(file)] || 'text/plain' });
  fs.createReadStream(file).pipe(response);
});
await new Promise(ready => server.listen(0, '127.0.0.1', ready));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
    '--disable-frame-rate-limit', '--disable-gpu-vsync'],
});
const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
await page.goto(`http://127.0.0.1:${server.address().port}/uplot.html?n=${n}&height=${height}`);
await page.waitForFunction('window.ready');
console.log(JSON.stringify({ chromium: browser.version() }));
for await (const line of readline.createInterface({ input: process.stdin })) {
  const scenarios = JSON.parse(line);
  console.log(JSON.stringify(await page.evaluate(s => window.round(s), scenarios)));
}
await browser.close();
process.exit(0);
