// Starts the practice service as a separate process, like `npm run practice`, with a simple client that shares no code with the
// app.
import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { createSignal, waitUntil } from './wait-until.ts';

export interface PracticeProcess {
  /** The service's URL, as a user types it; the operations are at `<base>/services/jobs.asmx`. */
  readonly base: string;
  readonly wsId: string;
  readonly userName: string;
  readonly password: string;
  /** Its output so far. */
  printed(): string;
  /** Calls an operation with an HTTP form. @returns the body @throws if the service rejects it */
  post(operation: string, fields: Readonly<Record<string, string>>): Promise<string>;
  close(): Promise<void>;
}

const root = path.resolve(import.meta.dirname, '../..');
const names = ['URL', 'WSID', 'User name', 'Password'] as const;

const valueOf = (printed: string, name: string): string | undefined =>
  new RegExp(`^\\s*${name}:?\\s+(\\S.*?)\\s*$`, 'm').exec(printed)?.[1];

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    child.once('close', () => resolve());
    child.kill();
  });

/** On a free port. */
export const startPracticeProcess = async (): Promise<PracticeProcess> => {
  const cli = path.join(root, 'out/practice/practice-cli.js');
  const child = spawn(process.execPath, [cli, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const bell = createSignal();
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => {
      printed += part.toString();
      bell.emit();
    });
  const look = (): string[] | undefined => {
    const values = names.map((name) => valueOf(printed, name));
    return values.every((value) => value !== undefined) ? values : undefined;
  };
  const why = (): string => `The practice service did not start. It said: ${printed}`;
  const [base = '', wsId = '', userName = '', password = ''] = await waitUntil(bell, look, why);
  return {
    base,
    wsId,
    userName,
    password,
    printed: () => printed,
    post: async (operation, fields) => {
      const answer = await fetch(`${base}/services/jobs.asmx/${operation}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${operation}: ${answer.status} ${text}`);
      return text;
    },
    close: () => end(child),
  };
};
