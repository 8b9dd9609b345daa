/**
 * The newest revision that this tab has seen of each draft. A page that comes back from the router's own
 * memory opens with an older one, and looks again.
 */
export const known = new Map<string, number>()
