/** A create call is answered within this, or its outcome is unknown (docs/upstream.md, 3.1). */
export const longestCreateMilliseconds = 60_000
