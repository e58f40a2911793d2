// The texts about a job's times in the column `Time` and the timeline. Pure.
import type { JobView, Waited } from '../../electron/core/view-model/snapshot.ts';
import { lengthText } from '../../electron/i18n/value-texts.ts';
import { t } from '../../electron/i18n/translate.ts';
import { momentText, serviceClock } from './time-texts.ts';

/** Returns the current time for an age since `since`. A component that calls it is updated as time passes. */
export type NowFor = (since: number) => number;

export const lengthOf = (span: Waited, nowFor: NowFor): number | null => {
  if (span.kind === 'fixed') return span.ms;
  return span.kind === 'growing' ? Math.max(0, nowFor(span.since) - span.since) : null;
};

type Verb = 'time.waiting' | 'time.running' | 'time.ran';

/** The text of an unplaced time contains `since` and needs no verb. */
const spanText = (verb: Verb, span: Waited, nowFor: NowFor): string => {
  if (span.kind === 'unplaced')
    return t('time.since-service', { clock: serviceClock(span.serviceTime) });
  const ms = lengthOf(span, nowFor);
  return ms === null ? '' : t(verb, { length: lengthText(ms) });
};

/** `Waiting 12 min`, `Canceling since 09:12 · 12 s`, `Ran 2 min`, `since 09:12 (service time)`; or empty. */
export const jobTimeText = (job: JobView, nowFor: NowFor): string => {
  if (job.status === 'canceling') return cancelingText(job.cancelingSince, nowFor);
  if (job.status === 'ready') return spanText('time.waiting', job.waiting, nowFor);
  if (job.family !== 'final') return spanText('time.running', job.running, nowFor);
  if (job.running.kind === 'none') return job.started === null ? t('time.never-started') : '';
  return spanText('time.ran', job.running, nowFor);
};

const cancelingText = (since: number | null, nowFor: NowFor): string => {
  if (since === null) return t('time.canceling');
  const now = nowFor(since);
  return t('time.canceling-since', {
    moment: momentText(since, now),
    length: lengthText(now - since),
  });
};

export interface Stretch {
  readonly kind: 'waiting' | 'running' | 'canceling';
  readonly ms: number;
  readonly isOver: boolean;
}

/** How long a job waited, ran and was canceling; empty if its times can't be placed. */
export const stretchesOf = (job: JobView, nowFor: NowFor): Stretch[] => {
  const isOver = job.family === 'final';
  const waiting = lengthOf(job.waiting, nowFor);
  const running = lengthOf(job.running, nowFor);
  const canceling = cancelingMs(job, nowFor);
  // A job that never started waits until it ends, so its waiting includes the time it was canceling.
  const waited = Math.max(0, (waiting ?? 0) - (job.running.kind === 'none' ? canceling : 0));
  const stretches: Stretch[] = [
    { kind: 'waiting', ms: waited, isOver: isOver || job.status !== 'ready' },
    {
      kind: 'running',
      ms: Math.max(0, (running ?? 0) - canceling),
      isOver: isOver || canceling > 0,
    },
    { kind: 'canceling', ms: canceling, isOver },
  ];
  return stretches.filter((stretch) => stretch.ms > 0);
};

const cancelingMs = (job: JobView, nowFor: NowFor): number => {
  // For a job that is no longer listed, the end is not known.
  if (job.cancelingSince === null || job.vanished) return 0;
  if (job.family !== 'final') return Math.max(0, nowFor(job.cancelingSince) - job.cancelingSince);
  const end = job.ended?.at ?? null;
  return end === null ? 0 : Math.max(0, end - job.cancelingSince);
};

/** The same as text: `Waited 4 min, ran 1 h 10 min, canceling 12 s`. */
export const stretchesText = (stretches: readonly Stretch[]): string => {
  const text = stretches.map(stretchText).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const stretchText = ({ kind, ms, isOver }: Stretch): string =>
  t(isOver ? `phase.${kind}-over` : `phase.${kind}`, { length: lengthText(ms) });
