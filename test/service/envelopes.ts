// Envelopes as the service writes them.

export const SOAP11 = 'http://schemas.xmlsoap.org/soap/envelope/';
export const SOAP12 = 'http://www.w3.org/2003/05/soap-envelope';

export const xml = { 'Content-Type': 'text/xml; charset=utf-8' };
export const soapXml = { 'Content-Type': 'application/soap+xml; charset=utf-8' };

export const envelope = (body: string, namespace = SOAP12): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>${body}</soap:Body></soap:Envelope>`;

export const envelope11 = (body: string): string => envelope(body, SOAP11);

export const response = (operation: string, inner = ''): string =>
  `<${operation}Response xmlns="http://Services.Cas.jhu.edu">${inner}</${operation}Response>`;

export const fault11 = (text: string, code = 'soap:Server'): string =>
  envelope11(
    `<soap:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring><detail /></soap:Fault>`,
  );

export const fault12 = (text: string, code = 'soap:Receiver'): string =>
  envelope(
    `<soap:Fault><soap:Code><soap:Value>${code}</soap:Value></soap:Code><soap:Reason><soap:Text xml:lang="en">${text}</soap:Text></soap:Reason><soap:Detail /></soap:Fault>`,
  );
