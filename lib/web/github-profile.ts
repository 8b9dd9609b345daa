import 'server-only'
import { z } from 'zod'

const user = z.object({
  id: z.number(),
  login: z.string(),
  name: z.string().nullish(),
})

const emails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }))

type Asked = {
  client: { userinfo: (accessToken: string) => Promise<unknown> }
  tokens: { access_token?: string | undefined }
}

/**
 * GitHub's user in the claims of OpenID Connect. The address of the public profile says nothing about who
 * reads it, so it is always taken from the list that says so.
 * https://docs.github.com/rest/users/emails
 */
export async function githubProfile({ client, tokens }: Asked) {
  const accessToken = tokens.access_token ?? ''
  const { id, login, name } = user.parse(await client.userinfo(accessToken))
  const answer = await fetch('https://api.github.com/user/emails', {
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/vnd.github+json' },
    signal: AbortSignal.timeout(8_000),
  })
  const primary = answer.ok
    ? emails.parse(await answer.json()).find((one) => one.primary)
    : undefined
  return {
    sub: String(id),
    name: name ?? login,
    email: primary?.email ?? '',
    email_verified: primary?.verified ?? false,
  }
}
