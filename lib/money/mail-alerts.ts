import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { env } from '#lib/env.ts'
import { type Message, mailOnce } from '#lib/mail/send.ts'
import { dollars } from '#lib/money/dollars.ts'
import { type DueMail, mailLater, takeDueMail } from '#lib/money/mail-rows.ts'
import en from '#messages/en/money.json' with { type: 'json' }
import zhCN from '#messages/zh-CN/money.json' with { type: 'json' }

/**
 * Mails the budget alerts that are due, one after the other; one that the mail server does not take now is due again
 * later. Each is taken before it is sent: it goes out once, or, when the process dies in between, not at all; the notice
 * in the app stays.
 */
export async function mailAlerts(_scope: System): Promise<void> {
  for (let due = await takeDueMail(); due; due = await takeDueMail()) {
    if ((await mailOnce(messageOf(due))) !== 'later') continue
    await mailLater(due.id)
    return // nor would it take the next one
  }
}

function messageOf({ data, email, locale, workspaceName, workspaceSlug }: DueMail): Message {
  const words = (locale === 'zh-CN' ? zhCN : en).mail
  const url = `${env().APP_URL}/w/${workspaceSlug}/budgets`
  const { day, month, workspace, project, member, cap } = words
  const values = {
    percent: String(data.percent),
    used: dollars(data.usedMicros),
    limit: dollars(data.limitMicros),
    period: { day, month }[data.period],
    team: workspaceName,
    budget: filled({ workspace, project, member, cap }[data.scope], { name: data.name }),
  }
  const subject = filled(words.subject, values)
  const text = filled(words.text, values)
  return {
    to: email,
    subject,
    text: `${text}\n\n${url}\n`,
    html: `<!doctype html><p>${escaped(text)}</p><p><a href="${escaped(url)}">${escaped(words.open)}</a></p>`,
  }
}

/** Mail has no translator: next-intl's needs Next. These sentences hold names in braces and nothing else. */
function filled(sentence: string, values: Record<string, string>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
