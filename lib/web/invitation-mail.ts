import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { sendMail } from '#lib/mail/send.ts'

/** Mails an invitation, in the language of who asks. */
export async function mailInvitation(viewer: Viewer, email: string, link: string): Promise<void> {
  const t = await getTranslations('team.mail')
  const names = { name: viewer.name, workspace: viewer.workspaceName }
  const [subject, text, foot] = [t('subject', names), t('text', names), t('foot')]
  const html = [
    `<p>${escaped(text)}</p>`,
    `<p><a href="${escaped(link)}">${escaped(t('action', names))}</a></p>`,
    `<p><small>${escaped(foot)}</small></p>`,
  ]
  await sendMail({
    to: email,
    subject,
    text: `${text}\n\n${link}\n\n${foot}\n`,
    html: html.join('\n'),
  })
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
