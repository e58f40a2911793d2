// What the `Time` column and the timeline say of a job. Pure: the clock is handed in.
import type { JobView, Span } from '../../electron/snapshot.ts';
import { lengthText, momentText, serviceClock } from './times.ts';

/** Tells the time now for something that began at `since`; reading it is what makes a text tick. */
export type NowFor = (since: number) => number;

export const lengthOf = (span: Span, nowFor: NowFor): number | null => {
  if (span.kind === 'fixed') return span.ms;
  return span.kind === 'growing' ? Math.max(0, nowFor(span.since) - span.since) : null;
};

const spanText = (span: Span, nowFor: NowFor): string => {
  if (span.kind === 'unplaced') return `since ${serviceClock(span.serviceTime)} (service time)`;
  const ms = lengthOf(span, nowFor);
  return ms === null ? '' : lengthText(ms);
};

/** `Waiting 12 min`, `Canceling since 09:12 · 12 s`, `Ran 2 min`, `since 09:12 (service time)`; or empty. */
export const jobTimeText = (job: JobView, nowFor: NowFor): string => {
  if (job.status === 'canceling') return cancelingText(job.cancelingSince, nowFor);
  if (job.status === 'ready') return phrase('Waiting', spanText(job.waiting, nowFor));
  if (job.family !== 'final') return phrase('Running', spanText(job.running, nowFor));
  if (job.running.kind === 'none') return job.started === null ? 'Never started' : '';
  return phrase('Ran', spanText(job.running, nowFor));
};

/** An unplaced time says `since` itself, and needs no verb beside the status. */
const phrase = (verb: string, length: string): string =>
  length === '' || length.startsWith('since') ? length : `${verb} ${length}`;

const cancelingText = (since: number | null, nowFor: NowFor): string => {
  if (since === null) return 'Canceling';
  const now = nowFor(since);
  return `Canceling since ${momentText(since, now)} · ${lengthText(now - since)}`;
};

export interface Stretch {
  readonly kind: 'waiting' | 'running' | 'canceling';
  readonly ms: number;
  readonly isOver: boolean;
}

/** The life of a job in stretches; empty where the service's times cannot be placed. */
export const stretchesOf = (job: JobView, nowFor: NowFor): Stretch[] => {
  const isOver = job.family === 'final';
  const waiting = lengthOf(job.waiting, nowFor);
  const running = lengthOf(job.running, nowFor);
  const canceling = cancelingMs(job, nowFor);
  const stretches: Stretch[] = [
    { kind: 'waiting', ms: waiting ?? 0, isOver: isOver || job.status !== 'ready' },
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
  if (job.cancelingSince === null) return 0;
  if (job.family !== 'final') return Math.max(0, nowFor(job.cancelingSince) - job.cancelingSince);
  const end = job.ended?.at ?? null;
  return end === null ? 0 : Math.max(0, end - job.cancelingSince);
};

const over = { waiting: 'Waited', running: 'ran', canceling: 'was canceling' } as const;
const going = { waiting: 'Waiting', running: 'running', canceling: 'canceling' } as const;

/** The same in words: `Waited 4 min, ran 1 h 10 min, canceling 12 s`. */
export const stretchesText = (stretches: readonly Stretch[]): string => {
  const text = stretches
    .map(({ kind, ms, isOver }) => `${(isOver ? over : going)[kind]} ${lengthText(ms)}`)
    .join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};
