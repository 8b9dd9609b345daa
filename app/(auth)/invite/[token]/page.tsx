import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { acceptInvitation, signInAsOther } from '#app/(auth)/invite/[token]/actions.ts'
import { InvitationScreen } from '#components/team/invitation-screen.tsx'
import { requirePerson } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { invitationOf } from '#lib/workspaces/accept-invitation.ts'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const title = (await getTranslations('team.invitation'))('title')
  // The address is a key: no other site and no search engine is to learn it.
  return { title, referrer: 'same-origin', robots: { index: false } }
}

export default async function InvitePage({ params }: Props) {
  const { token } = await params
  const [invitation, person] = await Promise.all([invitationOf(token), requirePerson()])
  if (!invitation) notFound()
  const { usedById, ...shown } = invitation
  const visitor =
    person instanceof Refused
      ? undefined
      : { email: person.email, hasUsedIt: usedById === person.userId }
  return (
    <InvitationScreen
      token={token}
      invitation={shown}
      visitor={visitor}
      accept={acceptInvitation}
      signInAsOther={signInAsOther}
    />
  )
}
