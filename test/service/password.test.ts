// Where the password goes, and where it never goes.
import { once } from 'node:events';
import https from 'node:https';
import net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createSoapService } from '../../electron/casjobs/soap-service.ts';
import { selfSigned } from './certificates.ts';
import { always, serve, soapXml } from './local-server.ts';
import {
  credentials,
  expectClean,
  failing,
  cancelReply,
  jobId,
  SECRET_PASSWORD,
  text,
} from './secret.ts';

describe('the password', () => {
  it.each([301, 302, 307, 308])('is not sent after a %i to another host', async (status) => {
    const thief = await serve(always(200, soapXml, cancelReply));
    const { base, heard: asked } = await serve(
      always(status, { Location: `${thief.base}/services/jobs.asmx` }, ''),
    );
    const service = createSoapService({ base, binding: 'auto' });
    const error = await failing(service.cancel(credentials, jobId));
    expect(error.code).toBe('redirected');
    expect(error.detail).toContain(thief.base);
    expect(thief.heard).toEqual([]);
    expect(asked).toHaveLength(1);
    const signIn = await failing(service.webServiceId('hubble', SECRET_PASSWORD));
    expect(signIn.code).toBe('redirected');
    expect(thief.heard).toEqual([]);
    expectClean(error);
    expectClean(signIn);
  });

  it('is not sent to a host whose certificate nobody vouches for', async () => {
    const server = https.createServer(selfSigned());
    const { base, heard: asked } = await serve(always(200, soapXml, cancelReply), server, 'https');
    const service = createSoapService({ base, binding: 'soap12' });
    const error = await failing(service.cancel(credentials, jobId));
    expect(error.code).toBe('tls-issuer');
    expect(asked).toEqual([]);
    expectClean(error);
  });

  it('is not sent even when the environment says to trust any certificate', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    onTestFinished(() => {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    });
    const server = https.createServer(selfSigned());
    const { base, heard: asked } = await serve(always(200, soapXml, cancelReply), server, 'https');
    const service = createSoapService({ base, binding: 'soap12' });
    expect((await failing(service.cancel(credentials, jobId))).code).toBe('tls-issuer');
    expect(asked).toEqual([]);
  });

  it('never stands in a URL', async () => {
    const { base, heard: asked } = await serve(always(500, text, 'no'));
    const service = createSoapService({ base, binding: 'auto' });
    await failing(service.cancel(credentials, jobId));
    await failing(service.queues(credentials));
    await failing(service.webServiceId('hubble', SECRET_PASSWORD));
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'POST /CasJobs/services/jobs.asmx',
      'POST /CasJobs/services/jobs.asmx',
      'POST /CasJobs/casusers.asmx/GetWebServiceId',
    ]);
  });

  it('that XML cannot carry is refused before anything is sent', async () => {
    const { base, heard: asked } = await serve(always(200, soapXml, cancelReply));
    const service = createSoapService({ base, binding: 'auto' });
    const odd = { ...credentials, password: 'a\u0001b' };
    expect((await failing(service.cancel(odd, jobId))).code).toBe('credentials-rejected');
    expect(asked).toEqual([]);
  });
});

describe('a host', () => {
  it('at which nobody listens is unreachable', async () => {
    const server = net.createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as net.AddressInfo;
    await new Promise((done) => server.close(done));
    const service = createSoapService({ base: `http://127.0.0.1:${port}`, binding: 'auto' });
    const error = await failing(service.cancel(credentials, jobId));
    expect(error).toMatchObject({
      code: 'unreachable',
      detail: `No connection to 127.0.0.1:${port} (ECONNREFUSED).`,
    });
    expectClean(error);
  });

  it('that does not speak TLS is told as such', async () => {
    const { base } = await serve(always(200, soapXml, cancelReply));
    const service = createSoapService({ base: base.replace('http:', 'https:'), binding: 'auto' });
    const error = await failing(service.cancel(credentials, jobId));
    expect(error.code).toBe('tls');
    expectClean(error);
  });

  it('is left alone when the calls are stopped', async () => {
    const stop = new AbortController();
    const { base } = await serve(() => stop.abort());
    const service = createSoapService({ base, binding: 'auto', signal: stop.signal });
    const error = await failing(service.cancel(credentials, jobId));
    expect(error).toMatchObject({ code: 'unreachable', detail: 'The call was stopped.' });
    expect((await failing(service.queues(credentials))).code).toBe('unreachable');
    expectClean(error);
  });
});
