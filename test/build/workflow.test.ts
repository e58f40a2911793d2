// The workflows run only pinned actions, give each job the rights and time that it needs, test every pull request, and
// publish only what was tested.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

const isLinux = process.platform === 'linux';
const linuxOnly = { meta: { reason: 'The steps are for bash and coreutils' } };
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
  v.strictObject({ include: v.array(Leg) }),
  v.strictObject({ desktop: v.array(v.picklist(['gnome', 'kde', 'wayland'])) }),
  v.strictObject({ system: v.array(v.string()) }),
  v.strictObject({ runner: v.array(v.string()) }),
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
  container: v.optional(v.object({ image: v.string(), options: v.string() })),
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
/** Runs a step as a runner does. @returns its exit code and what it wrote */
const runStep = (run: string, cwd: string, env: NodeJS.ProcessEnv = {}) => {
  const { status, stdout } = spawnSync('bash', ['-eo', 'pipefail', '-c', run], {
    cwd,
    env: { ...process.env, LC_ALL: 'C', ...env },
    encoding: 'utf8',
  });
  return { status, stdout };
};
const release = (): v.InferOutput<typeof Workflow> => read('release.yml');

describe.each(files)('%s', (file) => {
  const jobs = (): [string, v.InferOutput<typeof Job>][] => Object.entries(read(file).jobs);
  const steps = () => jobs().flatMap(([, job]) => job.steps);

  it('gives each job a time limit and its own permissions, none by default', () => {
    for (const [, job] of jobs()) {
      expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
      expect(Object.keys(job.permissions).length).toBeGreaterThan(0);
    }
  });

  it('pins each action to a commit and names its version', () => {
    const uses = textOf(file).match(/uses: .*/g) ?? [];
    expect(uses.length).toBe(steps().filter((step) => step.uses !== undefined).length);
    for (const use of uses)
      expect(use).toMatch(/^uses: actions\/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('keeps the token out of the working folder', () => {
    const checkouts = steps().filter((step) => step.uses?.startsWith('actions/checkout@'));
    for (const { with: options } of checkouts) expect(options['persist-credentials']).toBe(false);
  });

  it('passes no expressions to a shell', () => {
    for (const { run = '' } of steps()) expect(run).not.toContain('${{');
  });

  it.runIf(isLinux)('has steps that a shell can read', linuxOnly, () => {
    for (const { run = '' } of steps())
      expect([run, spawnSync('bash', ['-n'], { input: run }).status]).toEqual([run, 0]);
  });

  it('runs scripts that exist', () => {
    const scripts = textOf(file).match(/\bbuild\/[\w./-]+\.(?:mjs|sh)\b/g) ?? [];
    expect(scripts.filter((script) => !existsSync(path.join(root, script)))).toEqual([]);
  });
});

describe('a pull request', () => {
  const jobs = () => read('pull-request.yml').jobs;
  const runsOf = (job: string): string[] =>
    (jobs()[job]?.steps ?? []).flatMap(({ run }) => run ?? []);

  it('and a push to main start the tests', () => {
    expect(read('pull-request.yml').on).toEqual({
      pull_request: null,
      push: { branches: ['main'] },
    });
  });

  it('runs checks and unit tests on three systems', () => {
    expect(jobs()['unit']?.strategy?.matrix).toEqual({
      system: ['ubuntu-24.04', 'windows-2025', 'macos-15'],
    });
    expect(jobs()['unit']?.['runs-on']).toBe('${{ matrix.system }}');
    expect(runsOf('unit')).toEqual(['npm test -- check', 'npm test -- unit']);
  });

  it('runs the desktop tests on Linux, with the official Electron', () => {
    expect(jobs()['desktop']?.['runs-on']).toMatch(/^ubuntu-/);
    expect(runsOf('desktop')).toEqual([
      expect.stringMatching(/CASJOBS_TRAY_RUNTIME=official npm test -- desktop$/),
    ]);
  });

  it('gets read access only, and no secrets', () => {
    const rights = Object.values(jobs()).flatMap(({ permissions }) => Object.values(permissions));
    expect(new Set(rights)).toEqual(new Set(['read']));
    expect(textOf('pull-request.yml')).not.toMatch(/secrets\.|pull_request_target/);
  });
});

describe('the release', () => {
  const stepNamed = (job: string, part: string): string =>
    release().jobs[job]?.steps.find(({ run }) => run?.includes(part))?.run ?? 'exit 99';

  it.runIf(isLinux)('stops at a tag that is not the version of package.json', linuxOnly, () => {
    const step = stepNamed('version', 'package.json');
    const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(runStep(step, root, { GITHUB_REF_NAME: `v${version}` }).status).toBe(0);
    const { status, stdout } = runStep(step, root, { GITHUB_REF_NAME: 'v99.0.0' });
    expect([status, stdout]).toEqual([1, expect.stringContaining('::error::The tag v99.0.0')]);
  });

  it.runIf(isLinux)('writes checksums that a user can check', linuxOnly, async () => {
    const folder = await temporaryFolder();
    mkdirSync(path.join(folder, 'release'));
    for (const name of ['a b.deb', '-c.rpm'])
      writeFileSync(path.join(folder, 'release', name), name);
    const inside = path.join(folder, 'release');
    expect(runStep(stepNamed('publish', 'sha256sum'), inside).status).toBe(0);
    expect(runStep('sha256sum --check SHA256SUMS', inside)).toEqual({
      status: 0,
      stdout: '-c.rpm: OK\na b.deb: OK\n',
    });
  });

  it('starts for a tag, or by hand without publishing', () => {
    expect(release().on).toEqual({ push: { tags: ['v*'] }, workflow_dispatch: null });
    expect(release().jobs['publish']?.if).toBe("github.event_name == 'push'");
  });

  it('is published by one job, after the tests, all installers, and the rpm on Fedora', () => {
    const writing = Object.entries(release().jobs).filter(([, { permissions }]) =>
      Object.values(permissions).includes('write'),
    );
    expect(writing.map(([name]) => name)).toEqual(['publish']);
    expect(release().jobs['publish']?.needs).toEqual(['test', 'installers', 'fedora']);
  });

  const legs = (): v.InferOutput<typeof Leg>[] => {
    const matrix = release().jobs['installers']?.strategy?.matrix;
    return matrix && 'include' in matrix ? matrix.include : [];
  };

  it('is built on each system and processor', () => {
    const needed = legs().filter(({ alarm }) => !alarm);
    expect(needed.map(({ runner }) => runner).sort()).toEqual([
      'macos-15',
      'macos-15-intel',
      'ubuntu-24.04',
      'ubuntu-24.04-arm',
      'windows-2025',
    ]);
    expect(needed.every(({ publish }) => publish)).toBe(true);
    expect(release().jobs['installers']?.['continue-on-error']).toBe('${{ matrix.alarm }}');
  });

  it('passes the smoke test on each system before its files are kept', () => {
    const steps = release().jobs['installers']?.steps ?? [];
    const smokes = steps.filter(
      ({ run = '' }) => run.includes('--installers') && !run.includes('package.mjs'),
    );
    expect(smokes.map((step) => step.if)).toEqual(["runner.os != 'Linux'", "runner.os == 'Linux'"]);
    const upload = steps.findIndex((step) => step.uses?.startsWith('actions/upload-artifact@'));
    expect(Math.max(...smokes.map((step) => steps.indexOf(step)))).toBeLessThan(upload);
  });

  /** Where a step of a job is, by words of its script. */
  const placeOf = (job: string, words: string): number =>
    (release().jobs[job]?.steps ?? []).findIndex(({ run = '' }) => run.includes(words));
  const placeOfAction = (job: string, action: string): number =>
    (release().jobs[job]?.steps ?? []).findIndex(({ uses = '' }) => uses.startsWith(action));

  it('starts the tar.gz and the AppImage before they are kept', () => {
    const upload = placeOfAction('installers', 'actions/upload-artifact@');
    for (const words of ['tar -xzf dist/tar/', 'dist/release/*.AppImage']) {
      const step = release().jobs['installers']?.steps[placeOf('installers', words)];
      expect(step?.if).toBe("runner.os == 'Linux'");
      expect(step?.run).toContain('build/smoke/start.mjs');
      expect(placeOf('installers', words)).toBeLessThan(upload);
    }
  });

  it('installs and starts the rpm on Fedora, on both processors', () => {
    const fedora = release().jobs['fedora'];
    expect(fedora?.strategy?.matrix).toEqual({ runner: ['ubuntu-24.04', 'ubuntu-24.04-arm'] });
    expect(fedora?.container?.image).toMatch(/^fedora:\d+$/);
    expect(placeOf('fedora', 'build/smoke/rpm.sh')).toBeGreaterThan(
      placeOfAction('fedora', 'actions/download-artifact@'),
    );
  });

  it('keeps each kind of package', () => {
    const uploads = (release().jobs['installers']?.steps ?? []).filter(({ uses = '' }) =>
      uses.startsWith('actions/upload-artifact@'),
    );
    const kept = uploads.map(({ with: options }) => String(options['path'])).join('\n');
    for (const kind of ['AppImage', 'deb', 'rpm', 'tar.gz', 'exe', 'dmg', 'zip'])
      expect(kept).toMatch(new RegExp(`\\*\\.${kind}$`, 'm'));
  });

  it('has a list of libraries, and checksums and an attestation of all its files', () => {
    expect(placeOf('version', 'npm sbom')).toBeGreaterThan(0);
    const attestation = placeOfAction('publish', 'actions/attest-build-provenance@');
    expect(release().jobs['publish']?.steps[attestation]?.with).toEqual({
      'subject-path': 'release/*',
    });
    expect(placeOf('publish', 'sha256sum -- *')).toBeLessThan(attestation);
    expect(attestation).toBeLessThan(placeOf('publish', 'gh release create'));
    expect(release().jobs['publish']?.permissions).toEqual({
      contents: 'write',
      'id-token': 'write',
      attestations: 'write',
    });
  });

  it('gives secrets only to the job that signs', () => {
    const [before = '', signing = '', after = ''] = textOf('release.yml').split(
      /^ {2}(?:installers|fedora):$/m,
    );
    expect(signing).toContain('secrets.');
    expect(before + after).not.toContain('secrets.');
  });
});
