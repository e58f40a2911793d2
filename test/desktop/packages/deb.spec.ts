// The Debian package on an isolated system: checked, installed, started by its desktop entry, upgraded and removed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { environmentOf } from '../command-line.ts';
import { expect, test } from '../fixtures.ts';
import { waitForJobs, signInTo } from '../user-steps.ts';
import { openTray } from '../tray.ts';
import { asRoot, debFile, execute, install, library, ownProfile, purge } from './deb-tools.ts';
import { commandOf, endAll, mains, renderers, processText } from './processes.ts';

const desktopId = 'org.casjobs_tray.CasJobsTray';

const RESTART = 'A new version is installed. Restart';

const startByEntry = async (): Promise<number> => {
  execFileSync('gtk-launch', [desktopId], { stdio: 'ignore' });
  await expect.poll(() => mains().length, { timeout: 20_000 }).toBe(1);
  return mains()[0] ?? 0;
};

test.afterEach(async () => {
  await endAll('KILL');
  await purge();
});

test('the package has the right files, owners and modes', () => {
  const lines = execFileSync('dpkg-deb', ['-c', debFile('this')], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => /^(\S+) (\S+) +\d+ \S+ \S+ (.+)$/.exec(line)?.slice(1) ?? []);
  expect(lines.filter(([, owner]) => owner !== 'root/root')).toEqual([]);
  const executable = lines
    .filter(([mode = '']) => (mode.startsWith('-') && mode.includes('x', 3)) || mode.includes('s'))
    .map(([mode, , name]) => `${mode} ${name}`);
  expect(executable.sort()).toEqual([
    '-rwsr-xr-x ./usr/lib/casjobs-tray/chrome-sandbox',
    '-rwxr-xr-x ./usr/lib/casjobs-tray/casjobs-tray',
    '-rwxr-xr-x ./usr/lib/casjobs-tray/chrome_crashpad_handler',
  ]);
  expect(lines.map(([, , name]) => name)).toEqual(
    expect.arrayContaining([
      './usr/bin/casjobs-tray -> ../lib/casjobs-tray/casjobs-tray',
      `./usr/share/applications/${desktopId}.desktop`,
      `./usr/share/metainfo/${desktopId}.metainfo.xml`,
      './usr/share/icons/hicolor/256x256/apps/casjobs-tray.png',
      './usr/share/man/man1/casjobs-tray.1.gz',
      './usr/share/bash-completion/completions/casjobs-tray',
      './usr/share/zsh/vendor-completions/_casjobs-tray',
      './usr/share/fish/vendor_completions.d/casjobs-tray.fish',
      './usr/share/doc/casjobs-tray/copyright',
      './usr/share/doc/casjobs-tray/changelog.gz',
    ]),
  );
});

test('the build is reproducible in any folder, umask, time zone and language', () => {
  const bytes = readFileSync(debFile('this'));
  expect(bytes.equals(readFileSync(debFile('again')))).toBe(true);
});

test('lintian reports nothing but the setuid sandbox', async () => {
  const found = await execute('lintian', ['--fail-on', 'none', debFile('this')]);
  expect(found.stdout.trim()).toBe(
    'W: casjobs-tray: elevated-privileges 4755 root/root [usr/lib/casjobs-tray/chrome-sandbox]',
  );
});

test('the installed app runs sandboxed, cancels from the tray, restarts after an upgrade and leaves only user files', async ({
  launch,
  practice,
  notifications,
}) => {
  test.setTimeout(120_000);
  await install('this');
  execFileSync('desktop-file-validate', [`/usr/share/applications/${desktopId}.desktop`]);
  const metainfo = `/usr/share/metainfo/${desktopId}.metainfo.xml`;
  execFileSync('appstreamcli', ['validate', '--no-net', metainfo]);
  mkdirSync(ownProfile, { recursive: true });
  const first = await launch({ program: '/usr/bin/casjobs-tray', profile: ownProfile });
  const page = await first.window();
  await signInTo(page, practice);
  await waitForJobs(page);
  expect(await first.quit()).toBe(0);

  // A command, as an ordinary user without a desktop: by the keychain and account of the app.
  const env = environmentOf({ DISPLAY: undefined, WAYLAND_DISPLAY: undefined });
  const listed = await execute('casjobs-tray', [`--user-data-dir=${ownProfile}`, 'jobs'], { env });
  expect(listed.stdout).toContain('5001\tstarted\t');

  const pid = await startByEntry();
  expect(commandOf(pid)).not.toContain('--no-sandbox');
  await expect.poll(() => renderers().length).toBeGreaterThan(0);
  for (const renderer of renderers()) {
    expect(processText(`/proc/${renderer}/status`)).toMatch(/^Seccomp:\s2$/m);
    expect(readlinkSync(`/proc/${renderer}/ns/user`)).not.toBe(readlinkSync('/proc/self/ns/user'));
  }
  const tray = await openTray(pid);
  await tray.clickWhenEnabled(/^Job 5001 /, 'Cancel now');
  await notifications.waitFor('Job 5001 cancelled');

  // An upgrade, in the middle of a cancel.
  expect(await tray.labels()).not.toContain(RESTART);
  await install('newer');
  await tray.clickWhenEnabled(/^Job 5006 /, 'Cancel now');
  await notifications.waitFor('Canceling job 5006');
  // After the last step of the cancel, the menu keeps its lines for ten seconds.
  await tray.waitFor((lines) => lines.some(({ label }) => label === RESTART), 30_000);
  await tray.click(RESTART);
  await expect
    .poll(() => mains().filter((one) => one !== pid), { timeout: 20_000 })
    .toHaveLength(1);
  await expect.poll(() => mains()).not.toContain(pid);
  tray.close();
  const [second = 0] = mains();
  expect(readlinkSync(`/proc/${second}/exe`)).toBe(`${library}/casjobs-tray`);
  await notifications.waitFor('Job 5006 cancelled');
  const secondTray = await openTray(second);
  expect(await secondTray.labels()).not.toContain(RESTART);
  secondTray.close();
  process.kill(second);
  await expect.poll(() => mains()).toEqual([]);

  await asRoot('apt-get', 'purge', '-qy', 'casjobs-tray');
  for (const gone of [library, '/usr/bin/casjobs-tray', '/etc/apparmor.d/casjobs-tray'])
    expect(existsSync(gone)).toBe(false);
  expect(processText(path.join(ownProfile, 'accounts.json'))).toContain(practice.base);
});

interface Started {
  /** What it has written to stderr. */
  readonly said: () => string;
  readonly ended: Promise<unknown>;
  /** The URL of its page, or an empty text. */
  readonly page: () => Promise<string>;
}

/** Starts the installed app where Chromium can create no namespace. */
const startWithoutNamespaces = (profile: string): Started => {
  const script = path.join(import.meta.dirname, 'without-namespaces.sh');
  const names = ['HOME', 'DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'PATH'];
  const variables = names.map((name) => `${name}=${process.env[name] ?? ''}`);
  const options = [`--user-data-dir=${profile}`, '--remote-debugging-port=0'];
  const command = ['-n', 'sh', script, 'env', ...variables, '/usr/bin/casjobs-tray', ...options];
  const child = spawn('sudo', command, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  return {
    said: () => said,
    ended: once(child, 'exit'),
    page: async () => {
      const host = /^DevTools listening on ws:\/\/([\d.:]+)/m.exec(said)?.[1];
      const pages = host ? await (await fetch(`http://${host}/json/list`)).text() : '';
      return /app:\/\/casjobs-tray\/[\w./]*/.exec(pages)?.[0] ?? '';
    },
  };
};

test('the setuid program provides the sandbox without user namespaces', async ({ profile }) => {
  await install('this');
  await asRoot('chmod', '0755', `${library}/chrome-sandbox`);
  const refused = startWithoutNamespaces(profile);
  await refused.ended;
  expect(refused.said()).toContain('sandbox helper binary was found, but is not configured');
  await asRoot('chmod', '4755', `${library}/chrome-sandbox`);
  const started = startWithoutNamespaces(profile);
  await expect.poll(started.page, { timeout: 20_000 }).toBe('app://casjobs-tray/index.html');
  await endAll('TERM');
  await started.ended;
});
