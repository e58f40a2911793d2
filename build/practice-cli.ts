// The practice service for a person at a terminal: npm run practice. Says where it is, and runs until it is stopped.
import { parseArgs } from 'node:util';
import { PRACTICE_PORT, startPracticeNear } from '../electron/practice/practice-service.ts';

const say = (...lines: readonly string[]): void => {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
};

const portAsked = (): number => {
  const { values } = parseArgs({ options: { port: { type: 'string' } } });
  const text = values.port ?? PRACTICE_PORT.toString();
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) {
    throw new Error('After --port comes a number from 0 to 65535; 0 takes any free port.');
  }
  return Number(text);
};

try {
  const port = portAsked();
  const service = await startPracticeNear(port);
  if (port !== 0 && service.port !== port) say(`Port ${port} is taken, so another one is used.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void service.close());
  }
  say(
    'The practice service runs on this computer. Its jobs are not real: cancel what you like.',
    `URL       ${service.base}`,
    `REST      ${service.restBase}`,
    `Login     ${service.loginBase}`,
    `WSID      ${service.account.wsId}`,
    `User name ${service.account.userName}`,
    `Password  ${service.account.password}`,
    'The password is of this run only.',
    'Stop it with Ctrl+C.',
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
