// npm run practice: runs the practice service on 127.0.0.1 with plain Node.
import { makePractice } from './lib/bundles.mjs';
import { ensure } from './lib/ensure.mjs';
import { runInherit, script } from './lib/tooling.mjs';

await script(async () => {
  await ensure();
  await makePractice();
  return runInherit(process.execPath, ['out/practice/practice-cli.js', ...process.argv.slice(2)]);
});
