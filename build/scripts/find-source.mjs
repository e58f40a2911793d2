// Finds the line of the sources for a place in the log (`at="main-1a2b.js:1:23456"`), by the source maps in out/main:
// node build/scripts/find-source.mjs main-1a2b.js:1:23456. They must be of the same version: check out its tag, and run
// npm run package.
import { sourceOf } from './lib/source-maps.mjs';
import { at, say, script } from './lib/tooling.mjs';

await script(() => {
  say(sourceOf(process.argv[2] ?? '', at('out/main')));
  return Promise.resolve();
});
