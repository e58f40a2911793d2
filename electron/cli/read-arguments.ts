// Reads the words of a command line. Pure.
import { parseArgs } from 'node:util';
import { fileArguments } from '../file-argument.ts';
import { statusWords, toJobId, type JobId, type JobStatus } from '../casjobs/job.ts';
import { t } from '../i18n/translate.ts';
import {
  commandNames,
  commandTable,
  takesValue,
  type CommandWord,
  type OptionName,
} from './command-table.ts';

/** For Chromium and Electron; all others of theirs are of no use for a command. */
const OF_CHROMIUM =
  /^--(?:user-data-dir=.*|no-sandbox|log-level=.*|enable-logging(?:=.*)?|js-flags=.*|ozone-platform(?:-hint)?=.*|disable-gpu|inspect(?:-brk)?=.*|remote-debugging-p[a-z]+(?:=.*)?)$/;

/** @returns the words of a command; null if the program was started for its window */
export const commandWords = (words: readonly string[]): readonly string[] | null => {
  const own = words.filter((word) => !OF_CHROMIUM.test(word));
  const [first = ''] = own;
  // An option before its command is refused in words, and opens no window.
  const isCommand =
    (first !== '' && (!first.startsWith('-') || /^(?:--help|-h|--version)$/.test(first))) ||
    own.some((word) => commandNames.some((name) => name === word));
  return isCommand && fileArguments(own).length === 0 ? own : null;
};

export interface Origin {
  readonly account: string | null;
  readonly practice: boolean;
  readonly url: string | null;
  readonly wsId: string | null;
  readonly isPasswordOnStdin: boolean;
}

export interface Filter {
  readonly statuses: readonly JobStatus[] | null;
  readonly sinceMs: number | null;
  readonly name: string | null;
  readonly all: boolean;
}

interface Common {
  readonly origin: Origin;
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly timeoutMs: number | null;
}

export type Invocation =
  | { readonly command: 'help'; readonly about: CommandWord | null }
  | { readonly command: 'version' }
  | (Common & { readonly command: 'practice' })
  | (Common & { readonly command: 'accounts' })
  | (Common & { readonly command: 'jobs'; readonly filter: Filter })
  | (Common & {
      readonly command: 'cancel';
      readonly ids: Ids;
      readonly filter: Filter | null;
      readonly waits: boolean;
      readonly isDryRun: boolean;
      readonly isYes: boolean;
    })
  | (Common & { readonly command: 'watch'; readonly ids: Ids })
  | (Common & { readonly command: 'submit-again'; readonly id: JobId; readonly waits: boolean });

export type CommandOf<C extends Invocation['command']> = Extract<Invocation, { command: C }>;

export interface Ids {
  readonly given: readonly JobId[];
  /** More ids come from standard input. */
  readonly areOnStdin: boolean;
}

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const refuse = (text: string): never => {
  throw new UsageError(text);
};

type Values = Readonly<Partial<Record<OptionName | 'help', string | boolean>>>;

/** @throws {UsageError} with a sentence that says what to do */
export const readArguments = (words: readonly string[]): Invocation => {
  const [first = '', ...rest] = words;
  if (first === '--version') return { command: 'version' };
  if (first === '--help' || first === '-h') return { command: 'help', about: null };
  const name = nameOf(first);
  if (name === 'help')
    return { command: 'help', about: rest[0] === undefined ? null : nameOf(rest[0]) };
  const { values, ids } = parse(name, rest);
  if (values.help === true) return { command: 'help', about: name };
  return read(name, values, ids);
};

const nameOf = (word: string): CommandWord =>
  commandNames.find((name) => name === word) ?? refuse(t('cli.no-command', { word }));

const parse = (
  name: CommandWord,
  rest: readonly string[],
): { values: Values; ids: readonly string[] } => {
  const { options } = commandTable[name];
  const known = Object.fromEntries(
    options.map((one) => [one, { type: takesValue(one) ? 'string' : 'boolean' }] as const),
  );
  try {
    const { values, positionals } = parseArgs({
      args: [...rest],
      options: { ...known, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    return { values, ids: positionals };
  } catch (error) {
    const word = /'(-[^' ]*)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
    return refuse(t('cli.bad-option', { word, command: name }));
  }
};

const read = (
  name: Exclude<CommandWord, 'help'>,
  values: Values,
  words: readonly string[],
): Invocation => {
  const takesIds = name === 'cancel' || name === 'watch' || name === 'submit-again';
  const [extra] = words;
  if (!takesIds && extra !== undefined) refuse(t('cli.extra-word', { word: extra, command: name }));
  const common = commonOf(values);
  switch (name) {
    case 'practice':
    case 'accounts':
      return { ...common, command: name };
    case 'jobs':
      return { ...common, command: name, filter: filterOf(values) };
    case 'cancel':
      return readCancel(common, values, words);
    case 'watch':
      return { ...common, command: name, ids: idsOf(words, common, name) };
    case 'submit-again':
      return readSubmit(common, values, words);
  }
};

const readCancel = (common: Common, values: Values, words: readonly string[]): Invocation => {
  const filter = filterOf(values);
  const isFiltered = filter.statuses !== null || filter.name !== null || filter.sinceMs !== null;
  if (isFiltered && words.length > 0) refuse(t('cli.ids-and-filter'));
  return {
    ...common,
    command: 'cancel',
    ids: isFiltered ? { given: [], areOnStdin: false } : idsOf(words, common, 'cancel'),
    filter: isFiltered ? filter : null,
    waits: values['no-wait'] !== true,
    isDryRun: values['dry-run'] === true,
    isYes: values.yes === true,
  };
};

const readSubmit = (common: Common, values: Values, words: readonly string[]): Invocation => {
  const [word, second] = words;
  if (word === undefined || second !== undefined) return refuse(t('cli.one-id'));
  return { ...common, command: 'submit-again', id: idOf(word), waits: values.wait === true };
};

const idOf = (word: string): JobId => toJobId(word) ?? refuse(t('cli.bad-id', { word }));

const idsOf = (words: readonly string[], { origin }: Common, command: CommandWord): Ids => {
  if (words.length === 0) refuse(t('cli.no-ids', { command }));
  const areOnStdin = words.includes('-');
  if (areOnStdin && origin.isPasswordOnStdin) refuse(t('cli.stdin-twice'));
  return { given: words.filter((word) => word !== '-').map(idOf), areOnStdin };
};

/** Ids from standard input: one or more a line; what follows a `#` is a remark. */
export const idsIn = (text: string): readonly JobId[] =>
  text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/, '').split(/[\s,]+/))
    .filter((word) => word !== '')
    .map(idOf);

const textOf = (values: Values, name: OptionName): string | null => {
  const value = values[name];
  if (typeof value !== 'string') return null;
  const isTooLong = value === '' || value.length > LONGEST_VALUE;
  return isTooLong ? refuse(t('cli.bad-value', { option: `--${name}` })) : value;
};

const LONGEST_VALUE = 200;

const commonOf = (values: Values): Common => {
  const url = textOf(values, 'url');
  const wsId = textOf(values, 'wsid');
  const isPasswordOnStdin = values['password-stdin'] === true;
  const practice = values.practice === true;
  if (isPasswordOnStdin !== (wsId !== null) || (url !== null && wsId === null))
    refuse(t('cli.sign-in-parts'));
  if (practice && wsId !== null) refuse(t('cli.practice-alone'));
  return {
    origin: { account: textOf(values, 'account'), practice, url, wsId, isPasswordOnStdin },
    isJson: values.json === true,
    isQuiet: values.quiet === true,
    timeoutMs: durationOf(values, 'timeout'),
  };
};

const filterOf = (values: Values): Filter => ({
  statuses: statusesOf(textOf(values, 'status')),
  sinceMs: durationOf(values, 'since'),
  name: textOf(values, 'name'),
  all: values.all === true,
});

const statusesOf = (text: string | null): readonly JobStatus[] | null =>
  text === null
    ? null
    : text
        .split(',')
        .map(
          (word) =>
            statusWords.find((one) => one === word.trim()) ?? refuse(t('cli.bad-status', { word })),
        );

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
/** Longer ones are no number of ms that a timer takes. */
const LONGEST_DAYS = 3_650;

const durationOf = (values: Values, name: OptionName): number | null => {
  const text = textOf(values, name);
  if (text === null) return null;
  const [, number = '', unit = ''] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  const ms = Number(number) * (UNITS[unit] ?? 0);
  const isFine = number !== '' && ms > 0 && ms <= LONGEST_DAYS * 86_400_000;
  return isFine ? ms : refuse(t('cli.bad-duration', { option: `--${name}`, word: text }));
};
