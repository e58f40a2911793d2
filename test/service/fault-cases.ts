// Answers in which the service, or its host, says that something is wrong.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { always, envelope, fault11, fault12, soapXml, xml } from './local-server.ts';
import { echo, escaped, html, text, type Case } from './secret.ts';

/** As it was observed. */
const application = readFileSync(
  path.join(import.meta.dirname, 'faults/application-error.html'),
  'utf8',
);
const prepared =
  'System.Data.SqlClient.SqlException: Could not find prepared statement with handle -1.\n' +
  '   at System.Data.SqlClient.SqlConnection.OnError(SqlException exception, Boolean breakConnection, Action`1 wrapCloseInAction)';
const reader =
  'System.InvalidOperationException: There is already an open DataReader associated with this Command which must be closed first.\n' +
  '   at System.Data.SqlClient.SqlInternalConnectionTds.ValidateConnectionForExecute(SqlCommand command)';
const wrapped = (reason: string): string =>
  'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---&gt; ' +
  `System.Exception: ${reason}\n   at Cas.Jobs.CancelJob(Int64 wsId, String pw, Int64 jobId)\n` +
  '   --- End of inner exception stack trace ---';

export const faultCases: readonly Case[] = [
  {
    title: 'an empty 200',
    respond: always(200, soapXml, ''),
    code: 'not-understood',
    detail: /empty/,
  },
  {
    title: 'a 200 with the observed page "Application Error"',
    respond: always(200, html, application),
    code: 'not-understood',
    detail: 'A web page came: Application Error (incident ID 7085513122885864356).',
  },
  {
    title: 'a web page that says it is XML',
    respond: always(200, soapXml, `<html><body>Sign in, ${escaped}</body></html>`),
    code: 'not-understood',
    detail: 'A web page came.',
  },
  {
    title: 'a redirect that stays on the host',
    respond: always(301, { Location: '/CasJobs/login.aspx?user=4711471147' }, echo),
    code: 'redirected',
    detail: /\/CasJobs\/login\.aspx$/,
  },
  {
    title: 'a text/plain 500 with a prepared statement that is gone',
    respond: always(500, text, prepared),
    code: 'passing-fault',
    detail: 'Could not find prepared statement with handle -1.',
  },
  {
    title: 'a text/plain 500 with an open DataReader',
    respond: always(500, text, reader),
    code: 'passing-fault',
    detail: /^There is already an open DataReader[^\n]*$/,
  },
  {
    title: 'a text/plain 500 that repeats the request',
    respond: always(500, text, `System.Exception: You sent ${echo}`),
    code: 'service-fault',
    detail: 'You sent ••• ••• ••• ••• •••',
  },
  {
    title: 'a SOAP 1.1 fault',
    respond: always(500, xml, fault11(wrapped('The moon is full.'))),
    code: 'service-fault',
    detail: 'The moon is full.',
  },
  {
    title: 'a SOAP 1.2 fault',
    respond: always(500, soapXml, fault12(wrapped(`The moon is full. ${escaped}`))),
    code: 'service-fault',
    detail: 'The moon is full. •••',
  },
  {
    title: 'a fault that is sent with 200',
    respond: always(200, soapXml, fault12(wrapped('The moon is full.'))),
    code: 'service-fault',
    detail: 'The moon is full.',
  },
  {
    title: 'a fault about a wrong password',
    respond: always(500, soapXml, fault12(wrapped('Invalid WSID or password: 4711471147'))),
    code: 'credentials-rejected',
    detail: 'Invalid WSID or password: •••',
  },
  {
    title: "a fault about another's job",
    respond: always(500, soapXml, fault12(wrapped('Users may only cancel jobs they own.'))),
    code: 'not-owner',
    detail: 'Users may only cancel jobs they own.',
  },
  {
    title: 'a fault that wraps a passing trouble',
    respond: always(
      500,
      soapXml,
      fault12(`Server was unable to process request. ---&gt; ${prepared}`),
    ),
    code: 'passing-fault',
  },
  {
    title: 'a fault without words',
    respond: always(500, soapXml, envelope('<soap:Fault><soap:Code/></soap:Fault>')),
    code: 'service-fault',
    detail: '',
  },
];
