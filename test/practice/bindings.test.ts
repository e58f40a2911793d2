// Which binding the app speaks with a service, and what it does when that one is refused.
import { describe, expect, it } from 'vitest';
import type { Binding } from '../../electron/casjobs/service.ts';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import type { ControlledService } from '../practice-service/controlled-service.ts';
import {
  practiceClient,
  practiceJobId,
  practiceCredentials,
  startPracticeAtNoon,
} from './service.ts';

const bindingsOf = ({ requests }: ControlledService): string[] =>
  requests.map(({ binding }) => binding);
const automatic = ({ base }: ControlledService, foundBinding: Binding | null) =>
  createSoapService({ base, binding: 'auto', foundBinding });

describe('an account that finds its binding by itself', () => {
  it('speaks SOAP 1.2 where the service does', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, 'auto');
    expect(await client.binding()).toBeNull();
    await client.queues(practiceCredentials);
    expect(await client.binding()).toBe('soap12');
  });

  it.each([
    ['SOAP 1.1', ['soap11', 'post'], 'soap11', 'soap11'],
    ['HTTP POST', ['post'], 'post', 'http-post'],
  ] as const)('speaks %s with a service that speaks no better', async (_, spoken, heard, found) => {
    const practice = await startPracticeAtNoon();
    practice.speakOnly(spoken);
    const client = practiceClient(practice, 'auto');
    await client.cancel(practiceCredentials, practiceJobId('5001'));
    expect(await client.binding()).toBe(found);
    expect(practice.job('5001')?.status).toBe('canceling');
    expect(await client.queues(practiceCredentials)).toContainEqual({
      context: 'MyDB',
      minutes: 500,
    });
    expect(bindingsOf(practice)).toEqual([heard, heard]);
  });

  it('begins with the one that was found before', async () => {
    const practice = await startPracticeAtNoon();
    const client = automatic(practice, 'http-post');
    expect(await client.binding()).toBe('http-post');
    await client.queues(practiceCredentials);
    expect(bindingsOf(practice)).toEqual(['post']);
  });

  it('finds out anew when the service no longer speaks it', async () => {
    const practice = await startPracticeAtNoon();
    const client = automatic(practice, 'soap11');
    await client.queues(practiceCredentials);
    practice.speakOnly(['post']);
    await client.cancel(practiceCredentials, practiceJobId('5001'));
    expect(await client.binding()).toBe('http-post');
    practice.speakOnly(['soap12']);
    await client.queues(practiceCredentials);
    expect(await client.binding()).toBe('soap12');
    expect(bindingsOf(practice)).toEqual(['soap11', 'post', 'soap12']);
  });

  it('keeps what it knows when the service speaks nothing for a while, and never sends a GET', async () => {
    const practice = await startPracticeAtNoon();
    practice.speakOnly([]);
    const client = automatic(practice, 'soap11');
    await expect(client.queues(practiceCredentials)).rejects.toMatchObject({
      code: 'binding-refused',
    });
    expect(await client.binding()).toBe('soap11');
    expect(practice.requests).toEqual([]);
  });

  it('has learnt nothing from a password that is refused before it is sent', async () => {
    const practice = await startPracticeAtNoon();
    const client = practiceClient(practice, 'auto');
    const odd = { ...practiceCredentials, password: 'a\u0001b' };
    await expect(client.queues(odd)).rejects.toMatchObject({ code: 'credentials-rejected' });
    expect(await client.binding()).toBeNull();
  });
});

it.each(['soap12', 'soap11', 'http-post'] as const)(
  'an account that is to speak %s speaks nothing else',
  async (binding) => {
    const practice = await startPracticeAtNoon();
    const others = (['soap12', 'soap11', 'http-post'] as const).filter((one) => one !== binding);
    practice.speakOnly(others.map((one) => (one === 'http-post' ? 'post' : one)));
    const client = practiceClient(practice, binding);
    await expect(client.queues(practiceCredentials)).rejects.toMatchObject({
      code: 'binding-refused',
    });
    expect(practice.requests).toEqual([]);
  },
);
