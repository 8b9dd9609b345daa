/** How long a session lives (docs/decisions/0009). */
export const sessionLifeSeconds = 30 * 24 * 3600

/** A session nobody used for so long is over. */
export const sessionIdleSeconds = 7 * 24 * 3600

/** `lastSeenAt` is written at most this often. */
export const seenEverySeconds = 60
