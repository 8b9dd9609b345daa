/** How long an invitation is good. */
export const invitationLifeSeconds = 7 * 24 * 3600

/** So many may be open in a workspace at once. */
export const openInvitationsAtMost = 500
