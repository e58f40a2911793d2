// What a command line means: each command with its options, and the sentence for each that is refused.
import { describe, expect, it } from 'vitest';
import { statusWords } from '../../electron/casjobs/job.ts';
import { idsIn, readArguments, UsageError } from '../../electron/cli/read-arguments.ts';

const noOrigin = {
  account: null,
  practice: false,
  url: null,
  wsId: null,
  isPasswordOnStdin: false,
};
const common = { origin: noOrigin, isJson: false, isQuiet: false, timeoutMs: null };
const noFilter = { statuses: null, sinceMs: null, name: null, all: false };
const cancel = {
  ...common,
  command: 'cancel',
  filter: null,
  waits: true,
  isDryRun: false,
  isYes: false,
};
const noIds = { given: [], areOnStdin: false };

/** The words of a line without quotes. */
const read = (line: string): ReturnType<typeof readArguments> => readArguments(line.split(' '));

describe('readArguments', () => {
  it.each([
    ['--version', { command: 'version' }],
    ['--help', { command: 'help', about: null }],
    ['-h', { command: 'help', about: null }],
    ['help', { command: 'help', about: null }],
    ['help cancel', { command: 'help', about: 'cancel' }],
    ['watch --help', { command: 'help', about: 'watch' }],
    ['submit-again -h', { command: 'help', about: 'submit-again' }],
    ['practice', { ...common, command: 'practice' }],
    ['accounts', { ...common, command: 'accounts' }],
    ['accounts --json', { ...common, command: 'accounts', isJson: true }],
    ['jobs', { ...common, command: 'jobs', filter: noFilter }],
    [
      'jobs --all --since 7d --status ready,started --name m31* --json',
      {
        ...common,
        command: 'jobs',
        isJson: true,
        filter: { statuses: ['ready', 'started'], sinceMs: 604_800_000, name: 'm31*', all: true },
      },
    ],
    ['cancel 12', { ...cancel, ids: { given: ['12'], areOnStdin: false } }],
    [
      'cancel 12 --no-wait --quiet --timeout=2h 13',
      {
        ...cancel,
        ids: { given: ['12', '13'], areOnStdin: false },
        waits: false,
        isQuiet: true,
        timeoutMs: 7_200_000,
      },
    ],
    [
      'cancel --status ready --name a? --yes',
      {
        ...cancel,
        ids: noIds,
        isYes: true,
        filter: { ...noFilter, statuses: ['ready'], name: 'a?' },
      },
    ],
    [
      'cancel --since 1m --dry-run',
      { ...cancel, ids: noIds, isDryRun: true, filter: { ...noFilter, sinceMs: 60_000 } },
    ],
    ['watch 1 - 2', { ...common, command: 'watch', ids: { given: ['1', '2'], areOnStdin: true } }],
    ['watch -', { ...common, command: 'watch', ids: { given: [], areOnStdin: true } }],
    ['submit-again 5', { ...common, command: 'submit-again', id: '5', waits: false }],
    ['submit-again 5 --wait', { ...common, command: 'submit-again', id: '5', waits: true }],
  ])('reads `%s`', (line, expected) => {
    expect(read(line)).toEqual(expected);
  });

  it.each([
    ['jobs --account A', { ...noOrigin, account: 'A' }],
    ['jobs --practice', { ...noOrigin, practice: true }],
    ['jobs --wsid 9 --password-stdin', { ...noOrigin, wsId: '9', isPasswordOnStdin: true }],
    [
      'jobs --url https://a.test/ --wsid 9 --password-stdin',
      { ...noOrigin, url: 'https://a.test/', wsId: '9', isPasswordOnStdin: true },
    ],
  ])('reads where the jobs of `%s` are', (line, expected) => {
    expect(read(line)).toMatchObject({ origin: expected });
  });

  it('reads one spelling for one job ID, up to the largest of the service', () => {
    expect(read('watch 007 9223372036854775807')).toMatchObject({
      ids: { given: ['7', '9223372036854775807'] },
    });
  });

  it.each([
    ['90s', 90_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['7d', 604_800_000],
    ['3650d', 315_360_000_000],
  ])('reads the duration %s', (word, ms) => {
    expect(read(`watch 1 --timeout ${word}`)).toMatchObject({ timeoutMs: ms });
  });

  it('reads each status of the service', () => {
    expect(read(`jobs --status ${statusWords.join(',')}`)).toMatchObject({
      filter: { statuses: statusWords },
    });
    expect(readArguments(['jobs', '--status', 'ready, failed'])).toMatchObject({
      filter: { statuses: ['ready', 'failed'] },
    });
  });
});

const noCommand = (word: string): string =>
  `${word} is not a command. For the list of commands: casjobs-tray help`;
const badOption = (word: string, command: string): string =>
  `The option ${word} is not known here, or its value is missing. See: casjobs-tray help ${command}`;
const badId = (word: string): string =>
  `${word} is not a job ID. IDs are numbers; casjobs-tray jobs lists them.`;
const badDuration = (option: string, word: string): string =>
  `${option} can't be ${word}. Use a number and a unit: 90s, 10m, 2h or 7d.`;
const badStatus = (word: string): string =>
  `${word} is not a status. Use ready, started, canceling, cancelled, failed or finished.`;
const noId = (command: string): string =>
  `Name at least one job: casjobs-tray ${command} ID, or - to read IDs from standard input.`;
const twoWays = 'Name the jobs by ID or select them by --status, --name or --since, not both.';
const signInParts = 'To sign in, use --url URL --wsid NUMBER --password-stdin together.';
const oneId = 'Name exactly one job: casjobs-tray submit-again ID';

/** The sentence with which a command line is refused. */
const refusalOf = (words: readonly string[]): string => {
  try {
    readArguments(words);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
  return 'It is accepted.';
};

describe('readArguments refuses', () => {
  it.each([
    ['job', noCommand('job')],
    ['help nothing', noCommand('nothing')],
    ['jobs --what', badOption('--what', 'jobs')],
    ['jobs --password secret', badOption('--password', 'jobs')],
    ['jobs --timeout 2h', badOption('--timeout', 'jobs')],
    ['practice --json', badOption('--json', 'practice')],
    ['watch 1 --no-wait', badOption('--no-wait', 'watch')],
    ['watch 1 --timeout', badOption('--timeout', 'watch')],
    ['jobs --all=yes', badOption('--all', 'jobs')],
    ['cancel -5', badOption('-5', 'cancel')],
    ['jobs 12', '12 is too much. See: casjobs-tray help jobs'],
    ['accounts all', 'all is too much. See: casjobs-tray help accounts'],
    ['practice 1', '1 is too much. See: casjobs-tray help practice'],
    ['jobs --name=', 'The value of --name is empty or too long.'],
    [`jobs --account ${'a'.repeat(201)}`, 'The value of --account is empty or too long.'],
    ['cancel m31', badId('m31')],
    ['watch 1.5', badId('1.5')],
    ['watch 1e3', badId('1e3')],
    ['watch 9223372036854775808', badId('9223372036854775808')],
    ['submit-again x', badId('x')],
    ['jobs --status ready,gone', badStatus('gone')],
    ['jobs --status unknown', badStatus('unknown')],
    ['jobs --status ready,', badStatus('')],
    ['jobs --status Ready', badStatus('Ready')],
    ['cancel', noId('cancel')],
    ['watch --json', noId('watch')],
    // All jobs are never cancelled by a command that names none.
    ['cancel --yes', noId('cancel')],
    ['cancel 1 --status ready', twoWays],
    ['cancel 1 --name a', twoWays],
    ['cancel - --since 1d', twoWays],
    ['submit-again', oneId],
    ['submit-again 1 2', oneId],
    [
      'watch - --wsid 9 --password-stdin',
      "Standard input can't be the password and the IDs. Name the IDs as arguments.",
    ],
    ['jobs --wsid 9', signInParts],
    ['jobs --password-stdin', signInParts],
    ['jobs --url https://a.test/', signInParts],
    ['jobs --practice --wsid 9 --password-stdin', 'Use either --practice or --wsid.'],
  ])('`%s` with a sentence that says what to do', (line, sentence) => {
    expect(refusalOf(line.split(' '))).toBe(sentence);
  });

  it.each(['0s', '5', 'h', '1w', '1.5h', '-1h', '2h30m', '3651d', '1 h', '1H', '9999999999s'])(
    'the duration %s',
    (word) => {
      expect(refusalOf(['watch', '1', `--timeout=${word}`])).toBe(badDuration('--timeout', word));
      expect(refusalOf(['jobs', `--since=${word}`])).toBe(badDuration('--since', word));
    },
  );
});

describe('idsIn', () => {
  it('reads IDs between blanks, commas and remarks', () => {
    expect(idsIn('1 2,3\r\n\n  # all of m31\n04\t5 # the last\n')).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
    expect(idsIn('# none\n')).toEqual([]);
  });

  it('refuses what is no ID', () => {
    expect(() => idsIn('1\njob\n')).toThrow(badId('job'));
  });
});
