// Starts of the program while it runs: none is lost while the files are still being opened.
import { describe, expect, it } from 'vitest';
import { createLaunchRequests, launchKindOf } from '../../electron/platform/launch-requests.ts';
import { createGate } from '../fakes/gate.ts';

/** Lets what has been resolved already happen. */
const settle = (): Promise<void> => new Promise((done) => setImmediate(done));

const openStarts = () => {
  const starts = createLaunchRequests<string>();
  const done: string[] = [];
  const ready = (): void => starts.ready((start) => void done.push(start));
  return { starts, done, ready };
};

describe('starts of the program', () => {
  it('wait until the app is ready, and are done once, in order', async () => {
    const { starts, done, ready } = openStarts();
    starts.add('first');
    starts.add('cancel-by-id');
    starts.add('show');
    await settle();
    expect(done).toEqual([]);
    ready();
    await settle();
    expect(done).toEqual(['first', 'cancel-by-id', 'show']);
    starts.add('again');
    await settle();
    expect(done).toEqual(['first', 'cancel-by-id', 'show', 'again']);
  });

  it('keep their order where one takes a while to be read', async () => {
    const { starts, done, ready } = openStarts();
    const gate = createGate();
    starts.add(gate.opened.then(() => 'slow'));
    starts.add('quick');
    ready();
    await settle();
    expect(done).toEqual([]);
    gate.open();
    await settle();
    expect(done).toEqual(['slow', 'quick']);
  });

  it('go on after one that could not be read', async () => {
    const { starts, done, ready } = openStarts();
    const failed = Promise.reject(new Error('no clipboard'));
    ready();
    const unhandled: unknown[] = [];
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    starts.add(failed);
    starts.add('next');
    await settle();
    process.off('unhandledRejection', note);
    expect(done).toEqual(['next']);
  });
});

describe('the words behind the program’s name', () => {
  it.each([
    [[], 'show'],
    [['casjobs-tray', '--hidden'], 'hidden'],
    [['casjobs-tray', '--hidden', '--cancel-by-id'], 'cancel-by-id'],
    [['--cancel-by-id=5002'], 'show'],
  ])('%j ask for %s', (words, kind) => {
    expect(launchKindOf(words)).toBe(kind);
  });
});
