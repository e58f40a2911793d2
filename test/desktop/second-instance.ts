// Starts the app again with the same profile; the second start passes its arguments to the first and ends.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { argsOf, appProgram } from './app.ts';

export const startSecondInstance = async (profile: string, ...args: string[]): Promise<void> => {
  const second = spawn(appProgram, argsOf({ profile, args }), { stdio: 'ignore' });
  await once(second, 'exit');
};
