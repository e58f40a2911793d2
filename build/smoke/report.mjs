// Reports one line for each check. What a system can't tell is a note, which does not fail the test.

/** @typedef {{ holds: boolean | null, saw: string }} Finding null if it is unknown */

/** @param {string} text @returns {string} one line, truncated */
const oneLine = (text) => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
};

/** @param {Finding['holds']} holds */
const markOf = (holds) => {
  if (holds === null) return 'note';
  return holds ? 'ok  ' : 'FAIL';
};

/** @param {(line: string) => void} say */
export const createReport = (say) => {
  const counts = { checks: 0, failed: 0, notes: 0 };
  return {
    /** @param {string} name @param {Finding} finding */
    add: (name, { holds, saw }) => {
      counts.checks += 1;
      if (holds === null) counts.notes += 1;
      if (holds === false) counts.failed += 1;
      say(`${markOf(holds)} ${name}: ${oneLine(saw)}`);
    },
    /** @returns {number} how many checks failed */
    end: () => {
      const { checks, failed, notes } = counts;
      say(
        `smoke: ${checks - failed - notes} of ${checks} checks passed, ${failed} failed, ${notes} noted`,
      );
      // A run without checks fails.
      return checks === 0 ? 1 : failed;
    },
  };
};

/** @typedef {ReturnType<typeof createReport>} Report */

/** @param {boolean} holds @param {string} saw @returns {Finding} */
export const finding = (holds, saw) => ({ holds, saw });

/** @param {string} saw @returns {Finding} */
export const note = (saw) => ({ holds: null, saw });

const POLL_MS = 200;

/**
 * Polls until the finding holds, because there is no event to wait for.
 * @param {() => Promise<Finding>} look
 * @param {number} [limitMs]
 * @returns {Promise<Finding>} the last one
 */
export const until = async (look, limitMs = 20_000) => {
  for (const end = Date.now() + limitMs; ;) {
    const now = await look();
    if (now.holds !== false || Date.now() > end) return now;
    await new Promise((done) => setTimeout(done, POLL_MS));
  }
};
