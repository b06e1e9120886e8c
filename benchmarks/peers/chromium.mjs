// Serves a page, the packages of an npm folder and files, on the loopback only, and opens the page
// in headless Chromium without a GPU and without a limit on its frames.
import fs from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const types = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html', '.json': 'application/json' };

export async function open(npm, address, files = {}) {
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname;
    const file = files[name] ?? (name.startsWith('/npm/')
      ? path.join(npm, 'node_modules', name.slice(5)) : path.join(here, name));
    if (!fs.existsSync(file)) { response.writeHead(404); response.end(); return; }
    response.writeHead(200, { 'content-type': types[path.extname(file)] || 'text/plain' });
    fs.createReadStream(file).pipe(response);
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  const { chromium } = createRequire(path.resolve(npm, 'any.js'))('playwright-core');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true,
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
      '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  page.setDefaultTimeout(+(process.env.PEER_LIMIT || 180) * 1000);
  await page.goto(`http://127.0.0.1:${server.address().port}/${address}`);
  return { page, browser };
}
