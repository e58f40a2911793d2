// The commands of the terminal: their options, usage and help. The help, the completions and the manual page have the same.
import { t, type PlainKey } from '../i18n/translate.ts';

export const commandNames = [
  ...(['jobs', 'cancel', 'watch', 'submit-again'] as const),
  ...(['accounts', 'practice', 'help'] as const),
] as const;

export type CommandWord = (typeof commandNames)[number];

/** Options with a value have its name in the help. */
const options = {
  account: 'NAME',
  all: '',
  'dry-run': '',
  json: '',
  name: 'PATTERN',
  'no-wait': '',
  'password-stdin': '',
  practice: '',
  quiet: '',
  since: 'DURATION',
  status: 'STATUS,…',
  timeout: 'DURATION',
  url: 'URL',
  wait: '',
  wsid: 'NUMBER',
  yes: '',
} as const;

export type OptionName = keyof typeof options;

export const takesValue = (name: OptionName): boolean => options[name] !== '';

/** Where the jobs are: each command that reads jobs takes these. */
const origin = ['account', 'practice', 'url', 'wsid', 'password-stdin'] as const;

interface CommandEntry {
  readonly usage: readonly string[];
  readonly options: readonly OptionName[];
  readonly examples: readonly string[];
}

export const commandTable: Readonly<Record<CommandWord, CommandEntry>> = {
  jobs: {
    usage: ['jobs [--all] [--since DURATION] [--status STATUS,…] [--name PATTERN]'],
    options: ['all', 'since', 'status', 'name', 'json', ...origin],
    examples: ['jobs --status ready,started', "jobs --since 7d --name 'm31*' --json"],
  },
  cancel: {
    usage: ['cancel ID…', 'cancel [--status STATUS,…] [--name PATTERN] [--yes]'],
    options: [
      ...(['no-wait', 'timeout', 'status', 'name', 'since', 'dry-run', 'yes'] as const),
      ...(['quiet', 'json', ...origin] as const),
    ],
    examples: ['cancel 4711 && sbatch next.sh', "cancel --status ready --name 'm31*'"],
  },
  watch: {
    usage: ['watch ID…'],
    options: ['timeout', 'quiet', 'json', ...origin],
    examples: ['watch 4711 --timeout 2h', 'watch - < ids.txt'],
  },
  'submit-again': {
    usage: ['submit-again ID'],
    options: ['wait', 'timeout', 'json', ...origin],
    examples: ['submit-again 4711', 'submit-again 4711 --wait'],
  },
  accounts: {
    usage: ['accounts'],
    options: ['json', ...origin],
    examples: ['accounts', 'accounts --json'],
  },
  practice: {
    usage: ['practice'],
    options: [],
    examples: ['practice', 'jobs --practice'],
  },
  help: { usage: ['help [COMMAND]'], options: [], examples: ['help cancel', 'cancel --help'] },
};

const PROGRAM = 'casjobs-tray';

const section = (heading: PlainKey, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `\n${t(heading)}\n${lines.map((line) => `  ${line}\n`).join('')}`;

const inColumns = (rows: readonly (readonly [string, string])[]): readonly string[] => {
  const width = Math.max(0, ...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `${first.padEnd(width)}  ${second}`);
};

const optionRow = (name: OptionName): readonly [string, string] => [
  `--${name} ${options[name]}`.trim(),
  t(`cli.option-${name}`),
];

export const commandHelp = (name: CommandWord): string => {
  const { usage, options: own, examples } = commandTable[name];
  return (
    `${t(`cli.about-${name}`)}\n` +
    section(
      'cli.usage',
      usage.map((one) => `${PROGRAM} ${one}`),
    ) +
    section('cli.options', inColumns(own.map(optionRow))) +
    section(
      'cli.examples',
      examples.map((one) => `${PROGRAM} ${one}`),
    )
  );
};

export const overview = (): string =>
  `${t('cli.about')}\n` +
  section('cli.usage', [`${PROGRAM} COMMAND [OPTION…]`, PROGRAM]) +
  section(
    'cli.commands',
    inColumns(commandNames.map((name) => [name, t(`cli.about-${name}`)] as const)),
  ) +
  section('cli.exit-codes', [t('cli.exit-codes-list')]) +
  `\n${t('cli.more-help')}\n`;
