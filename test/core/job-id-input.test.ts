import { describe, expect, it } from 'vitest';
import { readJobIds } from '../../electron/core/commands/create-commands.ts';

const idsOf = (text: string): unknown => {
  const read = readJobIds(text);
  return read.ok && 'jobIds' in read.value ? read.value.jobIds : read;
};
const meaningsOf = (text: string): unknown => {
  const read = readJobIds(text);
  return read.ok && 'meanings' in read.value ? read.value.meanings : read;
};

const PAGE = 'https://mastweb.stsci.edu/ps1casjobs/jobdetails.aspx?id=5001';

describe('job IDs that are clear', () => {
  it.each([
    ['5001', ['5001']],
    ['  5001\n', ['5001']],
    ['5001, 5002;5003', ['5001', '5002', '5003']],
    ['5001 5002\t5003\r\n5004', ['5001', '5002', '5003', '5004']],
    ['5001,,5002,', ['5001', '5002']],
    ['5001 005001 5001', ['5001']],
    ['9223372036854775807', ['9223372036854775807']],
    ['58, 462, 801, 283', ['58', '462', '801', '283']],
    ['5 7 9', ['5', '7', '9']],
    ['7\n002', ['7', '2']],
    ['100\n200', ['100', '200']],
    ['5001,5002', ['5001', '5002']],
    ['5001,5002 5003,5004', ['5001', '5002', '5003', '5004']],
    ['5001\r5002\u20285003', ['5001', '5002', '5003']],
    ['5001\u00a05002', ['5001', '5002']],
    ['５００１', ['5001']],
    ['５００１，５００２', ['5001', '5002']],
    ['٥٠٠١', ['5001']],
    ['٥٠٠١، ٥٠٠٢؛ ٥٠٠٣', ['5001', '5002', '5003']],
    ['۵۰۰۱', ['5001']],
    ['५००१', ['5001']],
    ['৫০০১ ໕໐໐໒ ᠕᠐᠐᠓', ['5001', '5002', '5003']],
    ['𝟓𝟎𝟎𝟏 𝟻𝟶𝟶𝟸', ['5001', '5002']],
    ['5001\u200b', ['5001']],
    ['\ufeff5001\u2060', ['5001']],
    ['\u202a5001\u202c', ['5001']],
    ['\u20675001\u2069\u200e', ['5001']],
    ['#5001', ['5001']],
    ['＃5001', ['5001']],
    ['#5001 #5002', ['5001', '5002']],
    ['№ 5001', ['5001']],
    ['Job 5001', ['5001']],
    ['job id: 5001', ['5001']],
    ['Job ID 5001.', ['5001']],
    ['JOB_ID=5001', ['5001']],
    ['job #5001', ['5001']],
    ['id:5001', ['5001']],
    ['Jobs 5001 and 5002', ['5001', '5002']],
    ['(5001)', ['5001']],
    ['[5001, 5002]', ['5001', '5002']],
    ['{5001}', ['5001']],
    ['<5001>', ['5001']],
    ['5001、5002', ['5001', '5002']],
    ['5001；5002', ['5001', '5002']],
    ['5001|5002', ['5001', '5002']],
    ['"5001"', ['5001']],
    ['“5001”, „5002“', ['5001', '5002']],
    ["'5001','5002'", ['5001', '5002']],
    ['"5001","5002"\r\n"5003","5004"\r\n', ['5001', '5002', '5003', '5004']],
    ['JobID\r\n5001\r\n5002\r\n', ['5001', '5002']],
    ['- 5001\n- 5002', ['5001', '5002']],
    ['• 5001\n• 5002', ['5001', '5002']],
    [PAGE, ['5001']],
    ['HTTPS://MASTWEB.STSCI.EDU/PS1CasJobs/JobDetails.ASPX?ID=5001', ['5001']],
    [`<${PAGE}&view=full#top>`, ['5001']],
    ['http://other.example/casjobs/jobdetails.aspx?a=7&amp;id=5001', ['5001']],
    ['other.example/jobdetails.aspx?id=5001', ['5001']],
    [`${PAGE}\n${PAGE.replace('5001', '5002')}, 5003`, ['5001', '5002', '5003']],
  ])('%j is read as %j', (text, jobIds) => expect(idsOf(text)).toEqual(jobIds));
});

describe('job IDs whose digits poll grouped', () => {
  const LARGE = ['58462801283'];
  const FOUR = ['58', '462', '801', '283'];
  it.each([
    ['58,462,801,283', [LARGE, FOUR]],
    ['58 462 801 283', [LARGE, FOUR]],
    ['58\u2009462\u2009801\u2009283', [LARGE, FOUR]],
    ['58\u202f462\u202f801\u202f283', [LARGE, FOUR]],
    ['58.462.801.283', [LARGE]],
    ["58'462'801'283", [LARGE]],
    ['58’462’801’283', [LARGE]],
    ['58_462_801_283', [LARGE]],
    ['٥٨٬٤٦٢٬٨٠١٬٢٨٣', [LARGE]],
    ['５８，４６２，８０１，２８３', [LARGE, FOUR]],
    ['Job 58,462,801,283', [LARGE, FOUR]],
    ['5,84,62,801', [['58462801'], ['5', '84', '62', '801']]],
    ['7,002', [['7002']]],
    ['7 002', [['7002']]],
    ['7\u00a0002', [['7002']]],
    ['7\u3000002', [['7002']]],
    ['5.001', [['5001']]],
    ['100,200', [['100200'], ['100', '200']]],
    ['100 200', [['100200'], ['100', '200']]],
    [
      '100,200\n5001',
      [
        ['100200', '5001'],
        ['100', '200', '5001'],
      ],
    ],
    [
      '7,002; 100,200',
      [
        ['7002', '100200'],
        ['7002', '100', '200'],
      ],
    ],
    ['7,002 7,003', [['7002', '7003']]],
    [
      '1 234,5 678',
      [
        ['1234', '5678'],
        ['1', '234', '5', '678'],
      ],
    ],
    [
      '1,234,567 1,234,568',
      [
        ['1234567', '1234568'],
        ['1', '234', '567', '568'],
      ],
    ],
    ['1.234.567, 1.234.568', [['1234567', '1234568']]],
    ['5001\u200b5002', [['50015002'], ['5001', '5002']]],
    ['9,223,372,136,854,775,808', [['9', '223', '372', '136', '854', '775', '808']]],
  ])('%j is asked about', (text, meanings) => expect(meaningsOf(text)).toEqual(meanings));
});

describe('what is no job ID', () => {
  it.each([
    ['', 'Type a job ID.'],
    [' ,\n;\u200b', 'Type a job ID.'],
    ['5001 abc', '“abc” is not a job ID. A job ID is a whole number, for example 5001.'],
    ['5001\tmy-task\tMyDB', '“my-task” is not a job ID.'],
    ['-5', '“-5” is not a job ID.'],
    ['−5', '“-5” is not a job ID.'],
    ['+5001', '“+5001” is not a job ID.'],
    ['5.5', '“5.5” is not a job ID.'],
    ['5001.0', '“5001.0” is not a job ID.'],
    ['5,001.00', '“5,001.00” can be read in several ways.'],
    ['5.001E+03', '“5.001E+03” is not a job ID.'],
    ['1e3', '“1e3” is not a job ID.'],
    ['0x1389', '“0x1389” is not a job ID.'],
    ['5001²', '“5001²” is not a job ID.'],
    ['①', '“①” is not a job ID.'],
    ['9223372036854775808', '“9223372036854775808” is not a job ID.'],
    ['5001-5003', '“5001-5003” is a range. Type each job ID.'],
    ['5001 – 5003', '“5001-5003” is a range.'],
    ['5001..5003', '“5001..5003” is a range.'],
    ['2026-11-27', '“2026-11-27” is not a job ID.'],
    ['5001,002', '“5001,002” can be read in several ways. Type each job ID on its own line.'],
    ['https://mastweb.stsci.edu/ps1casjobs/', '“https://mastweb.stsci.edu/ps1c…” is not a job ID.'],
    ['x.example/jobdetails.aspx?id=five', '“x.example/jobdetails.aspx?id=f…” is not a job ID.'],
    ['x'.repeat(90), `“${'x'.repeat(30)}…” is not a job ID.`],
  ])('%j is refused: %s', (text, sentence) => {
    const refused = readJobIds(text);
    expect(refused).toMatchObject({ ok: false, error: { code: 'bad-input', field: 'jobIds' } });
    expect(refused.ok ? '' : refused.error.detail).toContain(sentence);
  });

  it('may be 500 at a time, and no more', () => {
    const ids = Array.from({ length: 501 }, (_, at) => String(at + 5000));
    expect(idsOf(ids.slice(1).join(' '))).toHaveLength(500);
    const error = { code: 'bad-input', field: 'jobIds', detail: 'At most 500 IDs at a time.' };
    expect(readJobIds(ids.join(' '))).toEqual({ ok: false, error });
  });
});
