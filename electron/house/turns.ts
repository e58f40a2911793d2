// Many changes in one turn of the event loop are one change to the views. Knows nothing of what changes.

/** Calls `act` once in the next turn, however often it is asked. */
export const oncePerTurn = (act: () => void): (() => void) => {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    setImmediate(() => {
      asked = false;
      act();
    });
  };
};
