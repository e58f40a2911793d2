// Proxies that people really run, out of their Debian packages (build/scripts/lib/proxies.mjs): what a proxy of a test's
// own says is only what its author thought of.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProxyLogin } from '../../electron/casjobs/route.ts';

export interface ProxyProgram {
  readonly port: number;
  close(): Promise<void>;
}

const root = process.env['CASJOBS_TRAY_PROXIES_ROOT'];

/** Why there are none, for the list of what was skipped. */
export const whyNoPrograms =
  root === undefined
    ? (process.env['CASJOBS_TRAY_PROXIES_MISSING'] ?? 'Run by itself, not by npm test')
    : undefined;

const environmentIn = (folder: string): NodeJS.ProcessEnv => {
  const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
  const programs = ['usr/bin', 'usr/sbin'].map((one) => path.join(folder, one));
  return {
    ...process.env,
    PATH: [...programs, process.env['PATH'] ?? ''].join(':'),
    LD_LIBRARY_PATH: path.join(folder, 'usr/lib', `${machine}-linux-gnu`),
  };
};

const freePort = async (): Promise<number> => {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

const LONGEST_START_MS = 10_000;
/** They tell nobody when they listen. */
const POLL_MS = 20;

/** @param given its arguments, and the file of settings that they name as `{file}` */
const startProgram = async (
  command: string,
  given: (port: number) => { readonly args: readonly string[]; readonly lines?: readonly string[] },
): Promise<ProxyProgram> => {
  const folder = mkdtempSync(path.join(tmpdir(), `casjobs-${command}-`));
  const file = path.join(folder, 'conf');
  const port = await freePort();
  const { args, lines = [] } = given(port);
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  const child = spawn(
    command,
    args.map((one) => one.replace('{file}', file)),
    { env: environmentIn(root ?? ''), stdio: 'ignore' },
  );
  const gone = once(child, 'exit');
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await gone;
    rmSync(folder, { recursive: true });
  };
  const end = Date.now() + LONGEST_START_MS;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > end) {
      await close();
      throw new Error(`${command} did not start.`);
    }
    await delay(POLL_MS);
  }
  return { port, close };
};

/** Asks for the login, and goes on to the HTTP proxy at `upstream`. */
export const openTinyproxy = (login: ProxyLogin, upstream: number): Promise<ProxyProgram> =>
  startProgram('tinyproxy', (port) => ({
    args: ['-d', '-c', '{file}'],
    lines: [
      `Port ${port}`,
      'Listen 127.0.0.1',
      'Allow 127.0.0.1',
      'Timeout 10',
      'MaxClients 20',
      `BasicAuth ${login.userName} ${login.password}`,
      `Upstream http 127.0.0.1:${upstream}`,
    ],
  }));

/** SOCKS5 for anybody. */
export const openDante = (): Promise<ProxyProgram> =>
  startProgram('danted', (port) => ({
    args: ['-f', '{file}', '-p', '{file}.pid'],
    lines: [
      `internal: 127.0.0.1 port = ${port}`,
      'external: 127.0.0.1',
      'logoutput: stderr',
      'clientmethod: none',
      'socksmethod: none',
      `user.unprivileged: ${userInfo().username}`,
      'client pass { from: 127.0.0.1/32 to: 0.0.0.0/0 }',
      'socks pass { from: 127.0.0.1/32 to: 0.0.0.0/0 }',
    ],
  }));

/** SOCKS5 for who gives the login. */
export const openMicrosocks = ({ userName, password }: ProxyLogin): Promise<ProxyProgram> =>
  startProgram('microsocks', (port) => ({
    args: ['-i', '127.0.0.1', '-p', String(port), '-u', userName, '-P', password],
  }));
