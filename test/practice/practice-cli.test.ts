// The practice service's command line, bundled as `npm run practice` does it.
import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundleBeforeAll } from '../bundled.ts';
import { startPracticeAtNoon } from './service.ts';

describe('the command line', () => {
  const bundled = bundleBeforeAll('practice.vite.config.ts');

  const run = (...args: string[]) => {
    const child = spawn(process.execPath, [bundled('practice-cli.js'), ...args]);
    let text = '';
    const said = new Promise<string>((resolve) => {
      const take = (part: Buffer): void => {
        text += part.toString();
        if (text.includes('Ctrl+C')) resolve(text);
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      child.once('close', () => resolve(text));
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    return { child, said, ended };
  };

  it.each(['SIGINT', 'SIGTERM'] as const)('says where to go, and ends on %s', async (signal) => {
    const { child, said, ended } = run('--port', '0');
    const lines = (await said).trimEnd().split('\n');
    expect(lines[1]).toMatch(/^URL {7}http:\/\/127\.0\.0\.1:\d+\/casjobs$/);
    const origin = String(lines[1]?.slice(10, -'/casjobs'.length));
    expect(lines.slice(2)).toEqual([
      `REST      ${origin}/CasJobs/RestApi`,
      `Login     ${origin}/login-portal`,
      'WSID      1000001',
      'User name practice',
      expect.stringMatching(/^Password {2}[a-z2-9]{20}$/),
      'The password is of this run only.',
      'Stop it with Ctrl+C.',
    ]);
    const { status } = await fetch(String(lines[1]?.slice(10)));
    expect(status).toBe(200);
    child.kill(signal);
    expect(await ended).toBe(0);
  });

  it('takes another port where its own is taken, and says so', async () => {
    const { port } = await startPracticeAtNoon();
    const { child, said, ended } = run('--port', String(port));
    expect(await said).toMatch(new RegExp(`^Port ${port} is taken, so another one is used\\.\n`));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  });

  it('ends with a sentence when the port is none', async () => {
    const { said, ended } = run('--port', 'x');
    expect(await said).toMatch(/^After --port comes a number/);
    expect(await ended).toBe(1);
  });
});
