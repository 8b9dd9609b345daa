/**
 * What the upstream says and takes, as types of ours. Shapes: docs/upstream.md.
 * Ids are text: the retrieve answer's `file_id` is an int64 that a JS number may not hold.
 */

export type ProviderName = 'vapi' | 'minimax' | 'minimax-cn'

/** One upstream account: where to call and with which key. `id` names it without revealing the key. */
export type Account = {
  id: string
  provider: ProviderName
  baseUrl: string
  apiKey: string
}

export type CreateRequest = {
  model: string
  prompt: string
  durationSeconds: number
  resolution: string
  promptOptimizer: boolean
  /** Left out of the body when undefined: the model does not know it. */
  fastPretreatment: boolean | undefined
  callbackUrl: string | undefined
  /** Sent as a data URL, encoded while it is read. */
  firstFrame: { mime: string; sizeBytes: number; open: () => AsyncIterable<Uint8Array> }
}

/** What is on record of any answer, for the receipt and the log. */
export type Answer = {
  httpStatus: number | undefined
  baseCode: number | undefined
  traceId: string | undefined
  /** At most 4 KiB of the body, or why there is none, for the evidence. Holds no key and no callback address. Never shown to people. */
  excerpt: string
}

/** Exactly three: an error is never taken for "not accepted" unless that is proven (docs/upstream.md, 3.1). */
export type CreateOutcome = Answer &
  (
    | { kind: 'accepted'; taskId: string }
    | { kind: 'refused'; reason: RefusedReason; retryAfterSeconds: number | undefined }
    | { kind: 'unknown'; why: UnknownReason }
  )

/** Why a create call was certainly not accepted. */
export type RefusedReason =
  | 'not_sent' // DNS, refused, TLS, a frame that cannot be read: no byte of the request left
  | 'auth' // 401, 403, 1004, 2049
  | 'balance' // 402, 1008
  | 'quota' // 1028, 1030, 2056, 2067: the plan's window is used up
  | 'rate' // 429, 1002, 1039, 1041, 2045
  | 'input_moderated' // 1026
  | 'invisible_characters' // 1042
  | 'callback' // 2013 "fail to check callback url"
  | 'image' // 2013 about first_frame_image
  | 'parameters' // 400, 413, 422, every other 2013
  | 'model_not_in_plan' // 2061
  | 'verification' // 2038

export type UnknownReason =
  | 'timeout'
  | 'reset'
  | 'http_status'
  | 'malformed'
  | 'ambiguous_code'
  | 'task_id_odd'
  | 'unlisted_code'

export type QueryOutcome = Answer &
  (
    | { kind: 'running'; status: string; known: boolean }
    | { kind: 'succeeded'; fileId: string; width: number | undefined; height: number | undefined }
    | { kind: 'failed'; reason: FailedReason }
    | { kind: 'retry'; why: 'network' | 'http_status' | 'malformed' | 'code' | 'file_id_missing' }
    // auth: the account may not ask now (key, balance, plan); the task is untouched
    | { kind: 'stopped'; reason: 'auth' | 'unknown_task' }
  )

export type FailedReason =
  | 'input_moderated'
  | 'output_moderated'
  | 'image'
  | 'parameters'
  | 'unexplained'

export type RetrieveOutcome = Answer &
  (
    | { kind: 'link'; url: string; backupUrl: string | undefined }
    | { kind: 'retry'; why: 'network' | 'http_status' | 'malformed' | 'code' }
    | { kind: 'stopped'; reason: 'auth' | 'unknown_file' }
  )

/** A push as it came, already parsed; only a hint (docs/decisions/0003). */
export type Push = { taskId: string; status: string }
