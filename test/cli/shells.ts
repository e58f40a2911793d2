// Asks real shells what they complete: bash of the machine, zsh and fish also out of their Debian packages
// (build/scripts/lib/shells.mjs).
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type ShellName = 'bash' | 'zsh' | 'fish';

const folder = path.resolve(import.meta.dirname, '../../build/linux/completions');

const files: Readonly<Record<ShellName, string>> = {
  bash: path.join(folder, 'casjobs-tray.bash'),
  zsh: path.join(folder, '_casjobs-tray'),
  fish: path.join(folder, 'casjobs-tray.fish'),
};

export const completionOf = (shell: ShellName): string => readFileSync(files[shell], 'utf8');

const unpacked = process.env['CASJOBS_TRAY_SHELLS_ROOT'];
const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const libraries = path.join(unpacked ?? '', 'usr/lib', `${machine}-linux-gnu`);

const programOf = (shell: ShellName): string | undefined =>
  [
    ...(unpacked === undefined
      ? []
      : ['usr/bin', 'bin'].map((place) => path.join(unpacked, place))),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ]
    .map((place) => path.join(place, shell))
    .find((file) => existsSync(file));

/** Why it can't be asked, for the list of what was skipped. */
export const whyNotAsked = (shell: ShellName): string | undefined => {
  if (process.platform !== 'linux') return 'Only the packages for Linux have completions';
  if (programOf(shell) !== undefined) return undefined;
  return process.env['CASJOBS_TRAY_SHELLS_MISSING'] ?? `There is no ${shell}`;
};

const LONGEST_MS = 15_000;

const run = (shell: ShellName, args: readonly string[], more: NodeJS.ProcessEnv = {}): string =>
  execFileSync(programOf(shell) ?? shell, args, {
    encoding: 'utf8',
    timeout: LONGEST_MS,
    env: {
      ...process.env,
      ...(unpacked === undefined ? {} : { LD_LIBRARY_PATH: libraries }),
      ...more,
    },
  });

const inFolder = <T>(use: (home: string) => T): T => {
  const home = mkdtempSync(path.join(tmpdir(), 'casjobs-shell-'));
  try {
    return use(home);
  } finally {
    rmSync(home, { recursive: true });
  }
};

/** Bash splits a line also at `=`. */
const wordsOf = (line: string): readonly string[] =>
  line.split(' ').flatMap((word) => word.split(/(=)/).filter((part, at) => at === 0 || part));

const askBash = (lines: readonly string[]): string => {
  const calls = lines.map((line) => {
    const words = wordsOf(line);
    return `COMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}
      "$function"; echo "\${COMPREPLY[*]}"`;
  });
  const start = `source '${files.bash}'
    function=$(complete -p casjobs-tray | sed 's/.*-F //; s/ .*//')`;
  return run('bash', ['--norc', '-c', [start, ...calls].join('\n')]);
};

const modulesOfZsh = (): string => {
  const parent = path.join(libraries, 'zsh');
  const [version] = unpacked !== undefined && existsSync(parent) ? readdirSync(parent) : [];
  return version === undefined ? '' : path.join(parent, version);
};

const functionsOfZsh = (): NodeJS.ProcessEnv => {
  if (unpacked === undefined || modulesOfZsh() === '') return {};
  const top = path.join(unpacked, 'usr/share/zsh/functions');
  const below = readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return { FPATH: [top, ...below].join(':') };
};

/** Completions of zsh run only in its line editor, and that needs a terminal. What they offer goes through `compadd`. */
const zshrc = `
[[ -n $MODULES ]] && module_path=($MODULES)
fpath=($COMPLETIONS $fpath)
autoload -Uz compinit && compinit -u -D
compadd() {
  local -a hits
  if [[ \${@[1,(i)(-|--)]} != *-(O|A|D)\\ * ]]; then
    builtin compadd -A hits "$@"
    found+=($hits)
  fi
  builtin compadd "$@"
}
answer() { _main_complete; compstate[insert]= compstate[list]= }
zle -C answer complete-word answer
zle-line-init() {
  local line
  for line in "\${(f)ASKED}"; do
    found=()
    BUFFER=$line CURSOR=$#line
    zle answer
    print -r -- "\${(u)found}" >>$ANSWERS
  done
  exit
}
zle -N zle-line-init
`;

const inTerminal = `
[[ -n $MODULES ]] && module_path=($MODULES)
zmodload zsh/zpty
zpty shell $ZSH_PROGRAM -d -i
while zpty -r shell text; do print -rn -- $text; done
`;

const askZsh = (lines: readonly string[]): string =>
  inFolder((home) => {
    const answers = path.join(home, 'answers');
    writeFileSync(path.join(home, '.zshrc'), zshrc);
    run('zsh', ['-f', '-c', inTerminal], {
      ...functionsOfZsh(),
      TERM: 'xterm',
      ZDOTDIR: home,
      ZSH_PROGRAM: programOf('zsh'),
      MODULES: modulesOfZsh(),
      COMPLETIONS: folder,
      ANSWERS: answers,
      ASKED: lines.join('\n'),
    });
    return readFileSync(answers, 'utf8');
  });

const askFish = (lines: readonly string[]): string =>
  inFolder((home) => {
    const each = "echo (complete -C $line | string replace -r '\\t.*' '')";
    const script = `source '${files.fish}'; for line in $argv; ${each}; end`;
    return run('fish', ['--no-config', '-c', script, ...lines], {
      HOME: home,
      XDG_CONFIG_HOME: home,
      XDG_DATA_HOME: home,
    });
  });

const askers = { bash: askBash, zsh: askZsh, fish: askFish } as const;

/** What the shell offers at the end of each line, which starts with the program; sorted. */
export const completionsIn = (
  shell: ShellName,
  lines: readonly string[],
): readonly (readonly string[])[] =>
  askers[shell](lines.map((line) => `casjobs-tray ${line}`))
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean).sort());
