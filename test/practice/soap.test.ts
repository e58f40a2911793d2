// SOAP in both versions, as any client may write it, told in ASP.NET's ways.
import { describe, expect, it } from 'vitest';
import { practiceAccount } from '../practice-service/controlled-service.ts';
import { postXml, accountForm } from './http.ts';
import { startPracticeAtNoon } from './service.ts';
import { SOAP11, SOAP12 } from '../service/envelopes.ts';

const NS = 'http://Services.Cas.jhu.edu';

const envelope = (namespace: string, inner: string): string =>
  `<?xml version="1.0" encoding="utf-8"?>
<e:Envelope xmlns:e="${namespace}"><e:Header><x:y xmlns:x="urn:x"/></e:Header>
<e:Body>${inner}</e:Body></e:Envelope>`;

const status = `<c:GetJobStatus xmlns:c="${NS}"><c:wsId>${accountForm.wsid}</c:wsId>
<!-- a password -->
<c:pw><![CDATA[${accountForm.pw}]]></c:pw><c:jobId> 500&#49; </c:jobId></c:GetJobStatus>`;

const soap11 = (action: string): Record<string, string> => ({
  'Content-Type': 'text/xml; charset=utf-8',
  SOAPAction: `"${NS}/${action}"`,
});
const soap12 = { 'Content-Type': 'application/soap+xml; charset=utf-8' };

describe('SOAP', () => {
  it('takes any prefix, CDATA, comments and escapes, in both versions', async () => {
    const practice = await startPracticeAtNoon();
    const one = await postXml(practice, envelope(SOAP11, status), soap11('GetJobStatus'));
    const two = await postXml(practice, envelope(SOAP12, status), soap12);
    const result = `<GetJobStatusResponse xmlns="${NS}"><GetJobStatusResult>1</GetJobStatusResult></GetJobStatusResponse>`;
    expect(one).toMatchObject({ status: 200, type: 'text/xml; charset=utf-8' });
    expect(two).toMatchObject({ status: 200, type: 'application/soap+xml; charset=utf-8' });
    expect(one.body).toContain(`<soap:Body>${result}</soap:Body>`);
    expect(one.body).toContain(`xmlns:soap="${SOAP11}"`);
    expect(two.body).toContain(`<soap:Body>${result}</soap:Body>`);
    expect(two.body).toContain(`xmlns:soap="${SOAP12}"`);
  });

  it('answers a cancel with an empty response element', async () => {
    const practice = await startPracticeAtNoon();
    const xml = status.replaceAll('GetJobStatus', 'CancelJob');
    const heard = await postXml(practice, envelope(SOAP11, xml), soap11('CancelJob'));
    expect(heard.body).toContain(
      `<soap:Body><CancelJobResponse xmlns="${NS}" /></soap:Body></soap:Envelope>`,
    );
  });

  const mine = envelope(SOAP11, status);
  it.each([
    [
      'another operation',
      mine,
      'CancelJob',
      'Client',
      'did not recognize the value of HTTP Header',
    ],
    [
      'an operation that is none',
      mine.replaceAll('GetJobStatus', 'GetWork'),
      'GetWork',
      'Client',
      'did not recognize',
    ],
    ['a broken body', mine.slice(0, -9), 'GetJobStatus', 'Client', 'error in XML document'],
    [
      'a tag that is closed by another',
      mine.replace('</c:pw>', '</c:px>'),
      'GetJobStatus',
      'Client',
      'error in XML document',
    ],
    ['a DTD', `<!DOCTYPE a>${mine}`, 'GetJobStatus', 'Client', 'There is an error in XML document'],
    ['an unknown entity', mine.replace('&#49;', '&x;'), 'GetJobStatus', 'Client', 'error in XML'],
    ['no number', mine.replace('500&#49;', 'x'), 'GetJobStatus', 'Client', 'Input string was not'],
    [
      'the other version',
      envelope(SOAP12, status),
      'GetJobStatus',
      'VersionMismatch',
      'Possible SOAP version mismatch: Envelope namespace',
    ],
    [
      "another's job",
      mine.replace('500&#49;', '4999'),
      'GetJobStatus',
      'Server',
      'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; ' +
        'System.Exception: You do not own job 4999.',
    ],
  ])('faults, with 500, %s', async (_, xml, action, code, words) => {
    const practice = await startPracticeAtNoon();
    const heard = await postXml(practice, xml, soap11(action));
    expect(heard).toMatchObject({ status: 500, type: 'text/xml; charset=utf-8' });
    expect(heard.body).toContain(`<faultcode>soap:${code}</faultcode>`);
    expect(heard.body).toContain(words);
  });

  it('tells a fault of SOAP 1.2 in its own form', async () => {
    const practice = await startPracticeAtNoon();
    const xml = envelope(SOAP12, status.replace('500&#49;', '4999'));
    const { body } = await postXml(practice, xml, soap12);
    expect(body).toContain('<soap:Code><soap:Value>soap:Receiver</soap:Value></soap:Code>');
    expect(body).toMatch(/<soap:Reason><soap:Text xml:lang="en">[^<]*not own job 4999/);
  });

  it('leaves alone what stands in CDATA', async () => {
    const account = { ...practiceAccount, password: 'a&amp;b<c>' };
    const practice = await startPracticeAtNoon({ accounts: [account] });
    const xml = envelope(SOAP12, status.replace(accountForm.pw, account.password));
    expect((await postXml(practice, xml, soap12)).status).toBe(200);
  });

  it('reads a parameter that was left out as 0', async () => {
    const practice = await startPracticeAtNoon();
    const xml = status.replace(/<c:jobId>.*<\/c:jobId>/, '');
    const { body } = await postXml(practice, envelope(SOAP12, xml), soap12);
    expect(body).toContain('Job 0 does not exist.');
  });
});
