import type { FailedReason, RefusedReason, UnknownReason } from '#lib/minimax/wire.ts'

/** What each recorded answer must mean, by the name of its fixture. Written by hand from docs/upstream.md. */

const no = (reason: RefusedReason, retryAfterSeconds?: number) => ({
  kind: 'refused',
  reason,
  retryAfterSeconds,
})
const unsure = (why: UnknownReason) => ({ kind: 'unknown', why })

type Meaning = { kind: string; why?: string; reason?: string }

export const refused: Record<string, Meaning> = {
  'rate limited': no('rate', 60),
  'no Authorization header': no('auth'),
  'bogus bearer, international host': no('auth'),
  'expired or other-region key': no('auth'),
  'no balance': no('balance'),
  'prompt refused at create': no('input_moderated'),
  'unknown error': unsure('ambiguous_code'),
  'timeout inside MiniMax': unsure('ambiguous_code'),
  'internal error': unsure('ambiguous_code'),
  'system error': unsure('ambiguous_code'),
  'token limit': no('rate'),
  'connection limit': no('rate'),
  'invisible characters': no('invisible_characters'),
  'traffic ramp too steep': no('rate'),
  'plan window used up': no('quota'),
  'model not in plan': no('model_not_in_plan'),
  'token plan cap': no('quota'),
  'real-name verification (China)': no('verification'),
  'callback handshake failed': no('callback'),
  'bare base64 or unreachable image': no('image'),
  'short side too small': no('image'),
  'aspect ratio outside limits': no('image'),
  'lower-case resolution': no('parameters'),
  '2.3-Fast without first frame': no('parameters'),
  '1080P with 10 s': no('parameters'),
  '512P on 2.3': no('parameters'),
  'duration as string': no('parameters'),
  'duration missing (seed-strict)': no('parameters'),
  'resolution missing (seed-strict)': no('parameters'),
  'first_frame_image missing on I2V-01': no('image'),
  'unknown model': no('parameters'),
  'prompt over 2000 characters': no('parameters'),
}

const running = (status: string) => ({ kind: 'running', status, known: true })
const done = (fileId: string, width?: number, height?: number) => ({
  kind: 'succeeded',
  fileId,
  width,
  height,
})
const failed = (reason: FailedReason) => ({ kind: 'failed', reason })

export const queried: Record<string, Meaning> = {
  preparing: running('Preparing'),
  queueing: running('Queueing'),
  'processing (live shape)': running('Processing'),
  'processing (minimal shape)': running('Processing'),
  'success, doc example': done('176844028768320', 1920, 1080),
  'success, 768P 16:9 live': done('444795417354723', 1366, 768),
  'success, portrait first frame (gpt.ge example)': done('314053136425242', 768, 1152),
  'success, pre-2025 shape without sizes': done('176844028768320'),
  'success but file_id missing (defect seen by clients)': { kind: 'retry', why: 'file_id_missing' },
  'fail, input moderated': failed('input_moderated'),
  'fail, output moderated': failed('output_moderated'),
  'fail, unusable image found late': failed('image'),
  'fail without reason': failed('unexplained'),
  'poll rate limited': { kind: 'retry', why: 'code' },
  'poll with bad key': { kind: 'stopped', reason: 'auth' },
  'poll hits internal error': { kind: 'retry', why: 'code' },
  'unknown task_id': { kind: 'stopped', reason: 'unknown_task' },
}

export const retrieved: Record<string, Meaning> = {
  'CN host, live shape': { kind: 'link' },
  'international CDN shape (gpt.ge example)': { kind: 'link' },
  '2025-08 shape with backup URL': { kind: 'link' },
  'bad key': { kind: 'stopped', reason: 'auth' },
  'internal service error': { kind: 'retry', why: 'code' },
  'rpm limit': { kind: 'retry', why: 'code' },
  'file_id not a number or unknown': { kind: 'stopped', reason: 'unknown_file' },
}
