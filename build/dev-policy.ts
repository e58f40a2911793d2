// Widens the page's content policy for the development server only: Vite sends styles inline and changes
// over a web socket. The built page keeps the policy of renderer/index.html word for word.
import type { Plugin } from 'vite';

const policyOf = (html: string): string => /default-src 'none';[^"]*/.exec(html)?.[0] ?? '';

/** A Vite plugin that runs in `npm run dev` and never in a build. */
export const devPolicy = (): Plugin => ({
  name: 'casjobs-tray:dev-policy',
  apply: 'serve',
  transformIndexHtml: (html) => {
    const policy = policyOf(html);
    const wider = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    return html.replace(policy, `${wider}; connect-src 'self' ws:`);
  },
});
