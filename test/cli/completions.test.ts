// The completions of bash, zsh and fish offer what the command line takes.
import { describe, expect, it } from 'vitest';
import { statusWords } from '../../electron/casjobs/job.ts';
import { commandNames, commandTable, takesValue } from '../../electron/cli/command-table.ts';
import { t } from '../../electron/i18n/translate.ts';
import { completionOf, completionsIn, whyNotAsked } from './shells.ts';

const optionNames = [...new Set(commandNames.flatMap((name) => commandTable[name].options))];

/** The last one of several values, without the option before it. */
const lastValue = (word: string): string => /[^,=]*$/.exec(word)?.[0] ?? '';

describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  const reason = whyNotAsked(shell);
  const options = { meta: reason === undefined ? {} : { reason } };
  const asked = it.skipIf(reason !== undefined);

  asked('offers the commands, also after help', options, () => {
    const offered = completionsIn(shell, ['', 'help ', 'canc', 'help wa']);
    const all = [...commandNames].sort();
    expect(offered).toEqual([all, all, ['cancel'], ['watch']]);
  });

  asked('offers the options of each command, and of the window before a command', options, () => {
    const ofWindow = ['--cancel-by-id', '--help', '--hidden', '--user-data-dir', '--version'];
    const expected = commandNames.map((name) =>
      name === 'help'
        ? []
        : [...commandTable[name].options.map((one) => `--${one}`), '--help'].sort(),
    );
    const offered = completionsIn(shell, [...commandNames.map((name) => `${name} --`), '--']);
    const withoutSigns = offered.map((words) => words.map((word) => word.replace(/=$/, '')));
    expect(withoutSigns).toEqual([...expected, ofWindow]);
  });

  asked('offers each status once, after a space, a comma or an equals sign', options, () => {
    const lines = ['jobs --status ', 'cancel --status ready,failed,', 'jobs --status=ready,sta'];
    const offered = completionsIn(shell, lines).map((words) => words.map(lastValue).sort());
    expect(offered).toEqual([
      [...statusWords].sort(),
      statusWords.filter((word) => word !== 'ready' && word !== 'failed').sort(),
      ['started'],
    ]);
  });

  asked('offers nothing for other values and for job IDs', options, () => {
    const values = commandNames.flatMap((name) =>
      commandTable[name].options
        .filter((one) => takesValue(one) && one !== 'status')
        .map((one) => `${name} --${one} `),
    );
    const lines = [...values, 'cancel ', 'cancel 4711 ', 'watch ', 'submit-again '];
    const offered = completionsIn(shell, lines);
    expect(lines.filter((_, at) => (offered[at] ?? []).length > 0)).toEqual([]);
    expect(offered).toHaveLength(lines.length);
  });

  asked('finds the command behind an option, and does not take a value for it', options, () => {
    const lines = ['--user-data-dir=/tmp cancel --dr', 'jobs --name cancel --al', 'watch 1 --qu'];
    expect(completionsIn(shell, lines)).toEqual([['--dry-run'], ['--all'], ['--quiet']]);
  });
});

describe('the text of the completions', () => {
  const zsh = completionOf('zsh');
  const fish = completionOf('fish');

  it.each([
    ['zsh', zsh],
    ['fish', fish],
  ])('for %s describes commands and options as the help does', (_, text) => {
    const described = [
      ...commandNames.map((name) => [name, t(`cli.about-${name}`)] as const),
      ...optionNames.map((name) => [name, t(`cli.option-${name}`)] as const),
    ];
    const lines = text.split('\n');
    const missing = described.filter(
      ([name, about]) => !lines.some((line) => line.includes(name) && line.includes(about)),
    );
    expect(missing).toEqual([]);
  });

  const expected = commandNames.map((name) => [name, [...commandTable[name].options].sort()]);

  it('for zsh has the options of each command, also where there is no zsh', () => {
    const origin = /^origin=\((.*)\)$/m.exec(zsh)?.[1] ?? '';
    const optionsOf = (name: string): string[] => {
      const own = new RegExp(`^  ${name}\\) own=\\(([^)]*)\\)`, 'm').exec(zsh)?.[1] ?? '';
      return own.replace('$origin', origin).split(' ').filter(Boolean).sort();
    };
    expect(commandNames.map((name) => [name, optionsOf(name)])).toEqual(expected);
  });

  it('for fish has the options of each command, also where there is no fish', () => {
    const rows = [...fish.matchAll(/-n '__casjobs_tray_has ([a-z -]+)' -l (\S+)/g)].map(
      ([, commands = '', option = '']) => [commands.split(' '), option] as const,
    );
    const optionsOf = (name: string): string[] =>
      rows.filter(([commands]) => commands.includes(name)).map(([, option]) => option);
    expect(commandNames.map((name) => [name, optionsOf(name).sort()])).toEqual(expected);
  });
});
