// What a REST service answers when it is that fails. Nothing of it can be asked for over HTTP: tests have it played by
// test-controls.ts.
import type { HttpReply } from '../../electron/practice/replies.ts';

/** The page of a server in front of the service, during an outage. */
export const outagePage: HttpReply = {
  status: 503,
  headers: { 'Content-Type': 'text/html; charset=us-ascii' },
  body:
    '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01//EN""http://www.w3.org/TR/html4/strict.dtd">\r\n' +
    '<HTML><HEAD><TITLE>Service Unavailable</TITLE></HEAD>\r\n' +
    '<BODY><h2>Service Unavailable</h2>\r\n<hr><p>HTTP Error 503. The service is unavailable.</p>\r\n' +
    '</BODY></HTML>\r\n',
};

/** An error of the login portal, with its stack trace. */
export const portalTrouble: HttpReply = {
  status: 500,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({
    error: {
      message: 'I/O error on POST request: Connection refused',
      stackTrace:
        'org.springframework.web.client.ResourceAccessException: I/O error on POST request\n' +
        '\tat org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java:785)\n' +
        'Caused by: java.net.ConnectException: Connection refused\n',
      time: 1_764_000_000_000,
    },
  }),
};

/** An error of the REST API, with its stack trace in the message. */
export const restTrouble: HttpReply = {
  status: 500,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify({
    'Error Code': 500,
    'Error Type': 'System.Data.SqlClient.SqlException',
    'Error Message':
      'Timeout expired.\r\n   at System.Data.SqlClient.SqlConnection.OnError(SqlException exception)',
    LogMessageID: '1234567',
  }),
};

/** The token is good no more, though its time is not over. */
export const tokenRefused: HttpReply = {
  status: 401,
  headers: { 'Content-Type': 'application/json; charset=utf-8' },
  body: JSON.stringify({
    'Error Code': 401,
    'Error Type': 'System.Exception',
    'Error Message': 'The token is missing or not valid.',
    LogMessageID: '0',
  }),
};
