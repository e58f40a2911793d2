// Which notices a person gets, and why some are not shown.
import { describe, expect, it } from 'vitest';
import {
  noticeFor,
  noticeForAccepted,
  noticeForError,
} from '../../electron/notifications/notifications.ts';
import type { ErrorCode } from '../../electron/result.ts';
import { defaultSettings, type Settings } from '../../electron/settings/settings.ts';
import type { OutcomeKind } from '../../electron/watch/outcomes.ts';
import { outcomeEvent } from './outcome-events.ts';

type Switches = Settings['notices'];

const all: Switches = defaultSettings.notices;
const only = (part: Partial<Switches>): { notices: Switches } => ({
  notices: { cancelling: false, done: false, problems: false, ...part },
});

describe('the notice of an outcome', () => {
  it('names the job, so that a click on it can open that job', () => {
    expect(
      noticeFor(outcomeEvent({ accountKey: 'sdss', jobId: '77' }), { notices: all }),
    ).toMatchObject({
      title: 'Job 77 cancelled',
      subtitle: 'm31 halo',
      accountKey: 'sdss',
      jobId: '77',
      kind: 'cancel',
      topic: 'cancelled',
      urgency: 'normal',
    });
  });

  it.each<[OutcomeKind, Partial<Switches>]>([
    ['cancelled', { cancelling: true }],
    ['already-over', { cancelling: true }],
    ['still-canceling', { cancelling: true }],
    ['not-sent', { cancelling: true }],
    ['not-confirmed', { cancelling: true }],
    ['done-finished', { done: true }],
    ['done-failed', { done: true }],
    ['done-cancelled', { done: true }],
    ['vanished', { done: true }],
    ['vanished', { cancelling: true }],
  ])('%s is told when %o is on, and silent when nothing is', (outcome, switches) => {
    expect(noticeFor(outcomeEvent({ outcome }), only(switches))).toMatchObject({ topic: outcome });
    expect(noticeFor(outcomeEvent({ outcome }), only({}))).toEqual({ silent: 'turned-off' });
  });

  it.each<[OutcomeKind, Partial<Switches>]>([
    ['cancelled', { done: true, problems: true }],
    ['done-finished', { cancelling: true, problems: true }],
  ])('%s is silent when only the other kinds are on', (outcome, switches) => {
    expect(noticeFor(outcomeEvent({ outcome }), only(switches))).toEqual({ silent: 'turned-off' });
  });
});

describe('what can be done about it at once', () => {
  it.each<[OutcomeKind, boolean, readonly string[]]>([
    ['done-finished', false, ['show']],
    ['done-finished', true, ['open-output', 'show']],
    ['cancelled', false, ['show', 'submit-again']],
    ['done-failed', false, ['show', 'submit-again']],
    ['still-canceling', false, ['show']],
    ['quick-job', false, ['show']],
  ])('after %s, with an output %s, is %j', (outcome, hasOutput, buttons) => {
    expect(noticeFor(outcomeEvent({ outcome, hasOutput }), { notices: all })).toMatchObject({
      buttons,
    });
  });
});

describe('the notice of a cancel on its way', () => {
  it('is given for a cancel from the tray, which has no row to show it', () => {
    expect(noticeForAccepted(outcomeEvent({ source: 'tray' }), { notices: all })).toMatchObject({
      title: 'Canceling job 5001',
      topic: 'begun',
      jobId: '5001',
      // The person has just clicked and needs no sound.
      urgency: 'quiet',
    });
  });

  it('is not given for a cancel from the window', () => {
    const answer = noticeForAccepted(outcomeEvent({ source: 'window' }), { notices: all });
    expect(answer).toEqual({ silent: 'seen-in-window' });
  });

  it('is not given to who does not want to hear of cancels', () => {
    const answer = noticeForAccepted(outcomeEvent(), only({ done: true, problems: true }));
    expect(answer).toEqual({ silent: 'turned-off' });
  });
});

describe('the notice of an account that fails', () => {
  const error = (code: ErrorCode) => ({ accountKey: 'mast', accountName: 'Pan & <b>', code });

  it('says whose password was not accepted, in the title where no markup is read', () => {
    expect(noticeForError(error('credentials-rejected'), { notices: all })).toMatchObject({
      title: 'CasJobs rejected the password for Pan & <b>',
      body: 'Its jobs are not watched until you type the password again.',
      accountKey: 'mast',
      jobId: null,
      urgency: 'stays',
    });
  });

  it.each<ErrorCode>(['unreachable', 'timed-out', 'passing-fault', 'not-understood'])(
    '%s may pass by itself and is left to the tray',
    (code) => {
      expect(noticeForError(error(code), { notices: all })).toEqual({ silent: 'seen-in-tray' });
    },
  );

  it('is not given to who does not want to hear of error', () => {
    const answer = noticeForError(error('credentials-rejected'), only({ cancelling: true }));
    expect(answer).toEqual({ silent: 'turned-off' });
  });
});
