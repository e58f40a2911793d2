// The app's end of the socket: what it answers, and what a program of the same user can't do with it.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { takeOver } from '../../electron/cli/command-client.ts';
import { listenForCommands, type CommandServer } from '../../electron/cli/command-server.ts';
import { lineOf, LONGEST_LINE, PROTOCOL } from '../../electron/cli/messages.ts';
import type { AccountView } from '../../electron/core/view-model/snapshot.ts';
import type { CallErrorCode } from '../../electron/result.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';
import {
  anAccount,
  ask,
  coreWith,
  listenWith,
  requestOf,
  watchedFeed,
  talkTo,
  watchRequest,
} from './command-talk.ts';

const error = (code: CallErrorCode): AccountView['connection'] => ({
  kind: 'error',
  code,
  detail: '',
  since: 0,
});

const accounts = lineOf(requestOf({ kind: 'accounts' }));
const hello = lineOf({ kind: 'hello', protocol: PROTOCOL, version: '1.2.3', host: 'app' });

describe('the server of commands', () => {
  it('answers a request and ends the connection', async () => {
    const { profile } = await listenWith();
    const { how, replies } = await ask(profile);
    expect(how).toBe('ended');
    expect(replies).toEqual([
      { kind: 'accounts', accounts: [expect.objectContaining({ name: 'Work', state: 'good' })] },
    ]);
  });

  it('names its version first, the end last', async () => {
    const { address } = await listenWith({ core: coreWith(() => []) });
    const { socket, closed } = talkTo(address);
    socket.write(accounts);
    const lines = (await closed).split('\n');
    expect(`${lines[0] ?? ''}\n`).toBe(hello);
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ code: 'no-account', end: 4 });
    expect(lines.slice(2)).toEqual(['{"kind":"end"}', '']);
  });

  it('reads a request that comes in parts', async () => {
    const { address } = await listenWith();
    const { socket, greeted, closed } = talkTo(address);
    socket.write(accounts.slice(0, 20));
    await greeted;
    socket.write(accounts.slice(20));
    expect(await closed).toMatch(/"kind":"end"}\n$/);
  });

  it('answers several commands at once', async () => {
    const { profile } = await listenWith();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(profile)));
    expect(answers.map(({ how }) => how)).toEqual(Array(20).fill('ended'));
  });

  it.each([
    ['garbage', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
    ['an empty line', '\n'],
    ['an unknown request', `{"protocol":${PROTOCOL},"account":null,"request":{"kind":"quit"}}\n`],
    ['a request of another protocol', accounts.replace(`:${PROTOCOL},`, ':99,')],
    ['a line without an end', 'x'.repeat(LONGEST_LINE + 1)],
    ['a line that is too long', `${' '.repeat(LONGEST_LINE)}${accounts}`],
  ])('disconnects a client that sends %s', async (_, text) => {
    const { address, profile } = await listenWith();
    const { socket, greeted, closed } = talkTo(address);
    await greeted;
    socket.write(text);
    expect(await closed).toBe(hello);
    expect((await ask(profile)).how).toBe('ended');
  });

  it.each([
    ['at once', accounts + accounts],
    ['while the first is carried out', lineOf(watchRequest) + accounts],
  ])('disconnects a client that sends two requests %s', async (_, text) => {
    const { address } = await listenWith();
    const { socket, closed } = talkTo(address);
    socket.write(text);
    expect(await closed).not.toContain('"kind":"end"');
  });

  it('disconnects a client that asks nothing for ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { address } = await listenWith();
    const { greeted, closed, socket } = talkTo(address);
    await greeted;
    vi.advanceTimersByTime(9_999);
    expect(socket.destroyed).toBe(false);
    vi.advanceTimersByTime(1);
    expect(await closed).toBe(hello);
  });

  it('keeps a client that waits for its job', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let connection: AccountView['connection'] = { kind: 'good' };
    const { feed, followed } = watchedFeed();
    const { address } = await listenWith({
      core: coreWith(() => [anAccount({ connection })], feed),
    });
    const { socket, closed } = talkTo(address);
    socket.write(lineOf(watchRequest));
    await followed;
    vi.advanceTimersByTime(3_600_000);
    connection = error('credentials-rejected');
    feed.drawn();
    expect(await closed).toMatch(/"end":4.*\n.*"kind":"end"}\n$/);
  });

  it('disconnects a client that reads nothing, before its memory is full', async () => {
    const warned = vi.spyOn(process, 'emitWarning');
    onTestFinished(() => warned.mockRestore());
    let count = 0;
    const { feed, followed } = watchedFeed();
    const name = 'n'.repeat(1_000_000);
    const core = coreWith(() => {
      const connection = error(count % 2 === 0 ? 'unreachable' : 'timed-out');
      return [anAccount({ name, connection })];
    }, feed);
    const { address } = await listenWith({ core });
    const { socket, greeted, closed } = talkTo(address);
    await greeted;
    socket.pause();
    socket.write(lineOf(watchRequest));
    await followed;
    for (count = 0; count < 100; count += 1) feed.drawn();
    socket.resume();
    const text = await closed;
    expect(text).not.toContain('"kind":"end"');
    expect(text.length).toBeLessThan(40_000_000);
    // For example of too many listeners.
    expect(warned).not.toHaveBeenCalled();
  });

  it('has a most of connections, and answers when there are less again', async () => {
    const { address, profile } = await listenWith();
    const talks = Array.from({ length: 64 }, () => talkTo(address));
    await Promise.all(talks.map(({ greeted }) => greeted));
    expect((await ask(profile)).how).toBe('none');
    talks.forEach(({ socket }) => socket.write(accounts));
    await Promise.all(talks.map(({ closed }) => closed));
    expect((await ask(profile)).how).toBe('ended');
  });

  it('reports a bug in a command and ends only its connection', async () => {
    const unexpected: unknown[] = [];
    let isBroken = true;
    const { profile } = await listenWith({
      core: coreWith(() => {
        if (isBroken) throw new Error('a bug');
        return [anAccount()];
      }),
      onUnexpected: (error) => void unexpected.push(error),
    });
    expect((await ask(profile)).how).toBe('lost');
    expect(unexpected).toEqual([new Error('a bug')]);
    isBroken = false;
    expect((await ask(profile)).how).toBe('ended');
  });

  it('no longer follows the jobs of a client that has gone', async () => {
    const { feed, followed, stopped } = watchedFeed();
    let looks = 0;
    const core = coreWith(() => {
      looks += 1;
      return [anAccount()];
    }, feed);
    const { address } = await listenWith({ core });
    const { socket } = talkTo(address);
    socket.write(lineOf(watchRequest));
    await followed;
    socket.destroy();
    await stopped;
    const before = looks;
    feed.drawn();
    expect(looks).toBe(before);
  });
});

describe('the server of commands, when it closes', () => {
  it('ends all connections and leaves nothing', async () => {
    const { address, profile, server } = await listenWith();
    const { greeted, closed } = talkTo(address);
    await greeted;
    await server.close();
    expect(await closed).toBe(hello);
    expect(readdirSync(profile)).toEqual([]);
    expect(existsSync(path.dirname(address))).toBe(process.platform === 'win32');
    expect((await ask(profile)).how).toBe('none');
  });

  it('leaves nothing where it could not start', async () => {
    const profile = await temporaryFolder();
    rmSync(profile, { recursive: true });
    await expect(
      listenForCommands({
        profile,
        env: {},
        version: '1',
        host: 'app',
        core: coreWith(() => []),
        handOver: () => undefined,
        onUnexpected: () => undefined,
      }),
    ).rejects.toThrow(/ENOENT/);
    expect(existsSync(profile)).toBe(false);
  });

  it('hands the profile over to an app that starts', async () => {
    let server: CommandServer | null = null;
    let asked = 0;
    const listening = await listenWith({
      host: 'command',
      handOver: () => {
        asked += 1;
        void server?.close();
      },
    });
    server = listening.server;
    await takeOver(listening.profile);
    expect(asked).toBe(1);
    expect((await ask(listening.profile)).how).toBe('none');
  });

  it('is not asked for the profile when it is that of an app', async () => {
    let asked = 0;
    const handOver = (): void => {
      asked += 1;
    };
    const { profile } = await listenWith({ handOver });
    await takeOver(profile);
    expect(asked).toBe(0);
    expect((await ask(profile)).how).toBe('ended');
  });
});
