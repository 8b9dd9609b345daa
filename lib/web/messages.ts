import { type Locale, pseudoLocale } from '#lib/locales.ts'
import { stretched } from '#lib/web/pseudo-locale.ts'
import adminEn from '#messages/en/admin.json'
import auditEn from '#messages/en/audit.json'
import authEn from '#messages/en/auth.json'
import cameraEn from '#messages/en/camera.json'
import commonEn from '#messages/en/common.json'
import composeEn from '#messages/en/compose.json'
import errorsEn from '#messages/en/errors.json'
import failuresEn from '#messages/en/failures.json'
import historyEn from '#messages/en/history.json'
import jobEn from '#messages/en/job.json'
import lineageEn from '#messages/en/lineage.json'
import mailEn from '#messages/en/mail.json'
import moneyEn from '#messages/en/money.json'
import operationsEn from '#messages/en/operations.json'
import projectsEn from '#messages/en/projects.json'
import queueEn from '#messages/en/queue.json'
import receiptEn from '#messages/en/receipt.json'
import settingsEn from '#messages/en/settings.json'
import shellEn from '#messages/en/shell.json'
import teamEn from '#messages/en/team.json'
import upstreamEn from '#messages/en/upstream.json'
import usageEn from '#messages/en/usage.json'
import adminZh from '#messages/zh-CN/admin.json'
import auditZh from '#messages/zh-CN/audit.json'
import authZh from '#messages/zh-CN/auth.json'
import cameraZh from '#messages/zh-CN/camera.json'
import commonZh from '#messages/zh-CN/common.json'
import composeZh from '#messages/zh-CN/compose.json'
import errorsZh from '#messages/zh-CN/errors.json'
import failuresZh from '#messages/zh-CN/failures.json'
import historyZh from '#messages/zh-CN/history.json'
import jobZh from '#messages/zh-CN/job.json'
import lineageZh from '#messages/zh-CN/lineage.json'
import mailZh from '#messages/zh-CN/mail.json'
import moneyZh from '#messages/zh-CN/money.json'
import operationsZh from '#messages/zh-CN/operations.json'
import projectsZh from '#messages/zh-CN/projects.json'
import queueZh from '#messages/zh-CN/queue.json'
import receiptZh from '#messages/zh-CN/receipt.json'
import settingsZh from '#messages/zh-CN/settings.json'
import shellZh from '#messages/zh-CN/shell.json'
import teamZh from '#messages/zh-CN/team.json'
import upstreamZh from '#messages/zh-CN/upstream.json'
import usageZh from '#messages/zh-CN/usage.json'

const en = {
  admin: adminEn,
  audit: auditEn,
  auth: authEn,
  camera: cameraEn,
  common: commonEn,
  compose: composeEn,
  errors: errorsEn,
  failures: failuresEn,
  history: historyEn,
  job: jobEn,
  lineage: lineageEn,
  mail: mailEn,
  money: moneyEn,
  operations: operationsEn,
  projects: projectsEn,
  queue: queueEn,
  receipt: receiptEn,
  settings: settingsEn,
  shell: shellEn,
  team: teamEn,
  upstream: upstreamEn,
  usage: usageEn,
}

/** Every word of the interface: namespace, then key. English is the shape that the others must have. */
export type Messages = typeof en

const zhCN: Messages = {
  admin: adminZh,
  audit: auditZh,
  auth: authZh,
  camera: cameraZh,
  common: commonZh,
  compose: composeZh,
  errors: errorsZh,
  failures: failuresZh,
  history: historyZh,
  job: jobZh,
  lineage: lineageZh,
  mail: mailZh,
  money: moneyZh,
  operations: operationsZh,
  projects: projectsZh,
  queue: queueZh,
  receipt: receiptZh,
  settings: settingsZh,
  shell: shellZh,
  team: teamZh,
  upstream: upstreamZh,
  usage: usageZh,
}

export function messagesOf(locale: Locale): Messages {
  if (locale === pseudoLocale) return stretched(en)
  return locale === 'zh-CN' ? zhCN : en
}
