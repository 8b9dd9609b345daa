import type { ProviderId } from '#lib/accounts/provider-ids.ts'
import { env } from '#lib/env.ts'

/** A provider that this instance has, and what its button says. */
export type ProviderName = { id: ProviderId; name: string }

export function providers(settings = env()): ProviderName[] {
  const all = [
    { id: 'oidc', name: settings.OIDC_NAME, key: settings.OIDC_CLIENT_ID },
    { id: 'github', name: 'GitHub', key: settings.GITHUB_CLIENT_ID },
    { id: 'google', name: 'Google', key: settings.GOOGLE_CLIENT_ID },
  ] as const
  return all.filter(({ key }) => key !== undefined).map(({ id, name }) => ({ id, name }))
}

/** As identities are kept: a subject of one issuer is nobody at another. */
export function providerKey(id: ProviderId, { OIDC_ISSUER } = env()): string {
  return id === 'oidc' ? `oidc:${OIDC_ISSUER}` : id
}

/** What to call the provider of a kept identity. */
export function providerNamed(key: string, settings = env()): string {
  const found = providers(settings).find(({ id }) => providerKey(id, settings) === key)
  return found?.name ?? key.replace(/^oidc:(https?:\/\/)?/, '')
}
