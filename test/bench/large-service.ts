// A CasJobs service on 127.0.0.1, in a separate thread, that answers every GetJobs with the same large list.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Typical lengths: 10,000 jobs are 7.7 MB. */
const jobXml = (n: number, at: number, isOpen: boolean, queryParts = 2): string => {
  const time = (ms: number): string => new Date(ms).toISOString().slice(0, 19);
  const end = isOpen ? '' : `<TimeEnd>${time(at + 120_000)}</TimeEnd>`;
  const times = `<TimeSubmit>${time(at)}</TimeSubmit><TimeStart>${time(at + 60_000)}</TimeStart>${end}`;
  const query = `SELECT objID, ra, dec, gMeanPSFMag FROM MeanObjectView WHERE objID BETWEEN ${n} AND ${n + 1000} AND nDetections &gt; 3 AND iMeanPSFMag BETWEEN 14 AND 21 ORDER BY objID, ra, dec, gMeanPSFMag `;
  return `<CJJob><JobID>${n}</JobID><Rows>${n}</Rows><WebServicesID>7</WebServicesID><Queue>500</Queue>${times}<Status>${isOpen ? 1 : 5}</Status><TaskName>task ${n}</TaskName><Query>${query.repeat(queryParts)}</Query><Context>PanSTARRS_DR2</Context><Type>QUERY</Type><OutputLoc>http://127.0.0.1/output/${n}.csv</OutputLoc></CJJob>`;
};

/** The body of a GetJobs reply: jobs a minute apart, the newest an hour ago; the newest `open` jobs are running. */
export const largeBody = (count: number, open = 0): string => {
  const newest = Date.now() - 3_600_000;
  // So many jobs fit into the largest reply that the app reads with short queries only.
  const queryParts = count > 50_000 ? 1 : 2;
  const jobs = Array.from({ length: count }, (_, n) =>
    jobXml(n + 1, newest - (count - n) * 60_000, n >= count - open, queryParts),
  );
  return bodyOf(jobs);
};

const bodyOf = (jobs: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://www.w3.org/2003/05/soap-envelope"><soap:Body><GetJobsResponse xmlns="http://Services.Cas.jhu.edu"><GetJobsResult>${jobs.join('')}</GetJobsResult></GetJobsResponse></soap:Body></soap:Envelope>`;

/** A reply with few jobs, of which each text that people write or read has so many characters. */
export const longTextsBody = (count: number, characters: number): string => {
  const now = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19);
  const text = 'x'.repeat(characters);
  const jobs = Array.from({ length: count }, (_, n) => {
    const told = ['TaskName', 'Query', 'Context', 'Error'][n % 4] ?? 'Query';
    return `<CJJob><JobID>${n + 1}</JobID><Queue>500</Queue><TimeSubmit>${now}</TimeSubmit><Status>4</Status><${told}>${text}</${told}></CJJob>`;
  });
  return bodyOf(jobs);
};

const SERVER = `
const { parentPort, workerData } = require('node:worker_threads');
const headers = { 'Content-Type': 'application/soap+xml; charset=utf-8' };
let body = Buffer.from(workerData);
parentPort.on('message', (next) => {
  body = Buffer.from(next);
  parentPort.postMessage('taken');
});
const server = require('node:http').createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(200, headers).end(body));
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

export interface LargeService {
  readonly base: string;
  /** Answers with this from now on. */
  answerWith(body: string): Promise<void>;
  close(): Promise<unknown>;
}

export const serveLarge = async (body: string): Promise<LargeService> => {
  const worker = new Worker(SERVER, { eval: true, workerData: body });
  const [port] = (await once(worker, 'message')) as [number];
  return {
    base: `http://127.0.0.1:${port}/casjobs`,
    answerWith: async (next) => {
      worker.postMessage(next);
      await once(worker, 'message');
    },
    close: () => worker.terminate(),
  };
};
