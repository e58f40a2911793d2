// npm run bench: prints what the app costs others and its computer; judges nothing. One bench alone:
// npm run bench -- large-answer 50000 (so many jobs are answered), npm run bench -- load-simulation 1000 (installations), npm run
// bench -- idle.
import { makeBench } from './lib/bundles.mjs';
import { ensure } from './lib/ensure.mjs';
import { runInherit, script } from './lib/tooling.mjs';

await script(async () => {
  await ensure();
  await makeBench();
  const [name, ...rest] = process.argv.slice(2);
  let code = 0;
  for (const bench of name === undefined ? ['call', 'large-answer', 'idle', 'load-simulation'] : [name]) {
    code ||= await runInherit(process.execPath, [`out/bench/${bench}.js`, ...rest]);
  }
  return code;
});
