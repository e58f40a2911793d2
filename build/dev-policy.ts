// Relaxes the page's content security policy for the development server, because Vite sends inline styles and uses a web
// socket. The built page keeps the policy of renderer/index.html unchanged.
import type { Plugin } from 'vite';

const policyOf = (html: string): string => /default-src 'none';[^"]*/.exec(html)?.[0] ?? '';

/** A Vite plugin for `npm run dev` only. */
export const devPolicy = (): Plugin => ({
  name: 'casjobs-tray:dev-policy',
  apply: 'serve',
  transformIndexHtml: (html) => {
    const policy = policyOf(html);
    const wider = policy.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
    return html.replace(policy, `${wider}; connect-src 'self' ws:`);
  },
});
