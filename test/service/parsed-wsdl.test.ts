// The description of the service that all calls of a thread share.
import * as soap from 'soap';
import { describe, expect, it, vi } from 'vitest';
import { practiceJobId, practiceCredentials, startPracticeAtNoon } from '../practice/service.ts';

/** All objects and texts that can be reached, without following functions into their scopes. */
const reachable = (root: unknown): Set<unknown> => {
  const seen = new Set<unknown>();
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map) waiting.push(...value.keys(), ...value.values());
    if ((typeof value === 'object' || typeof value === 'function') && value !== null)
      for (const { value: inner } of Object.values(Object.getOwnPropertyDescriptors(value)))
        waiting.push(inner);
  }
  return seen;
};

describe('the parsed WSDL', () => {
  it.each(['soap12', 'soap11'] as const)(
    'is made once for %s, and keeps nothing of a call',
    async (binding) => {
      // Other tests of this process have parsed it already.
      vi.resetModules();
      const { createSoapService } = await import('../../electron/casjobs/soap-service.ts');
      const parse = vi.spyOn(soap.WSDL.prototype, 'onReady');
      const practice = await startPracticeAtNoon();
      const service = createSoapService({ base: practice.base, binding });
      const wrong = { ...practiceCredentials, password: 'hunter2-of-nobody' };
      await service.queues(wrong).catch(() => undefined);
      await service.jobStatus(practiceCredentials, practiceJobId('5001'));
      await Promise.all([
        service.queues(practiceCredentials),
        service.jobs(practiceCredentials, { about: 'open' }),
      ]);
      expect(parse).toHaveBeenCalledOnce();
      const [wsdl] = parse.mock.contexts;
      const kept = reachable(wsdl);
      expect([...kept].filter((one) => one instanceof soap.Client)).toEqual([]);
      const texts = [...kept].filter((one) => typeof one === 'string');
      expect(texts.length).toBeGreaterThan(100);
      expect(texts.filter((text) => text.includes(practiceCredentials.password))).toEqual([]);
      expect(texts.filter((text) => text.includes('hunter2'))).toEqual([]);
      expect(texts.filter((text) => text.includes(practice.base))).toEqual([]);
      expect(Reflect.get(wsdl ?? {}, 'options')).not.toHaveProperty('httpClient');
      parse.mockRestore();
    },
  );
});
