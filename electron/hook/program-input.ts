// Checks the program and the arguments that the user typed. Pure, except that it looks whether the file is there.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';
import { badInput, succeed, type Field, type Result } from '../result.ts';
import { isCommandPart, MOST_OF_COMMAND, type Settings } from '../settings/settings.ts';
import { t } from '../i18n/translate.ts';

export type ChosenProgram = NonNullable<Settings['program']>;
type Stored = Pick<ChosenProgram, 'path' | 'arguments'>;

interface Typed {
  readonly path: string;
  readonly arguments: readonly string[];
}

/** Windows starts these by its command interpreter, which reads the arguments as commands. */
const needsInterpreter = /\.(?:bat|cmd)[. ]*$/i;

export const needsShell = (file: string, platform: NodeJS.Platform): boolean =>
  platform === 'win32' && needsInterpreter.test(file);

/** On Windows with a drive or a server: a path without one depends on the current drive. */
const isAbsolute = (file: string, platform: NodeJS.Platform): boolean =>
  platform === 'win32'
    ? path.win32.isAbsolute(file) && /^(?:[a-z]:|[\\/]{2})/i.test(file)
    : path.posix.isAbsolute(file);

/** Windows copies paths in quotes. */
const withoutQuotesAround = (text: string): string => /^"(.*)"$/s.exec(text)?.[1] ?? text;

/** The program as it is stored, or the sentence for the field that is wrong. */
export const readProgram = async (
  typed: Typed,
  platform: NodeJS.Platform,
): Promise<Result<Stored>> => {
  const file = withoutQuotesAround(typed.path.trim());
  const program = { path: file, arguments: [...typed.arguments] };
  const fault = faultOf(program, platform) ?? (await faultOfFile(file, platform));
  return fault === null ? succeed(program) : badInput(fault.field, fault.sentence);
};

interface Fault {
  readonly field: Field;
  readonly sentence: string;
}

const faultOf = (program: Typed, platform: NodeJS.Platform): Fault | null => {
  const { path: file, arguments: words } = program;
  const atPath = (sentence: string): Fault => ({ field: 'program', sentence });
  if (file === '') return atPath(t('program.none-typed'));
  if (!isCommandPart(file)) return atPath(t('program.control-character'));
  if (!isAbsolute(file, platform)) return atPath(t('program.relative'));
  if (needsShell(file, platform)) return atPath(t('program.needs-shell'));
  if (!words.every(isCommandPart))
    return { field: 'arguments', sentence: t('program.control-character') };
  // So that the question before it is stored can show all of it.
  return commandLength(program) > MOST_OF_COMMAND
    ? { field: 'arguments', sentence: t('program.too-long', { most: MOST_OF_COMMAND }) }
    : null;
};

const commandLength = ({ path: file, arguments: words }: Typed): number =>
  [file, ...words].reduce((sum, word) => sum + word.length + 3, 0);

const faultOfFile = async (file: string, platform: NodeJS.Platform): Promise<Fault | null> => {
  const atPath = (sentence: string): Fault => ({ field: 'program', sentence });
  const found = await stat(file).catch(() => null);
  if (found === null) return atPath(t('program.missing'));
  if (!found.isFile()) return atPath(t('program.folder'));
  // On Windows every file may be executed.
  if (platform === 'win32') return null;
  const mayRun = await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
  return mayRun ? null : atPath(t('program.forbidden'));
};

/** The whole command line for the user to read. Each part is quoted, so that they see where one ends. */
export const commandLineOf = ({ path: file, arguments: words }: Typed): readonly string[] =>
  [file, ...words].map((word) => `“${word}”`);
