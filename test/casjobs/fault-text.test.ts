import { describe, expect, it } from 'vitest';
import { pageSummary, reasonOf, classifyFault } from '../../electron/casjobs/faults.ts';

const ASMX =
  'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---> ';
const STACK =
  '\n   at Cas.Jobs.CancelJob(Int64 wsId, String pw) in c:\\cas\\jobs.cs:line 12\n   --- End of inner exception stack trace ---\n   at System.Web.Services.Protocols.Foo.Bar()';

describe('the reason of a fault', () => {
  it.each([
    [`${ASMX}System.Exception: The moon is full.${STACK}`, 'The moon is full.'],
    [
      `${ASMX}System.Exception: The moon is full.${STACK}`.replaceAll('>', '&gt;'),
      'The moon is full.',
    ],
    [`soap:Receiver: undefined: ${ASMX}System.Exception: It rains.`, 'It rains.'],
    [
      'Server was unable to process request. ---> There was an error generating the XML document. ---> Cannot serialize the DataTable. DataTable name is not set.',
      'Cannot serialize the DataTable. DataTable name is not set.\nThere was an error generating the XML document.',
    ],
    [
      `${ASMX}System.ApplicationException: The error occured.\n   at TestPvpService.TestService.DoError() in ...\n   --- End of inner exception stack trace ---`,
      'The error occured.',
    ],
    [
      'Server was unable to process request. ---> Error while running command ---> ...',
      '...\nError while running command',
    ],
    [
      `${ASMX}System.Exception: Invalid column name 'ra2'. ---> System.Data.SqlClient.SqlException (0x80131904): inner${STACK}`,
      "Invalid column name 'ra2'.\ninner",
    ],
    [`It broke. at Cas.Jobs.Cancel(Int64 a) at Cas.Jobs.Run()`, 'It broke.'],
    ['Server was unable to process request.', 'Server was unable to process request.'],
    ['Plain words.', 'Plain words.'],
    ['Look at the sky (it is late)', 'Look at the sky (it is late)'],
    ['', ''],
  ])('in %j comes first and without its wrapping', (text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });
});

describe('a web page', () => {
  it.each([
    ['<html><h1>503 Service\n Unavailable</h1>', 'A web page came: 503 Service Unavailable.'],
    [
      '<title>A &amp; B</title>The incident ID is: 7085.',
      'A web page came: A & B (incident ID 7085).',
    ],
    ['<p>Contact us with Request ID: ab-12_c', 'A web page came (request ID ab-12_c).'],
    ['<html></html>', 'A web page came.'],
  ])('%j is told in one line', (html, line) => {
    expect(pageSummary(html)).toBe(line);
  });
});

const codeOf = (
  text: string,
  part: { aboutJob?: boolean; status?: number; faultCode?: string } = {},
) => classifyFault({ status: 500, faultCode: '', aboutJob: true, text, ...part }).code;

describe('a refusal', () => {
  it.each([
    'Invalid password',
    'Wrong WSID or password.',
    'The password is not valid for this user',
    'Incorrect Web Services ID',
    'WSID 77 does not exist',
    'Password does not match',
    'Login failed for edwin',
    'User could not be authenticated',
    'Authentication failure',
    'Invalid user',
    'User not found',
    'Unknown account',
    'Access denied: bad credentials',
  ])('%j is about the credentials', (reason) => {
    expect(codeOf(`${ASMX}System.Exception: ${reason}${STACK}`)).toBe('credentials-rejected');
    expect(codeOf(reason, { aboutJob: false })).toBe('credentials-rejected');
  });

  it.each([
    'Users may only cancel jobs they own.',
    'You do not own this job',
    'User is not the owner of job 5',
    'You are not an owner',
    'This job belongs to another user',
    "That is another's job",
    'Access is denied',
    'You do not have permission to cancel this job',
    'Not authorized',
  ])('%j is about whose the job is, if a job was asked about', (reason) => {
    expect(codeOf(`${ASMX}System.Exception: ${reason}${STACK}`)).toBe('not-owner');
    expect(codeOf(reason, { aboutJob: false })).toBe('service-fault');
  });

  it.each([
    'System.Data.SqlClient.SqlException: Could not find prepared statement with handle -1.',
    'System.InvalidOperationException: There is already an open DataReader associated with this Command which must be closed first.',
    "System.Data.SqlClient.SqlException: Login failed for user 'casjobs'.",
    `${ASMX}System.Data.SqlClient.SqlException: Timeout expired.  The timeout period elapsed`,
    'Transaction (Process ID 52) was deadlocked on lock resources',
    'Timeout expired. All pooled connections were in use',
  ])('%j passes', (text) => {
    expect(codeOf(text)).toBe('passing-fault');
  });

  it.each([408, 425, 429, 502, 503, 504, 507, 520, 524, 529, 530])(
    'with status %i passes',
    (status) => {
      expect(codeOf('Invalid password', { status })).toBe('passing-fault');
    },
  );

  it.each([
    [
      'Possible SOAP version mismatch: Envelope namespace http://www.w3.org/2003/05/soap-envelope was unexpected.',
      {},
    ],
    ['', { faultCode: 'soap:VersionMismatch' }],
    ['Server did not recognize the value of HTTP Header SOAPAction: .', {}],
    ['System.InvalidOperationException: Request format is unrecognized.', {}],
    ['Unable to handle request without a valid action parameter.', {}],
    ['', { status: 415 }],
  ])('%j %j is about the binding', (text, part) => {
    expect(codeOf(text, part)).toBe('binding-refused');
  });

  it.each([
    'Server did not recognize the value of HTTP Header SOAPAction: http://Services.Cas.jhu.edu/CancelJob.',
    'System.Web.Services.Protocols.SoapException: Server did not recognize the value of HTTP Header SOAPAction: "http://Services.Cas.jhu.edu/GetQueues".',
  ])('%j is about the operation', (text) => {
    expect(codeOf(text)).toBe('no-such-operation');
  });

  it.each([
    'The moon is full.',
    'No such job for this WSID',
    'Invalid job id for this user',
    'Input string was not in a correct format.',
    'Query results exceed memory limit',
  ])('%j is told as it is', (reason) => {
    expect(codeOf(`${ASMX}System.Exception: ${reason}`)).toBe('service-fault');
  });

  it.each([501, 505, 511])('with status %i lasts', (status) => {
    expect(codeOf('No.', { status })).toBe('service-fault');
  });

  it('is not called passing for the names of functions in its stack', () => {
    const stack = '\n   at Sql.OnError(SqlException exception, Boolean breakConnection)';
    expect(codeOf(`System.Exception: Invalid password${stack}`)).toBe('credentials-rejected');
  });
});

describe('a text that is made to be slow', () => {
  it.each([
    ['dashes', `${'-'.repeat(19_000)}x`],
    ['spaces', `a${' '.repeat(19_000)}x`],
    ['lines of a stack', '   at A.B('.repeat(1_900)],
    ['ends of stacks', '   --- End of a '.repeat(1_200)],
    ['arrows', '--->'.repeat(4_700)],
    ['names of types', 'a.b: '.repeat(3_800)],
  ])('of %s is read at once', (_, text) => {
    const begun = performance.now();
    reasonOf(text);
    classifyFault({ status: 500, text, faultCode: '', aboutJob: true });
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it.each(['<title', '<h1', '<title>'])('of a page, 64 MB of %j, is read at once', (piece) => {
    const begun = performance.now();
    expect(pageSummary(piece.repeat(9_000_000))).toBe('A web page came.');
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});
