// What the service says when it will not: its reasons, and the wrapping that ASP.NET puts round them.

/** An error as .NET has it; `type` is the name of its class there. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly type: string;
  /** Whose fault SOAP says it is. */
  readonly side: 'server' | 'client' | 'version';
  /** The errors that led to it, each written `Type: message`. */
  readonly inner: readonly string[];

  constructor(reason: string, more: Partial<Pick<ServiceFault, 'type' | 'side' | 'inner'>> = {}) {
    super(reason);
    this.type = more.type ?? 'System.Exception';
    this.side = more.side ?? 'server';
    this.inner = more.inner ?? [];
  }
}

// The real service's words for these two are not on record; these say plainly what is the matter.
export const wrongCredentials = (): ServiceFault =>
  new ServiceFault('Invalid web services id or password.');
export const notOwner = (jobId: string): ServiceFault =>
  new ServiceFault(`You do not own job ${jobId}.`);
export const noSuchJob = (jobId: string): ServiceFault =>
  new ServiceFault(`Job ${jobId} does not exist.`);

/** What a query's error looks like: the database's words, told twice. */
export const sqlFault = (words: string): ServiceFault =>
  new ServiceFault(words, { inner: [`System.Data.SqlClient.SqlException: ${words}`] });

const INNER_END = '   --- End of inner exception stack trace ---';

/** The text of a fault for HTTP POST and GET: the error as .NET prints it. */
export const plainText = (fault: ServiceFault, operation: string): string => {
  const chain = [`${fault.type}: ${fault.message}`, ...fault.inner].join(' ---> ');
  const end = fault.inner.length > 0 ? [INNER_END] : [];
  return [chain, ...end, stackLine(fault.side === 'server' ? operation : ''), ''].join('\r\n');
};

/** The text of a fault for SOAP: the same, wrapped once more. */
export const soapText = (fault: ServiceFault, operation: string): string => {
  const wrapper = 'System.Web.Services.Protocols.SoapException';
  if (fault.side !== 'server') {
    return [`${wrapper}: ${fault.message}`, ...fault.inner, '']
      .join(' ---> ')
      .replace(/ ---> $/, '');
  }
  const said = [`${fault.type}: ${fault.message}`, ...fault.inner].join(' ---> ');
  return [
    `${wrapper}: Server was unable to process request. ---> ${said}`,
    stackLine(operation),
    INNER_END,
  ].join('\n');
};

const stackLine = (operation: string): string =>
  operation === ''
    ? '   at System.Web.Services.Protocols.WebServiceHandler.CoreProcessRequest()'
    : `   at CasJobs.Services.${operation}()`;
