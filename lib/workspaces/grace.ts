/** How long a deleted workspace can be brought back. PostgreSQL itself refuses to take one away sooner. */
const graceDays = 30
export const graceSeconds = graceDays * 24 * 3600
