// The texts for a program that failed, and for the end of its test.
import { sentenceOf, type SafeText } from '../i18n/safe-text.ts';
import { t } from '../i18n/translate.ts';
import type { ProgramFailure } from './outcome-program.ts';
import type { NotStarted, ProgramEnd } from './program-run.ts';

export interface ProgramText {
  readonly sentence: SafeText;
  /** The first line of what it wrote. */
  readonly output: SafeText;
}

/** @param jobId null: the outcome was made up, to test the program */
export const programText = (why: ProgramFailure, jobId: string | null): ProgramText => ({
  sentence: t('program.failed', {
    test: String(jobId === null),
    id: jobId ?? '',
    ...reasonOf(why),
  }),
  output: firstLineOf('output' in why ? why.output : ''),
});

export const testText = (end: ProgramEnd): ProgramText => {
  if (end.kind !== 'ended') return programText(end, null);
  const { exitCode, output } = end;
  return exitCode === 0
    ? { sentence: t('program.good'), output: firstLineOf(output) }
    : programText({ kind: 'exit-code', exitCode, output }, null);
};

const notStarted: Readonly<Record<NotStarted, string>> = {
  'not-found': 'missing',
  'not-executable': 'forbidden',
  'needs-shell': 'shell',
  other: 'other',
};

const reasonOf = (why: ProgramFailure): { readonly how: string; readonly code: string } => {
  switch (why.kind) {
    case 'exit-code':
      return { how: 'exit', code: String(why.exitCode) };
    case 'killed':
      return { how: 'killed', code: why.signal };
    case 'timed-out':
      return { how: 'late', code: '' };
    case 'stopped':
      return { how: 'stopped', code: '' };
    case 'too-many':
      return { how: 'many', code: '' };
    case 'not-started':
      return { how: notStarted[why.why], code: '' };
  }
};

const firstLineOf = (output: string): SafeText =>
  sentenceOf(output.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '');
