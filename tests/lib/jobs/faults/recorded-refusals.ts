import { fixtures } from '../../minimax/fixtures.ts'
import type { End } from './ends.ts'
import { base, create, type Row } from './row.ts'

/** The recorded answers to create calls as rows: what is played is what stands in the fixture, and here is what becomes of the job. */

const refusals: Record<string, End> = {
  'rate limited': 'rate_limited',
  'no Authorization header': 'upstream_auth',
  'bogus bearer, international host': 'upstream_auth',
  'expired or other-region key': 'upstream_auth',
  'no balance': 'upstream_balance',
  'prompt refused at create': 'input_moderated',
  'unknown error': 'outcome_unknown',
  'timeout inside MiniMax': 'outcome_unknown',
  'internal error': 'outcome_unknown',
  'system error': 'outcome_unknown',
  'token limit': 'rate_limited',
  'connection limit': 'rate_limited',
  'invisible characters': 'invisible_characters',
  'traffic ramp too steep': 'rate_limited',
  'plan window used up': 'quota',
  'model not in plan': 'model_not_in_plan',
  'token plan cap': 'quota',
  'real-name verification (China)': 'verification_needed',
  'callback handshake failed': 'callback_refused',
  'bare base64 or unreachable image': 'image_refused',
  'short side too small': 'image_refused',
  'aspect ratio outside limits': 'image_refused',
  'lower-case resolution': 'parameters_refused',
  '2.3-Fast without first frame': 'parameters_refused',
  '1080P with 10 s': 'parameters_refused',
  '512P on 2.3': 'parameters_refused',
  'duration as string': 'parameters_refused',
  'duration missing (seed-strict)': 'parameters_refused',
  'resolution missing (seed-strict)': 'parameters_refused',
  'first_frame_image missing on I2V-01': 'image_refused',
  'unknown model': 'parameters_refused',
  'prompt over 2000 characters': 'parameters_refused',
}

const codes: Record<string, End> = {
  1013: 'outcome_unknown',
  1027: 'outcome_unknown',
  1028: 'quota',
  1030: 'quota',
}

/** The create call is refused with what was recorded, each time it is made. */
export const recordedRefusals: Row[] = [
  ...fixtures.create_errors.map(({ name, response }) => {
    const { status_code: code, status_msg: text } = baseOf(response.body)
    return refusal(`create_errors/${name}`, refusals[name], code, text)
  }),
  ...fixtures.status_codes
    .filter(({ code }) => code !== 0 && !recordedCodes().has(code))
    .map(({ code, text }) => refusal(`status_codes/${code}`, codes[code], code, text)),
]

function refusal(entry: string, end: End | undefined, code: number, text: string): Row {
  if (!end) throw new Error(`nothing says what becomes of a job by ${entry}`)
  const plays = [entry, ...(entry.startsWith('create_errors') ? [`status_codes/${code}`] : [])]
  const refused: Row = { name: entry, faults: [create(base(code, text), 'always')], end, plays }
  return end === 'callback_refused'
    ? { ...refused, meanwhile: ['callback', 'callback', 'callback'] }
    : refused
}

function recordedCodes(): Set<number> {
  return new Set(fixtures.create_errors.map(({ response }) => baseOf(response.body).status_code))
}

/** The upstream's word on a call, as it stands in an answer. */
export function baseOf(body: unknown): { status_code: number; status_msg: string } {
  return (body as { base_resp: { status_code: number; status_msg: string } }).base_resp
}
