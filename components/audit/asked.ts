import type { AuditFilter } from '#lib/audit/view.ts'

type Given = Record<string, string | string[] | null | undefined>

/** What the address of the audit, and of its file, asks for. */
export function askedAudit(given: Given): AuditFilter & { before: string | undefined } {
  const { who, action, subject, from, to, before } = given
  return {
    actorId: matching(who, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i),
    action: matching(action, /^[\w.]{1,80}$/),
    subject: matching(subject, /^[\w.:@-]{1,200}$/),
    from: dayIn(from),
    to: dayIn(to),
    before: matching(before, /^\d{1,18}$/),
  }
}

/** The same as the end of an address, without the page. */
export function auditQuery({ actorId, action, subject, from, to }: AuditFilter): URLSearchParams {
  const given = { who: actorId, action, subject, from, to }
  return new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

function dayIn(text: Given[string]): string | undefined {
  const day = matching(text, /^2\d{3}-\d{2}-\d{2}$/)
  const at = day === undefined ? Number.NaN : Date.parse(day)
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(day ?? '-') ? day : undefined
}

function matching(text: Given[string], pattern: RegExp): string | undefined {
  const trimmed = typeof text === 'string' ? text.trim() : ''
  return pattern.test(trimmed) ? trimmed : undefined
}
