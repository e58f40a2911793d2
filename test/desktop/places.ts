// The places beside its files where a secret of the app could lie: the page's heap, what every process was started
// with, what went over the session's bus.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as dbus from 'dbus-next';
import * as v from 'valibot';
import { callOn, connect, plain } from './bus.ts';

const HeapSchema = v.object({ strings: v.array(v.string()) });

/** Every text that the page's JavaScript still holds, as V8 tells of them, after its garbage was collected. */
export const heapOf = async (page: Page): Promise<Buffer> => {
  const session = await page.context().newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.enable');
  // What is reachable only from what is collected goes the second time.
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  const { strings } = v.parse(HeapSchema, JSON.parse(parts.join('')));
  return Buffer.from(strings.join('\n'));
};

const parentOf = (pid: string): string | undefined =>
  // After the name, which may hold spaces and brackets: state, parent.
  / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '')?.[1];

/** A process may end while it is looked at. */
const unlessGone = <T>(look: () => T, otherwise: T): T => {
  try {
    return look();
  } catch {
    return otherwise;
  }
};

/** A process and all that it has started, and they. */
export const familyOf = (pid: number): readonly string[] => {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(all.map((one) => [one, unlessGone(() => parentOf(one), undefined)]));
  const isOf = (one: string | undefined): boolean =>
    one !== undefined && (one === String(pid) || isOf(parents.get(one)));
  return all.filter((one) => isOf(one));
};

/** Arguments and environment of each process of an app. */
export const startsOf = (pid: number): Buffer =>
  Buffer.concat(
    familyOf(pid).flatMap((one) =>
      ['cmdline', 'environ'].map((what) =>
        unlessGone(() => readFileSync(`/proc/${one}/${what}`), Buffer.alloc(0)),
      ),
    ),
  );

export interface Traffic {
  /** Ends it, and answers with the bytes of every message since it began, of the Secret Service too. */
  end(): Promise<Buffer>;
}

/** Listens to the whole of the session's bus from now on. */
export const recordTraffic = async (): Promise<Traffic> => {
  const child = spawn('dbus-monitor', ['--session', '--pcap'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  // The file's head comes when it listens.
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

export interface Sessions {
  /** By which algorithm each session with the keychain was opened since it began to listen. */
  all(): readonly string[];
  close(): void;
}

/** Listens to who opens a session with the keychain. */
export const hearSessions = async (): Promise<Sessions> => {
  const line = connect();
  const heard: string[] = [];
  line.addMethodHandler(() => true);
  line.on('message', (message) => {
    if (message.type !== dbus.MessageType.METHOD_CALL || message.member !== 'OpenSession') return;
    heard.push(String(plain(message.body[0])));
  });
  await callOn(line, {
    ...{ to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' },
    method: 'org.freedesktop.DBus.Monitoring.BecomeMonitor',
    ...{ signature: 'asu', body: [[`type='method_call',member='OpenSession'`], 0] },
  });
  return { all: () => heard, close: () => line.disconnect() };
};
