// Starts the app again with the same profile; the second start passes its arguments to the first and ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { argsOf, appProgram } from './app.ts';

export const startSecondInstance = (profile: string, ...args: string[]): Promise<void> =>
  startSecondInstanceIn(process.cwd(), profile, ...args);

/** The same, from a folder. */
export const startSecondInstanceIn = async (
  folder: string,
  profile: string,
  ...args: string[]
): Promise<void> => {
  const second = spawn(appProgram, argsOf({ profile, args }), { stdio: 'ignore', cwd: folder });
  await once(second, 'exit');
};
