// The practice service's web pages: one that says what it is, and one for each job. Pure.
import type { JobNow } from './practice-jobs.ts';
import type { HttpReply } from './replies.ts';
import { jobRow } from './rows.ts';
import { escape } from './practice-xml.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;' +
  'color-scheme:light dark}th{text-align:left;vertical-align:top;padding-right:1rem}' +
  'pre{white-space:pre-wrap;margin:0}';

/** @param body HTML; texts in it are already escaped */
const page = (status: number, title: string, body: string): HttpReply => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  },
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><h1>${escape(title)}</h1>
${body}
<p><small>This is the practice service of CasJobs Tray. It runs on this computer, and nothing in it is real.</small></p>
</body>
</html>
`,
});

export const welcomePage = (): HttpReply =>
  page(200, 'Practice service', '<p>Its jobs are listed in CasJobs Tray.</p>');

/** @param job null for no job */
export const jobPage = (job: JobNow | null, isOurs: boolean): HttpReply => {
  if (job === null) return page(404, 'No such job', '<p>There is no job with this number.</p>');
  if (!isOurs) return page(403, 'Not your job', '<p>This job belongs to another account.</p>');
  const cells = jobRow(job).map(
    ([name, text]) => `<tr><th>${name}</th><td><pre>${escape(text)}</pre></td></tr>`,
  );
  return page(200, `Job ${job.id}: ${job.status}`, `<table>${cells.join('\n')}</table>`);
};
