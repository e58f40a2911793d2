// Serves the page's files to the window, under an address of its own instead of file:. Knows no window.
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { SCHEME, fileOf } from './page-address.ts';
import { headersOf } from './security-headers.ts';

/**
 * Makes `app:` an origin like that of a web site. Call it before the app is ready, once. It gets no fetch, no CORS
 * and no way around the content policy: the page needs none of them.
 */
export const registerPageScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true } },
  ]);
};

const nothingThere = (): Response =>
  new Response(null, { status: 404, headers: headersOf('text/plain') });

const answer = async (request: Request, folder: string): Promise<Response> => {
  const found = request.method === 'GET' ? fileOf(request.url, folder) : null;
  if (!found) return nothingThere();
  try {
    const content = await readFile(found.file);
    return new Response(new Uint8Array(content), { headers: headersOf(found.contentType) });
  } catch {
    return nothingThere();
  }
};

/** Serves the files of `folder`, and nothing else, to the pages of a session. Once a session. */
export const servePage = (session: Session, folder: string): void => {
  session.protocol.handle(SCHEME, (request) => answer(request, folder));
};
