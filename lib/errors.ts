/**
 * An expected refusal: a value that verbs return, never throw. The door turns its code into a
 * status (here) and into a sentence (messages/<locale>/errors.json, same key).
 */
export class Refused {
  readonly code: RefusalCode
  readonly field: string | undefined
  readonly params: Record<string, string | number>

  constructor(
    code: RefusalCode,
    details: { field?: string; params?: Record<string, string | number> } = {},
  ) {
    this.code = code
    this.field = details.field
    this.params = details.params ?? {}
  }
}

/** Every refusal the app can give, with the HTTP status it becomes. */
export const refusals = {
  // any door
  unexpected: 500,
  not_found: 404,
  signed_out: 401,
  no_workspace: 404,
  last_owner: 409,
  member_above: 403,
  invitation_expired: 410,
  invitation_used: 410,
  invitation_revoked: 410,
  invitation_for_other: 403,
  invitations_many: 429,
  workspaces_many: 409,
  already_member: 409,
  workspace_name_missing: 422,
  workspace_name_long: 422,
  workspace_name_other: 422,
  domain_not_yours: 422,
  not_allowed: 403,
  bad_origin: 403,
  bad_request: 400,
  body_too_large: 413,
  try_later: 429,
  unavailable: 503,
  // accounts
  email_taken: 409,
  email_invalid: 422,
  name_missing: 422,
  name_long: 422,
  password_missing: 422,
  password_short: 422,
  password_long: 422,
  password_common: 422,
  password_wrong: 422,
  sign_in_failed: 401,
  sign_in_throttled: 429,
  sign_up_throttled: 429,
  link_over: 410,
  mail_throttled: 429,
  code_needed: 401,
  code_wrong: 422,
  code_over: 401,
  code_throttled: 429,
  email_unverified: 409,
  second_factor_on: 409,
  second_factor_off: 409,
  provider_failed: 401,
  provider_no_email: 403,
  provider_unverified: 403,
  account_suspended: 403,
  connect_over: 410,
  last_way_in: 409,
  suspend_yourself: 409,
  password_throttled: 429,
  sign_up_closed: 403,
  // frames
  frame_empty: 422,
  frame_too_large: 413,
  frame_not_image: 415,
  frame_svg: 415,
  frame_gif: 415,
  frame_heic: 415,
  frame_video: 415,
  frame_pdf: 415,
  frame_archive: 415,
  frame_html: 415,
  frame_type: 415,
  frame_animated: 422,
  frame_truncated: 422,
  frame_polyglot: 422,
  frame_too_many_pixels: 422,
  frame_short_side: 422,
  frame_shape: 422,
  frame_unreadable: 422,
  frame_slow: 422,
  frame_missing: 422,
  frame_not_taken: 422,
  upload_interrupted: 400,
  storage_full: 507,
  storage_unavailable: 503,
  // image addresses
  url_invalid: 422,
  url_scheme: 422,
  url_credentials: 422,
  url_port: 422,
  url_private: 422,
  url_unresolved: 422,
  url_unreachable: 422,
  url_redirects: 422,
  url_timeout: 422,
  url_status: 422,
  // jobs
  prompt_too_long: 422,
  prompt_invisible: 422,
  model_unknown: 422,
  duration_unsupported: 422,
  resolution_unsupported: 422,
  fast_pretreatment_unsupported: 422,
  project_name_missing: 422,
  project_name_long: 422,
  project_name_taken: 409,
  project_is_default: 409,
  project_closed: 422,
  template_name_missing: 422,
  template_name_long: 422,
  invoice_unreadable: 422,
  job_not_cancelable: 409,
  job_not_retryable: 409,
  job_not_promotable: 409,
  job_not_deletable: 409,
  job_not_in_attention: 409,
  // batches
  batch_empty: 422,
  batch_too_many: 422,
  batch_price_changed: 409,
  batch_exceeds: 409,
  batch_exceeds_cap: 409,
  batch_not_deletable: 409,
  // upstream keys and the queue
  key_missing: 422,
  key_invalid: 422,
  key_refused: 422,
  limit_invalid: 422,
  job_not_waiting: 409,
  task_not_confirmed: 422,
  // money
  price_changed: 409,
  price_unknown: 409,
  budget_exceeded: 409,
  cap_exceeded: 409,
  approvals_off: 409,
  approval_decided: 409,
  amount_invalid: 422,
  budget_scope_gone: 422,
  price_date_past: 422,
} as const satisfies Record<string, number>

export type RefusalCode = keyof typeof refusals

/** The code that `text` is, or undefined: zod schemas name refusals by their issue message. */
export function refusalNamed(text: string | undefined): RefusalCode | undefined {
  return text !== undefined && Object.hasOwn(refusals, text) ? (text as RefusalCode) : undefined
}
