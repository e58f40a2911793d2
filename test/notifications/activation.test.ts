// Notifications of earlier runs: how they are named, and how a click on one leads to its job.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import {
  createNoticeNames,
  followOldNotifications,
  jobNamed,
  nameIn,
  type NamedJob,
} from '../../electron/notifications/activation.ts';

const key = '0b9bd3c4-6e5d-4d22-9b9b-7f7b6c2d1a10';
const job = { accountKey: key, jobId: '5001' };

describe('the name of a notification', () => {
  it('leads to its job when Windows hands it back, whatever stands around it', () => {
    const names = createNoticeNames(Date.now());
    const name = names.of(job);
    expect(name!.length).toBeLessThanOrEqual(64);
    for (const text of [`type=click&tag=${name}`, `type=action;tag=${name};action=0`]) {
      expect(jobNamed(nameIn(text))).toEqual(job);
      expect(names.isOfThisRun(nameIn(text))).toBe(true);
    }
    expect(createNoticeNames(0).isOfThisRun(name!)).toBe(false);
  });

  it('differs from one to the next, so that closing an old one leaves the new one', () => {
    const names = createNoticeNames(1);
    expect(names.of(job)).not.toBe(names.of(job));
  });

  it.each([
    ['no job', { accountKey: key, jobId: null }],
    ['no account', { accountKey: null, jobId: null }],
    ['too long a name', { accountKey: 'k'.repeat(60), jobId: '9223372036854775807' }],
  ])('is none for %s', (_, ref) => {
    expect(createNoticeNames(1).of(ref)).toBeNull();
  });

  it.each([
    '',
    'type=click',
    'tag=',
    `tag=${key}`,
    `tag=${key}.5001x.1`,
    `tag=../../x.5001.1`,
    `tag=${'9'.repeat(100_000)}`,
  ])('that is none of ours leads to no job: %.20s', (text) => {
    expect(jobNamed(nameIn(text))).toBeNull();
    expect(jobNamed(text.replace('tag=', ''))).toBeNull();
  });
});

/** As Electron 45 answers `Notification.getHistory()`. */
class OldNotification extends EventEmitter {
  readonly id: string;
  constructor(id: string) {
    super();
    this.id = id;
  }
}

describe('notifications that macOS kept from an earlier run', () => {
  const earlier = createNoticeNames(0);

  const open = () => {
    const names = createNoticeNames(1000);
    const old = [
      new OldNotification(earlier.of(job)!),
      new OldNotification('2F1C8E36-4F47-4C8C-9E55-0F5A2B9D6C11'),
      new OldNotification(names.of(job)!),
    ];
    const shown: (NamedJob | null)[] = [];
    const letGo = followOldNotifications(old, names, (one) => shown.push(one));
    return { old, shown, letGo };
  };

  it.each(['click', 'action'])('lead to their job by a %s', (event) => {
    const { old, shown } = open();
    old[0]?.emit(event);
    expect(shown).toEqual([job]);
  });

  it('without a name of ours show the window as it is', () => {
    const { old, shown } = open();
    old[1]?.emit('click');
    expect(shown).toEqual([null]);
  });

  it('are not those of this run, which are heard already', () => {
    const { old, shown } = open();
    old[2]?.emit('click');
    expect([shown, old[2]?.eventNames()]).toEqual([[], []]);
  });
});
