/** Where one can come from, as next-auth's addresses name it. */
export const providerIds = ['oidc', 'github', 'google'] as const
export type ProviderId = (typeof providerIds)[number]
