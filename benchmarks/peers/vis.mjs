// Drives vis-timeline: node vis.mjs NPM_FOLDER EVENTS.json OPTIONS (JSON of its own options)
// Tells on a line when everything was painted (seconds of the clock of the machine). Then reads
// movements, a JSON object a line: by name, runs of [first day, last day] since 1970; answers each
// with the seconds of every frame but the first of each run. An empty line ends it.
import readline from 'node:readline';
import { open } from './chromium.mjs';

const [npm, events, options] = process.argv.slice(2);
const query = new URLSearchParams({ options });
const { page, browser } = await open(npm, `vis.html?${query}`, { '/events.json': events });
await page.waitForFunction('window.complete || window.failed', null, { polling: 100 });
const failed = await page.evaluate('window.failed');
if (failed) { console.error(failed); process.exit(1); }
const shown = await page.evaluate('window.shown');
console.log(JSON.stringify({ complete: await page.evaluate('window.complete'), shown, version: browser.version() }));
for await (const line of readline.createInterface({ input: process.stdin })) {
  if (!line.trim()) break;
  console.log(JSON.stringify(await page.evaluate(wanted => window.play(wanted), JSON.parse(line))));
}
setTimeout(() => process.exit(0), 3000);
await browser.close();
process.exit(0);
