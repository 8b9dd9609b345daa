import { type Locale, pseudoLocale } from '#lib/locales.ts'
import { stretched } from '#lib/web/pseudo-locale.ts'
import adminEn from '#messages/en/admin.json'
import auditEn from '#messages/en/audit.json'
import authEn from '#messages/en/auth.json'
import batchEn from '#messages/en/batch.json'
import cameraEn from '#messages/en/camera.json'
import commonEn from '#messages/en/common.json'
import composeEn from '#messages/en/compose.json'
import directivesEn from '#messages/en/directives.json'
import draftsEn from '#messages/en/drafts.json'
import errorsEn from '#messages/en/errors.json'
import failuresEn from '#messages/en/failures.json'
import framesEn from '#messages/en/frames.json'
import historyEn from '#messages/en/history.json'
import jobEn from '#messages/en/job.json'
import lineageEn from '#messages/en/lineage.json'
import mailEn from '#messages/en/mail.json'
import modelsEn from '#messages/en/models.json'
import moneyEn from '#messages/en/money.json'
import operationsEn from '#messages/en/operations.json'
import projectsEn from '#messages/en/projects.json'
import promoteEn from '#messages/en/promote.json'
import queueEn from '#messages/en/queue.json'
import receiptEn from '#messages/en/receipt.json'
import rehearsalEn from '#messages/en/rehearsal.json'
import settingsEn from '#messages/en/settings.json'
import shellEn from '#messages/en/shell.json'
import teamEn from '#messages/en/team.json'
import templatesEn from '#messages/en/templates.json'
import upstreamEn from '#messages/en/upstream.json'
import usageEn from '#messages/en/usage.json'
import adminZh from '#messages/zh-CN/admin.json'
import auditZh from '#messages/zh-CN/audit.json'
import authZh from '#messages/zh-CN/auth.json'
import batchZh from '#messages/zh-CN/batch.json'
import cameraZh from '#messages/zh-CN/camera.json'
import commonZh from '#messages/zh-CN/common.json'
import composeZh from '#messages/zh-CN/compose.json'
import directivesZh from '#messages/zh-CN/directives.json'
import draftsZh from '#messages/zh-CN/drafts.json'
import errorsZh from '#messages/zh-CN/errors.json'
import failuresZh from '#messages/zh-CN/failures.json'
import framesZh from '#messages/zh-CN/frames.json'
import historyZh from '#messages/zh-CN/history.json'
import jobZh from '#messages/zh-CN/job.json'
import lineageZh from '#messages/zh-CN/lineage.json'
import mailZh from '#messages/zh-CN/mail.json'
import modelsZh from '#messages/zh-CN/models.json'
import moneyZh from '#messages/zh-CN/money.json'
import operationsZh from '#messages/zh-CN/operations.json'
import projectsZh from '#messages/zh-CN/projects.json'
import promoteZh from '#messages/zh-CN/promote.json'
import queueZh from '#messages/zh-CN/queue.json'
import receiptZh from '#messages/zh-CN/receipt.json'
import rehearsalZh from '#messages/zh-CN/rehearsal.json'
import settingsZh from '#messages/zh-CN/settings.json'
import shellZh from '#messages/zh-CN/shell.json'
import teamZh from '#messages/zh-CN/team.json'
import templatesZh from '#messages/zh-CN/templates.json'
import upstreamZh from '#messages/zh-CN/upstream.json'
import usageZh from '#messages/zh-CN/usage.json'

const en = {
  admin: adminEn,
  audit: auditEn,
  auth: authEn,
  batch: batchEn,
  camera: cameraEn,
  common: commonEn,
  compose: composeEn,
  directives: directivesEn,
  drafts: draftsEn,
  errors: errorsEn,
  failures: failuresEn,
  frames: framesEn,
  history: historyEn,
  job: jobEn,
  lineage: lineageEn,
  mail: mailEn,
  models: modelsEn,
  money: moneyEn,
  operations: operationsEn,
  projects: projectsEn,
  promote: promoteEn,
  queue: queueEn,
  receipt: receiptEn,
  rehearsal: rehearsalEn,
  settings: settingsEn,
  shell: shellEn,
  team: teamEn,
  templates: templatesEn,
  upstream: upstreamEn,
  usage: usageEn,
}

/** Every word of the interface: namespace, then key. English is the shape that the others must have. */
export type Messages = typeof en

const zhCN: Messages = {
  admin: adminZh,
  audit: auditZh,
  auth: authZh,
  batch: batchZh,
  camera: cameraZh,
  common: commonZh,
  compose: composeZh,
  directives: directivesZh,
  drafts: draftsZh,
  errors: errorsZh,
  failures: failuresZh,
  frames: framesZh,
  history: historyZh,
  job: jobZh,
  lineage: lineageZh,
  mail: mailZh,
  models: modelsZh,
  money: moneyZh,
  operations: operationsZh,
  projects: projectsZh,
  promote: promoteZh,
  queue: queueZh,
  receipt: receiptZh,
  rehearsal: rehearsalZh,
  settings: settingsZh,
  shell: shellZh,
  team: teamZh,
  templates: templatesZh,
  upstream: upstreamZh,
  usage: usageZh,
}

export function messagesOf(locale: Locale): Messages {
  if (locale === pseudoLocale) return stretched(en)
  return locale === 'zh-CN' ? zhCN : en
}
