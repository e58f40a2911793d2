// The manual page describes the command line as it is, and is rendered without a warning.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { statusWords } from '../../electron/casjobs/job.ts';
import { commandNames, commandTable, takesValue } from '../../electron/cli/command-table.ts';
import { readArguments } from '../../electron/cli/read-arguments.ts';
import { t } from '../../electron/i18n/translate.ts';

const file = path.resolve(import.meta.dirname, '../../build/linux/casjobs-tray.1');
const source = readFileSync(file, 'utf8');

/** Its text without the marks for fonts and signs. */
const plain = source
  .replace(/\\f[A-Z]/g, '')
  .replaceAll('\\(aq', "'")
  .replaceAll('\\-', '-');

const sectionOf = (heading: string): string =>
  plain.split(/^\.SH /m).find((one) => one.startsWith(`${heading}\n`)) ?? '';

/** What stands under `.TP`: the term without its macro, and the text. */
const entriesOf = (heading: string): readonly (readonly [string, string])[] =>
  sectionOf(heading)
    .split(/^\.TP\n/m)
    .slice(1)
    .map((entry) => {
      const [term = '', ...text] = entry.trim().split('\n');
      return [term.replace(/^\.[A-Z]+ /, '').replace(/[" ]+/g, ' '), text.join('\n')] as const;
    });

describe('the manual page', () => {
  it('has each command with the text of the help', () => {
    const found = entriesOf('COMMANDS').map(([term, text]) => [
      term.split(' ')[0],
      text.split('\n')[0],
    ]);
    expect(found).toEqual(commandNames.map((name) => [name, t(`cli.about-${name}`)]));
  });

  it('has each option with its commands and the text of the help', () => {
    const all = [...new Set(commandNames.flatMap((name) => commandTable[name].options))].sort();
    const expected = all.map((option) => {
      const commands = commandNames.filter((name) => commandTable[name].options.includes(option));
      return [`--${option}`, `${commands.join(', ')}: ${t(`cli.option-${option}`)}`];
    });
    const found = entriesOf('OPTIONS OF COMMANDS').map(([term, text]) => [
      term.split(' ')[0],
      text.split('\n')[0]?.replace(/\.$/, ''),
    ]);
    expect(found).toEqual(expected);
    const withValue = entriesOf('OPTIONS OF COMMANDS').filter(([term]) => term.includes(' '));
    expect(withValue.map(([term]) => term.split(' ')[0])).toEqual(
      all.filter(takesValue).map((option) => `--${option}`),
    );
  });

  it('has each status, environment variable and exit code', () => {
    const statuses = /^\.I STATUS\nis (.*)\.$/m.exec(sectionOf('OPTIONS OF COMMANDS'))?.[1];
    expect(statuses?.split(/, | or /)).toEqual(statusWords);
    const variables = entriesOf('ENVIRONMENT').flatMap(([term]) => term.split(/ ?, ?/));
    expect(variables).toEqual(['CASJOBS_WSID', 'CASJOBS_PW', 'CASJOBS_URL', 'NO_COLOR']);
    const codes = entriesOf('EXIT STATUS').map(([term]) => term);
    const listed = t('cli.exit-codes-list').match(/(?<=^|, )\d+/g);
    expect(codes).toEqual(listed);
  });

  it('has examples that the command line takes', () => {
    const examples = [...sectionOf('EXAMPLES').matchAll(/^casjobs-tray (.*?)(?: &&.*)?$/gm)];
    const read = examples.map(([, words = '']) =>
      readArguments(words.split(' ').map((word) => word.replaceAll("'", ''))),
    );
    expect(read).toMatchObject([
      { command: 'cancel', ids: { given: ['4711'] } },
      { command: 'cancel', filter: { statuses: ['ready'], name: 'm31*' }, isYes: true },
    ]);
  });

  it('has minus signs in options, which can be copied, instead of hyphens', () => {
    expect(source.match(/(?<!\\)--\S*|\\--\S*/g)).toBeNull();
  });
});

const hasGroff = spawnSync('groff', ['--version']).status === 0;
const options = { meta: hasGroff ? {} : { reason: 'There is no groff' } };

describe('groff', () => {
  it.skipIf(!hasGroff)('renders the manual page without a warning', options, () => {
    const args = ['-man', '-Tutf8', '-ww', '-P-cbou', file];
    const { status, stderr, stdout } = spawnSync('groff', args, { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('EXIT STATUS');
  });

  it.skipIf(!hasGroff)('renders its examples as they are typed', options, () => {
    const text = execFileSync('groff', ['-man', '-Tascii', '-P-cbou', file], { encoding: 'utf8' });
    expect(text).toContain("casjobs-tray cancel --status ready --name 'm31*' --yes\n");
  });
});
