// Places other than files that could contain a secret: the page's heap, arguments and environments of processes, and messages on
// the session bus.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { callOn, connectToBus, unwrapVariants } from './dbus.ts';

const HeapSchema = v.object({ strings: v.array(v.string()) });

/** All strings on the page's JavaScript heap after garbage collection. */
export const pageHeapStrings = async (page: Page): Promise<Buffer> => {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.enable');
  // The second run collects what only the first one's garbage referenced.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const { strings } = v.parse(HeapSchema, JSON.parse(parts.join('')));
  return Buffer.from(strings.join('\n'));
};

const parentOf = (pid: string): string | undefined =>
  // After the name, which may contain spaces and brackets: state, parent.
  / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '')?.[1];

/** A process may end while it is read. */
const unlessGone = <T>(look: () => T, otherwise: T): T => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

/** A process and all its descendants. */
export const processTree = (pid: number): readonly string[] => {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((one) => [one, unlessGone(() => parentOf(one), undefined)]));
  const isOf = (one: string | undefined): boolean =>
    one !== undefined && (one === String(pid) || isOf(parents.get(one)));
  return all.filter((one) => isOf(one));
};

/** Arguments and environment of all processes of an app. */
export const argsAndEnvironment = (pid: number): Buffer =>
  Buffer.concat(
    processTree(pid).flatMap((one) =>
      ['cmdline', 'environ'].map((what) =>
        unlessGone(() => readFileSync(`/proc/${one}/${what}`), Buffer.alloc(0)),
      ),
    ),
  );

export interface BusTraffic {
  /** Stops and returns all messages since the start, those of the Secret Service included. */
  end(): Promise<Buffer>;
}

/** Records all messages on the session bus from now on. */
export const recordBusTraffic = async (): Promise<BusTraffic> => {
  const child = spawn('dbus-monitor', ['--session', '--pcap'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  // The file header appears when it is ready.
  await once(child.stdout, 'data');
  return {
    end: async () => {
      const gone = once(child, 'close');
      child.kill('SIGINT');
      await gone;
      return Buffer.concat(parts);
    },
  };
};

export interface KeychainSessions {
  /** The algorithm of each keychain session that was opened since the start. */
  all(): readonly string[];
  close(): void;
}

/** Records which sessions with the keychain are opened. */
export const recordKeychainSessions = async (): Promise<KeychainSessions> => {
  const line = connectToBus();
  const heard: string[] = [];
  line.addMethodHandler(() => true);
  line.on('message', (message) => {
    if (message.type !== dbus.MessageType.METHOD_CALL || message.member !== 'OpenSession') return;
    heard.push(String(unwrapVariants(message.body[0])));
  });
  await callOn(line, {
    to: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    method: 'org.freedesktop.DBus.Monitoring.BecomeMonitor',
    signature: 'asu',
    body: [[`type='method_call',member='OpenSession'`], 0],
  });
  return { all: () => heard, close: () => line.disconnect() };
};
