// Small programs that really run: scripts for Node in a folder of the test's own, and a runner for them.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { createProgramRunner } from '../../electron/platform/program-runner.ts';
import type { ProgramRun, ProgramRunner } from '../../electron/hook/program-run.ts';
import { temporaryFolder } from '../fakes/temporary-folder.ts';

export interface SmallPrograms {
  readonly folder: string;
  /** Of a script: what `run` and Settings need to start it with these arguments. */
  script(text: string, ...words: string[]): Promise<Pick<ProgramRun, 'path' | 'arguments'>>;
  /** A file that the system itself can execute. */
  executable(name: string, text: string, mode?: number): Promise<string>;
  /** What a program has written there; waits for it. */
  written(name: string): Promise<string>;
}

export const smallPrograms = async (): Promise<SmallPrograms> => {
  const folder = await temporaryFolder();
  let count = 0;
  return {
    folder,
    script: async (text, ...words) => {
      const file = path.join(folder, `script-${(count += 1)}.cjs`);
      await writeFile(file, text);
      return { path: process.execPath, arguments: [file, ...words] };
    },
    executable: async (name, text, mode = 0o700) => {
      const file = path.join(folder, name);
      await writeFile(file, text);
      await chmod(file, mode);
      return file;
    },
    written: async (name) => {
      for (;;) {
        const text = await readFile(path.join(folder, name), 'utf8').catch(() => null);
        if (text !== null) return text;
        // Not that of the test, whose timers may be fake.
        await pause(20);
      }
    },
  };
};

/** Without the variables of this process, but for those that the test names. */
export const runnerFor = (
  { folder }: Pick<SmallPrograms, 'folder'>,
  parts: { env?: NodeJS.ProcessEnv } = {},
): ProgramRunner => {
  const runner = createProgramRunner({
    platform: process.platform,
    homeFolder: folder,
    env: process.env,
    ...parts,
  });
  onTestFinished(() => runner.close());
  return runner;
};

/** Writes all that a program is given into a file, whole or not at all. */
export const notesAll = `
const { readFileSync, renameSync, writeFileSync } = require('node:fs');
const input = readFileSync(0, 'utf8');
const all = { input, env: process.env, words: process.argv.slice(2), folder: process.cwd() };
writeFileSync('noted.new', JSON.stringify(all));
renameSync('noted.new', 'noted');
`;

export interface Noted {
  readonly input: string;
  readonly env: Readonly<Record<string, string>>;
  readonly words: readonly string[];
  readonly folder: string;
}

/** Programs that report here when they run, and end when they are told to. */
export const openStage = async () => {
  const onStage: { readonly job: string; readonly socket: net.Socket }[] = [];
  const began: string[] = [];
  let most = 0;
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => {
      const one = { job: bytes.toString(), socket };
      began.push(one.job);
      onStage.push(one);
      most = Math.max(most, onStage.length);
      socket.once('close', () => onStage.splice(onStage.indexOf(one), 1));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    onStage.forEach(({ socket }) => socket.destroy());
    server.close();
  });
  const { port } = server.address() as net.AddressInfo;
  return {
    /** Says who it is, and ends when it hears from here. */
    script: `
const socket = require('node:net').connect(${port}, '127.0.0.1');
socket.write(process.env.CASJOBS_JOB || process.argv[2]);
socket.once('data', () => process.exit(0));
`,
    /** The jobs of those that run, in the order in which they began. */
    running: (): string[] => onStage.map(({ job }) => job),
    began,
    most: (): number => most,
    end: (job: string): void => void onStage.find((one) => one.job === job)?.socket.write('end'),
  };
};
