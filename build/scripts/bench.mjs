// npm run bench: measures what the app costs services and the computer; nothing passes or fails. One benchmark:
// npm run bench -- call | large-answer 50000 (jobs in the answer) | large-list 100000 (jobs) | idle | load-simulation 1000 (installations)
import { makeBench } from './lib/bundles.mjs';
import { ensure } from './lib/ensure.mjs';
import { runInherit, script } from './lib/tooling.mjs';

await script(async () => {
  await ensure();
  await makeBench();
  const [name, ...rest] = process.argv.slice(2);
  let code = 0;
  for (const bench of name === undefined
    ? ['call', 'large-answer', 'large-list', 'idle', 'load-simulation']
    : [name]) {
    code ||= await runInherit(process.execPath, ['--expose-gc', `out/bench/${bench}.js`, ...rest]);
  }
  return code;
});
