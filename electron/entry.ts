// The program's first file: a command of the terminal, or the app with its window. A command must end before Electron is
// ready, which it never is without a display; and it loads nothing of the app.
import { app } from 'electron';
import { commandWords } from './cli/read-arguments.ts';

const words = commandWords(process.argv.slice(process.defaultApp ? 2 : 1));
if (words === null) await import('./main.ts');
else {
  const { runCommand } = await import('./cli/run-command.ts');
  const paths = await import('./platform/app-paths.ts');
  paths.chooseProfile();
  const code = await runCommand(words, {
    profile: paths.profileFolder(),
    version: app.getVersion(),
    workerFile: paths.workerFile,
    practiceFile: paths.practiceFile,
    env: process.env,
    lock: () => app.requestSingleInstanceLock(),
    unlock: () => app.releaseSingleInstanceLock(),
  });
  process.exit(code);
}
