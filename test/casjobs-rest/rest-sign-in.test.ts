// The login: when it is tried, when it is not, and what becomes of its token.
import { describe, expect, it } from 'vitest';
import { jobIdOf } from '../fakes/scripted-casjobs.ts';
import { failing } from '../service/secret.ts';
import { asJson, asText, page503, serviceFor, startSciServer, USER, who } from './sciserver.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const locked = (minutes: number) =>
  asJson(500, {
    error: {
      message: `Maximum number of login attempts reached. Please try again in ${minutes} minutes.`,
      stackTrace: 'at org.sciserver.Login',
      time: 1,
    },
  });

describe('the login', () => {
  it('sends user name and password once, and the token in a header of each call', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    await service.check(who);
    const [login, first] = sciServer.heard;
    expect(login).toMatchObject({ method: 'POST', url: '/login-portal/api/auth' });
    expect(JSON.parse(login?.body ?? '')).toEqual({ username: USER, password: who.password });
    expect(first?.url).toBe('/CasJobs/RestApi/contexts/MyDB/Tables?TaskName=CasJobsTray');
    expect(first?.headers['x-auth-token']).toBe([...sciServer.tokens][0]);
    expect(sciServer.heard).toHaveLength(3);
  });

  it('is shared by calls that need a token at the same time', async () => {
    const sciServer = await startSciServer();
    const { service, services } = serviceFor(sciServer);
    const other = services.create({ base: sciServer.base, binding: 'auto' });
    await Promise.all([
      service.check(who),
      other.check(who),
      service.jobStatus(who, jobIdOf('1')).catch(() => 0),
    ]);
    expect(sciServer.logins()).toBe(1);
  });

  it('is not tried again after a wrong password, until the password changes', async () => {
    const sciServer = await startSciServer();
    const { service, clock } = serviceFor(sciServer);
    const wrong = { ...who, password: 'Wr0ng!pass' };
    expect((await failing(service.check(wrong))).code).toBe('credentials-rejected');
    clock.now += 24 * HOUR;
    expect((await failing(service.check(wrong))).code).toBe('credentials-rejected');
    expect(sciServer.logins()).toBe(1);
    await service.check(who);
    expect(sciServer.logins()).toBe(2);
  });

  it('is tried again with the same password once its session is ended', async () => {
    const sciServer = await startSciServer();
    sciServer.password = 'another';
    const { service } = serviceFor(sciServer);
    await failing(service.check(who));
    await service.endSession(USER);
    sciServer.password = who.password;
    await service.check(who);
    expect(sciServer.logins()).toBe(2);
  });

  it('that is locked names the wait, and is not tried before that is over', async () => {
    const sciServer = await startSciServer();
    sciServer.onLogin = locked(8);
    const { service, clock } = serviceFor(sciServer);
    const error = await failing(service.check(who));
    expect(error).toMatchObject({ code: 'sign-in-locked', retryAfterMs: 8 * MINUTE });
    expect(error.detail).toBe(
      'Maximum number of login attempts reached. Please try again in 8 minutes.',
    );
    clock.now += 5 * MINUTE;
    expect(await failing(service.check(who))).toMatchObject({
      code: 'sign-in-locked',
      retryAfterMs: 3 * MINUTE,
    });
    expect(sciServer.logins()).toBe(1);
    sciServer.onLogin = null;
    clock.now += 3 * MINUTE;
    await service.check(who);
    expect(sciServer.logins()).toBe(2);
  });

  it('whose fate is not known is repeated once, then not for ten minutes', async () => {
    const sciServer = await startSciServer();
    sciServer.onLogin = page503;
    const { service, clock } = serviceFor(sciServer);
    expect((await failing(service.check(who))).code).toBe('passing-fault');
    clock.now += MINUTE;
    expect((await failing(service.check(who))).retryAfterMs).toBe(9 * MINUTE);
    clock.now += 2 * MINUTE;
    expect(await failing(service.check(who))).toMatchObject({
      code: 'passing-fault',
      retryAfterMs: 7 * MINUTE,
    });
    expect(sciServer.logins()).toBe(2);
    clock.now += 7 * MINUTE;
    sciServer.onLogin = null;
    await service.check(who);
    expect(sciServer.logins()).toBe(3);
  });

  it('that reached nobody costs no try', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer, { signInAt: 'http://127.0.0.1:1/login-portal' });
    for (let i = 0; i < 4; i += 1)
      expect(await failing(service.check(who))).toMatchObject({
        code: 'unreachable',
        retryAfterMs: null,
      });
    expect(sciServer.heard).toEqual([]);
  });

  it.each([
    [
      'an error of its own',
      asText(500, '{"error":{"message":"No route to host"}}'),
      'passing-fault',
    ],
    [
      'a page',
      asText(200, '<html><title>Welcome to the hotel</title>', 'text/html'),
      'not-understood',
    ],
    ['no token', asText(200, 'you are in'), 'not-understood'],
  ])('that answers with %s does not count as a wrong password', async (_, respond, code) => {
    const sciServer = await startSciServer();
    sciServer.onLogin = respond;
    expect((await failing(serviceFor(sciServer).service.check(who))).code).toBe(code);
  });

  it('goes on when one of the calls that wait for it is stopped', async () => {
    const sciServer = await startSciServer();
    const stop = new AbortController();
    sciServer.onLogin = (response) => {
      stop.abort();
      sciServer.tokens.add('late-token');
      response.end('late-token');
    };
    const { service, services } = serviceFor(sciServer, { signal: stop.signal });
    const other = services.create({ base: sciServer.base, binding: 'auto' });
    const results = await Promise.allSettled([service.check(who), other.check(who)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(sciServer.logins()).toBe(1);
  });
});

describe('the token', () => {
  it('is renewed after twenty hours', async () => {
    const sciServer = await startSciServer();
    const { service, clock } = serviceFor(sciServer);
    await service.check(who);
    clock.now += 20 * HOUR - 1;
    await service.check(who);
    expect(sciServer.logins()).toBe(1);
    clock.now += 1;
    await service.check(who);
    expect(sciServer.logins()).toBe(2);
  });

  it('that is refused is renewed, and the call made once more', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    sciServer.tokens.clear();
    await service.cancel(who, jobIdOf('1'));
    expect(sciServer.logins()).toBe(2);
    expect(sciServer.asked()).toEqual([
      'GET /contexts/MyDB/Tables',
      'DELETE /jobs/1',
      'DELETE /jobs/1',
    ]);
  });

  it('that is refused to several calls is renewed once', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    sciServer.tokens.clear();
    await Promise.all([1, 2, 3, 4].map(() => service.check(who)));
    expect(sciServer.logins()).toBe(2);
  });

  it('that is refused twice is an error that says so, and causes no login for a while', async () => {
    const sciServer = await startSciServer();
    const { service, clock } = serviceFor(sciServer);
    sciServer.onApi = asJson(401, { 'Error Code': 401, 'Error Message': 'No access' });
    const error = await failing(service.check(who));
    expect(error.code).toBe('service-fault');
    expect(error.detail).toBe(
      'The login was successful, but CasJobs does not accept its token (HTTP 401).\nNo access',
    );
    expect(sciServer.logins()).toBe(2);
    clock.now += MINUTE;
    await failing(service.check(who));
    expect(sciServer.logins()).toBe(2);
    clock.now += 5 * MINUTE;
    sciServer.onApi = null;
    await service.check(who);
    expect(sciServer.logins()).toBe(2);
  });

  it('is revoked when its session is ended, in a cookie', async () => {
    const sciServer = await startSciServer();
    const { service, services } = serviceFor(sciServer);
    await service.check(who);
    const [token] = sciServer.tokens;
    expect(services.isHolding()).toBe(true);
    await service.endSession(USER);
    expect(sciServer.tokens.size).toBe(0);
    expect(sciServer.heard.at(-1)).toMatchObject({
      method: 'GET',
      url: '/login-portal/logout',
      headers: { cookie: `portalCookie=${token}` },
    });
    expect(services.isHolding()).toBe(false);
  });

  it('of a login that ends after its session is revoked as well', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    const ended: Promise<void>[] = [];
    sciServer.onLogin = (response) => {
      ended.push(service.endSession(USER));
      sciServer.tokens.add('late-token');
      response.end('late-token');
    };
    await service.check(who).catch(() => undefined);
    await Promise.all(ended);
    await expect.poll(() => sciServer.tokens.size).toBe(0);
  });

  it('of a password that was changed is revoked', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    const [before = ''] = sciServer.tokens;
    sciServer.password = 'N3w!password';
    await service.check({ ...who, password: sciServer.password });
    await expect.poll(() => sciServer.tokens.has(before)).toBe(false);
    expect(sciServer.tokens.size).toBe(1);
  });

  it('of one account is not used for another', async () => {
    const sciServer = await startSciServer();
    const { service } = serviceFor(sciServer);
    await service.check(who);
    const other = { ...who, userName: 'bob' };
    expect((await failing(service.check(other))).code).toBe('credentials-rejected');
    expect(sciServer.logins()).toBe(2);
  });

  it('does not keep the end of a session waiting when nobody answers', async () => {
    const sciServer = await startSciServer();
    const { service, services } = serviceFor(sciServer);
    await service.check(who);
    const gone = services.create({ base: 'http://127.0.0.1:1/CasJobs', binding: 'auto' });
    await gone.endSession(USER);
    expect(sciServer.tokens.size).toBe(1);
  });
});
