// The claims of the workflows: nothing runs that is not pinned, no job has more rights than it needs, none runs forever,
// and nothing is published that was not tested.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.github/workflows');

const Step = v.object({
  uses: v.optional(v.string()),
  run: v.optional(v.string()),
  if: v.optional(v.string()),
  with: v.optional(v.record(v.string(), v.unknown()), {}),
  env: v.optional(v.record(v.string(), v.string()), {}),
});
const Leg = v.strictObject({ runner: v.string(), publish: v.boolean(), alarm: v.boolean() });
const Matrix = v.union([
  v.object({ include: v.array(Leg) }),
  v.object({ desktop: v.array(v.picklist(['gnome', 'kde', 'wayland'])) }),
]);
const Job = v.object({
  'runs-on': v.string(),
  'timeout-minutes': v.number(),
  permissions: v.record(v.string(), v.string()),
  needs: v.optional(v.union([v.string(), v.array(v.string())]), []),
  if: v.optional(v.string()),
  'continue-on-error': v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string()), {}),
  strategy: v.optional(v.object({ matrix: Matrix })),
  steps: v.array(Step),
});
const Workflow = v.object({
  on: v.record(v.string(), v.unknown()),
  permissions: v.strictObject({}),
  concurrency: v.object({ group: v.string() }),
  jobs: v.record(v.string(), Job),
});

const files = readdirSync(folder).filter((file) => /\.ya?ml$/.test(file));
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const read = (file: string): v.InferOutput<typeof Workflow> =>
  v.parse(Workflow, parse(textOf(file)));
const release = (): v.InferOutput<typeof Workflow> => read('release.yml');

describe.each(files)('%s', (file) => {
  const jobs = (): [string, v.InferOutput<typeof Job>][] => Object.entries(read(file).jobs);
  const steps = () => jobs().flatMap(([, job]) => job.steps);

  it('gives each job a time limit and its own rights, and none by default', () => {
    for (const [, job] of jobs()) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      expect(Object.keys(job.permissions).length).toBeGreaterThan(0);
    }
  });

  it('pins each action to a commit, and says which version that is', () => {
    const uses = textOf(file).match(/uses: .*/g) ?? [];
    expect(uses.length).toBe(steps().filter((step) => step.uses !== undefined).length);
    for (const use of uses)
      expect(use).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('leaves no token in the folder that tests run in', () => {
    const checkouts = steps().filter((step) => step.uses?.startsWith('actions/checkout@'));
    for (const { with: options } of checkouts) expect(options['persist-credentials']).toBe(false);
  });

  it('hands a shell nothing that others can write', () => {
    for (const { run = '' } of steps()) expect(run).not.toContain('${{');
  });

  it('runs scripts that are there', () => {
    const scripts = textOf(file).match(/\bbuild\/[\w./-]+\.mjs\b/g) ?? [];
    expect(scripts.filter((script) => !existsSync(path.join(root, script)))).toEqual([]);
  });
});

describe('the release', () => {
  it('is started by a tag, or by hand without publishing', () => {
    expect(release().on).toEqual({ push: { tags: ['v*'] }, workflow_dispatch: null });
    expect(release().jobs['publish']?.if).toBe("github.event_name == 'push'");
  });

  it('is published by one job, after the tests and all installers', () => {
    const writing = Object.entries(release().jobs).filter(([, { permissions }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writing.map(([name]) => name)).toEqual(['publish']);
    expect(release().jobs['publish']?.needs).toEqual(['test', 'installers']);
  });

  const legs = (): v.InferOutput<typeof Leg>[] => {
    const matrix = release().jobs['installers']?.strategy?.matrix;
    return matrix && 'include' in matrix ? matrix.include : [];
  };

  it('is made on each system and processor, none of them by another', () => {
    const needed = legs().filter(({ alarm }) => !alarm);
    expect(needed.map(({ runner }) => runner).sort()).toEqual([
      ...['macos-15', 'macos-15-intel', 'ubuntu-24.04', 'ubuntu-24.04-arm', 'windows-2025'],
    ]);
    expect(needed.every(({ publish }) => publish)).toBe(true);
    expect(release().jobs['installers']?.['continue-on-error']).toBe('${{ matrix.alarm }}');
  });

  it('is driven by the smoke test before anything of it is kept, on each system', () => {
    const steps = release().jobs['installers']?.steps ?? [];
    const smokes = steps.filter(
      ({ run = '' }) => run.includes('--installers') && !run.includes('package.mjs'),
    );
    expect(smokes.map((step) => step.if)).toEqual(["runner.os != 'Linux'", "runner.os == 'Linux'"]);
    const upload = steps.findIndex((step) => step.uses?.startsWith('actions/upload-artifact@'));
    expect(Math.max(...smokes.map((step) => steps.indexOf(step)))).toBeLessThan(upload);
  });

  it('gives secrets to no job but the one that signs', () => {
    const [before = '', signing = '', after = ''] = textOf('release.yml').split(
      /^ {2}(?:installers|publish):$/m,
    );
    expect(signing).toContain('secrets.');
    expect(before + after).not.toContain('secrets.');
  });
});
