// npm run bench: prints how long very large answers hold up the main process; judges nothing. A number after `--`
// is how many jobs are answered: npm run bench -- 50000.
import { makeBench } from './lib/bundles.mjs';
import { ensure } from './lib/ensure.mjs';
import { follow, script } from './lib/tooling.mjs';

await script(async () => {
  await ensure();
  await makeBench();
  return follow(process.execPath, ['out/bench/large-answer.js', ...process.argv.slice(2)]);
});
