// Messages of SQL Server and of the Windows around it: they name logins, users and permissions, and mean the service's own.
import { describe, expect, it } from 'vitest';
import { classifyFault } from '../../electron/casjobs/faults.ts';

const ASMX =
  'System.Web.Services.Protocols.SoapException: Server was unable to process request. ---> ';
const STACK = '\n   at Cas.Jobs.CancelJob(Int64 wsId, String pw) in c:\\cas\\jobs.cs:line 12';

const codesOf = (reason: string): ReadonlySet<string> =>
  new Set(
    [reason, `${ASMX}System.Exception: ${reason}${STACK}`].flatMap((text) =>
      [true, false].map(
        (aboutJob) => classifyFault({ status: 500, faultCode: 'soap:Server', aboutJob, text }).code,
      ),
    ),
  );

describe('a message of SQL Server', () => {
  it.each([
    "Login failed for user 'x'.",
    "Login failed for user 'NT AUTHORITY\\NETWORK SERVICE'.",
    "Login failed for user ''. The user is not associated with a trusted SQL Server connection.",
    'Cannot open database "BatchAdmin" requested by the login. The login failed.\nLogin failed for user \'casjobs\'.',
    "Cannot open database 'MyDB_77' requested by the login. The login failed. Login failed for user 'edwin'.",
    "Cannot open user default database. Login failed. Login failed for user 'x'.",
    'Login failed. The login is from an untrusted domain and cannot be used with Windows authentication.',
    'The target principal name is incorrect. Cannot generate SSPI context.',
    'SQL Server does not exist or access denied.',
    'A network-related or instance-specific error occurred while establishing a connection to SQL Server.',
    'The remote server returned an error: (401) Unauthorized.',
    "Could not create Windows user token from the credentials specified in the config file. Error from the operating system 'Logon failure: unknown user name or bad password.'",
  ])('%j is a error that passes', (reason) => {
    expect(codesOf(reason)).toEqual(new Set(['passing-fault']));
  });

  it.each([
    "Invalid column name 'user'.",
    "Invalid column name 'password'.",
    "Invalid object name 'password'.",
    "Invalid object name 'VersionMismatch'.",
    "Incorrect syntax near the keyword 'user'.",
    "Incorrect syntax near 'password'.",
    "Unclosed quotation mark after the character string 'wrong password'.",
    "Ambiguous column name 'account'.",
    'The multi-part identifier "user.account" could not be bound.',
    'Must declare the scalar variable "@password".',
    "Conversion failed when converting the varchar value 'bad password' to data type int.",
    'Error converting data type varchar to bigint.',
    "Could not find stored procedure 'spAuthenticate'.",
    "Procedure or function 'spLogin' expects parameter '@password', which was not supplied.",
    "The SELECT permission was denied on the object 'Jobs', database 'BatchAdmin', schema 'dbo'.",
    "CREATE TABLE permission denied in database 'MyDB'.",
    "Cannot find the user 'x', because it does not exist or you do not have permission.",
    'Cannot find the object "password" because it does not exist or you do not have permissions.',
    "There is already an object named 'user' in the database.",
    'The server principal "x" is not able to access the database "y" under the current security context.',
    "Violation of PRIMARY KEY constraint 'PK_user'. The duplicate key value is (bad account).",
    "Cannot insert the value NULL into column 'password', table 'Users'; column does not allow nulls.",
    'Access is denied. (Exception from HRESULT: 0x80070005 (E_ACCESSDENIED))',
    "The table 'invalid password' is full.",
    'The table "another user" is [not allowed].',
  ])('%j is told as it is, whatever its names', (reason) => {
    expect(codesOf(reason)).toEqual(new Set(['service-fault']));
  });

  it.each(['Login failed for user edwin', 'Incorrect password, says SQL Server.'])(
    '%j of the service is still about the credentials',
    (reason) => {
      expect(codesOf(reason)).toEqual(new Set(['credentials-rejected']));
    },
  );
});
