// The command's end of the socket, and programs that listen there but are not this version of the app.
import { renameSync } from 'node:fs';
import net from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { converse } from '../../electron/cli/command-client.ts';
import { lineOf, LONGEST_LINE, PROTOCOL, type CommandReply } from '../../electron/cli/messages.ts';
import { prepareAddress, readAddress } from '../../electron/cli/socket-address.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import { isUnix, unixOnly } from '../skips.ts';
import { ask, listenFalsely, listenWith, requestOf, watchRequest } from './command-talk.ts';
import { sampleEvent, sampleProblem } from './samples.ts';

const hello = { kind: 'hello', protocol: PROTOCOL, version: '1.2.3', host: 'app' } as const;

/** Says this when a command connects, and then ends the connection if it is to. */
const saying =
  (...lines: readonly string[]) =>
  (socket: net.Socket): void =>
    lines.forEach((line) => socket.write(line));

const line = (reply: CommandReply): string => lineOf(reply);

describe('a command that finds nobody', () => {
  it('is told so where no app has run', async () => {
    expect(await ask(await temporaryFolder())).toEqual({ how: 'none', replies: [] });
  });

  it.runIf(isUnix)('is told so where an app was killed', unixOnly, async () => {
    const profile = await temporaryFolder();
    const place = prepareAddress(profile, {});
    onTestFinished(() => place.remove());
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(place.address, resolve));
    place.publish();
    // Node removes the file of the socket; the end of a process does not.
    renameSync(place.address, `${place.address}.left`);
    await new Promise((resolve) => server.close(resolve));
    renameSync(`${place.address}.left`, place.address);
    expect(readAddress(profile)).toBe(place.address);
    expect((await ask(profile)).how).toBe('none');
  });

  it('is told so where the connection ends before the first line', async () => {
    const profile = await listenFalsely((socket) => socket.destroy());
    expect((await ask(profile)).how).toBe('none');
  });

  it.each([
    [9_999, 'ended'],
    [10_000, 'none'],
  ] as const)('waits ten seconds for the first line: after %i ms, %s', async (ms, expected) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let connected: (socket: net.Socket) => void = () => undefined;
    const connection = new Promise<net.Socket>((resolve) => {
      connected = resolve;
    });
    const profile = await listenFalsely((socket) => connected(socket));
    const asked = ask(profile);
    const socket = await connection;
    vi.advanceTimersByTime(ms);
    saying(line(hello), line({ kind: 'end' }))(socket);
    expect((await asked).how).toBe(expected);
  });
});

describe('a command that meets another program', () => {
  it.each([
    ['of a newer protocol', line({ ...hello, protocol: PROTOCOL + 1 })],
    ['that sends garbage', 'SSH-2.0-OpenSSH\r\n'],
    ['that sends an unknown reply', `${line(hello)}{"kind":"jump"}\n`],
    ['that sends an unknown key', `${line(hello)}{"kind":"end","more":1}\n`],
    ['that sends a line without an end', 'x'.repeat(LONGEST_LINE + 1)],
  ])('%s says that the versions differ', async (_, text) => {
    const profile = await listenFalsely(saying(text));
    expect(await ask(profile)).toEqual({ how: 'version', replies: [] });
  });

  it('sends its request only to one of the same protocol', async () => {
    let received = '';
    const closed: Promise<void>[] = [];
    const profile = await listenFalsely((socket) => {
      socket.on('data', (part) => {
        received += String(part);
      });
      closed.push(new Promise((resolve) => socket.on('close', () => resolve())));
      socket.write(line({ ...hello, protocol: PROTOCOL + 1 }));
    });
    await ask(profile);
    await Promise.all(closed);
    expect(closed).toHaveLength(1);
    expect(received).toBe('');
  });
});

describe('a command', () => {
  it('sends one request after the hello, and takes all replies until the end', async () => {
    const [event, problem] = [sampleEvent(), sampleProblem()];
    let received = '';
    const profile = await listenFalsely((socket) => {
      socket.on('data', (part) => {
        received += String(part);
        saying(line(event), line(problem), line({ kind: 'end' }), line(sampleEvent()))(socket);
      });
      socket.write(line(hello));
    });
    const answer = await ask(profile, watchRequest);
    expect(answer).toEqual({ how: 'ended', replies: [event, problem] });
    expect(received).toBe(lineOf(watchRequest));
  });

  it('reads a letter whose bytes come in two parts', async () => {
    const text = 'Jöb 星';
    const bytes = Buffer.from(line(sampleProblem({ text })) + line({ kind: 'end' }));
    const middle = bytes.indexOf(Buffer.from('星')) + 1;
    let sendRest = (): void => undefined;
    const profile = await listenFalsely((socket) => {
      socket.on('data', () => {
        socket.write(Buffer.concat([Buffer.from(line(sampleEvent())), bytes.subarray(0, middle)]));
      });
      sendRest = () => void socket.write(bytes.subarray(middle));
      socket.write(line(hello));
    });
    const replies: CommandReply[] = [];
    const take = (reply: CommandReply): void => {
      replies.push(reply);
      // The first part has come.
      if (reply.kind === 'job') sendRest();
    };
    expect((await ask(profile, watchRequest, { take })).how).toBe('ended');
    expect(replies).toEqual([sampleEvent(), sampleProblem({ text })]);
  });

  it('knows that the connection was lost when it ends before the last reply', async () => {
    const profile = await listenFalsely((socket) => {
      socket.on('data', () => socket.end(line(sampleEvent())));
      socket.write(line(hello));
    });
    expect(await ask(profile, watchRequest)).toEqual({ how: 'lost', replies: [sampleEvent()] });
  });

  it('knows that the connection was lost when the app quits', async () => {
    const { profile, server } = await listenWith();
    let greeted = (): void => undefined;
    const isGreeted = new Promise<void>((resolve) => {
      greeted = resolve;
    });
    const answer = ask(profile, watchRequest, {
      wants: () => {
        greeted();
        return true;
      },
    });
    await isGreeted;
    await server.close();
    expect((await answer).how).toBe('lost');
  });

  it('ends when it is interrupted', async () => {
    const { profile } = await listenWith();
    const stop = new AbortController();
    const wants = (): boolean => {
      setImmediate(() => stop.abort());
      return true;
    };
    const answer = await ask(profile, watchRequest, { wants, signal: stop.signal });
    expect(answer).toEqual({ how: 'lost', replies: [] });
  });

  it('sends nothing to a program that it does not want', async () => {
    const { profile } = await listenWith({ version: '9' });
    const seen: unknown[] = [];
    const answer = await ask(profile, requestOf({ kind: 'accounts' }), {
      wants: (other) => {
        seen.push(other);
        return false;
      },
    });
    expect(answer).toEqual({ how: 'ended', replies: [] });
    expect(seen).toEqual([{ ...hello, version: '9' }]);
  });

  it('connects to the app of its own profile', async () => {
    const [one, other] = [await listenWith({ version: '1' }), await listenWith({ version: '2' })];
    expect(readAddress(one.profile)).not.toBe(readAddress(other.profile));
    const versions: string[] = [];
    const wants = ({ version }: { readonly version: string }): boolean => {
      versions.push(version);
      return false;
    };
    for (const { profile } of [other, one])
      await converse({ profile, request: watchRequest, take: () => undefined, wants });
    expect(versions).toEqual(['2', '1']);
  });
});
