// Refusals of the practice service: their reasons, wrapped as ASP.NET does.

/** An error of .NET; `type` is the name of its class. */
export class ServiceFault extends Error {
  override readonly name = 'ServiceFault';
  readonly type: string;
  /** Who caused it, in SOAP's terms. */
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

/** A request that the service does not understand. */
export const invalidRequest = (reason: string): ServiceFault =>
  new ServiceFault(reason, { type: 'System.InvalidOperationException', side: 'client' });

const INNER_END = '   --- End of inner exception stack trace ---';

/** The text of a fault for HTTP POST: the error as .NET prints it. */
export const plainText = (fault: ServiceFault, operation: string): string => {
  const chain = [`${fault.type}: ${fault.message}`, ...fault.inner].join(' ---> ');
  const end = fault.inner.length > 0 ? [INNER_END] : [];
  return [chain, ...end, stackLine(fault.side === 'server' ? operation : ''), ''].join('\r\n');
};

const SOAP_EXCEPTION = 'System.Web.Services.Protocols.SoapException';

/** The text of a fault for SOAP: the same, wrapped once more. */
export const soapText = (fault: ServiceFault, operation: string): string => {
  if (fault.side !== 'server') {
    return [`${SOAP_EXCEPTION}: ${fault.message}`, ...fault.inner].join(' ---> ');
  }
  const said = [`${fault.type}: ${fault.message}`, ...fault.inner].join(' ---> ');
  return [
    `${SOAP_EXCEPTION}: Server was unable to process request. ---> ${said}`,
    stackLine(operation),
    INNER_END,
  ].join('\n');
};

const stackLine = (operation: string): string =>
  operation === ''
    ? '   at System.Web.Services.Protocols.WebServiceHandler.CoreProcessRequest()'
    : `   at CasJobs.Services.${operation}()`;
