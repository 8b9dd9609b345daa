import { getTranslations } from 'next-intl/server'
import type { AuditLine } from '#lib/audit/view.ts'

/** The audit as rows of a file: codes as they are, so that it reads the same in every language. */

const columns = [
  'number',
  'time',
  'who',
  'action',
  'subject',
  'subjectId',
  'before',
  'after',
  'address',
  'device',
] as const

export async function auditHead(): Promise<string[]> {
  const t = await getTranslations('audit')
  return columns.map((column) => t(`column.${column}`))
}

export function auditRows(lines: readonly AuditLine[]): string[][] {
  return lines.map(
    ({ seq, at, actorName, action, subjectKind, subjectId, before, after, address, userAgent }) => [
      seq,
      at,
      actorName,
      action,
      subjectKind,
      subjectId,
      before ? JSON.stringify(before) : '',
      after ? JSON.stringify(after) : '',
      address,
      userAgent,
    ],
  )
}
