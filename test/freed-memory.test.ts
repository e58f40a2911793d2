// What becomes of a password's copies in the memory of a process of its own, as another program reads it.
import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import ts from 'typescript';
import { expect, it, onTestFinished } from 'vitest';
import { copiesIn } from './bench/memory-copies.ts';
import { temporaryFolder } from './fakes/temporary-folder.ts';

const parts = ['zxqv', 'kjwh', 'pl73', '19ab'];
const COPIES = 200;

/**
 * Starts a process that makes copies of a word and drops them; `after` is what it does then. Answers its id, and what it
 * has printed.
 */
const processWith = async (
  before: string,
  after: string,
  mayBeFull = 'undefined',
): Promise<{ pid: number; said: string }> => {
  const folder = await temporaryFolder();
  const source = await readFile(
    path.resolve(import.meta.dirname, '../electron/freed-memory.ts'),
    'utf8',
  );
  const module = ts.ModuleKind.ESNext;
  const js = ts.transpile(source, { module, target: ts.ScriptTarget.ES2022 });
  await writeFile(path.join(folder, 'freed-memory.mjs'), js);
  await writeFile(
    path.join(folder, 'main.mjs'),
    `import { createCollector, overwriteFreedMemory } from './freed-memory.mjs';
    ${before}
    const collect = createCollector(10, ${mayBeFull});
    let texts = Array.from({ length: ${COPIES} }, (_, at) => JSON.stringify({ at, text: ${JSON.stringify(parts)}.join('') }));
    console.log(texts.length);
    texts = [];
    setTimeout(() => { ${after} }, 10);
    setTimeout(() => console.log('ready'), 200);
    setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, ['main.mjs'], { cwd: folder });
  onTestFinished(() => void child.kill());
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.includes('ready')) break;
  }
  expect(child.exitCode).toBeNull();
  return { pid: child.pid ?? 0, said };
};

const linuxOnly = { meta: { reason: 'Only Linux lets memory be read as a file' } };
const isLinux = process.platform === 'linux';

it.runIf(isLinux)('a dropped text lies in memory until it is collected', linuxOnly, async () => {
  const left = await processWith('', '');
  expect(copiesIn(left.pid, parts.join(''))).toBeGreaterThanOrEqual(COPIES);
});

it.runIf(isLinux)('a collection overwrites each dropped text', linuxOnly, async () => {
  const collected = await processWith('overwriteFreedMemory();', 'collect();');
  expect(copiesIn(collected.pid, parts.join(''))).toBeLessThan(COPIES / 20);
});

it.runIf(isLinux)(
  'so does one that looks at what is new only, in a large heap',
  linuxOnly,
  async () => {
    const collected = await processWith('overwriteFreedMemory();', 'collect();', '() => false');
    expect(copiesIn(collected.pid, parts.join(''))).toBeLessThan(COPIES / 20);
  },
);

const counting = `import { constants, PerformanceObserver } from 'node:perf_hooks';
  new PerformanceObserver((list) => list.getEntries().forEach(({ detail }) => {
    if (detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR) console.log('a full one');
  })).observe({ entryTypes: ['gc'] });
  overwriteFreedMemory();`;

it.each([
  ['a heap that is collected quickly is', 'undefined', true],
  ['a large one, which would hold up the thread, is not', '() => false', false],
])('%s collected as a whole', async (_, mayBeFull, isFull) => {
  const { said } = await processWith(counting, 'collect();', mayBeFull);
  expect(said.includes('a full one')).toBe(isFull);
});
