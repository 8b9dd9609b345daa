/** The part of every answer that says how it went. Code 0 is success. */
export type BaseResp = { status_code: number; status_msg: string }

const texts: Record<number, string> = {
  0: 'success',
  1000: 'unknown error',
  1001: 'request timeout',
  1002: 'rate limit exceeded(RPM)',
  1004: "login fail: Please carry the API secret key in the 'Authorization' field of the request header",
  1008: 'insufficient balance',
  1013: 'internal service error',
  1024: 'internal error',
  1026: 'input new_sensitive',
  1027: 'output new_sensitive',
  1028: 'quota exhausted',
  1030: 'quota exhausted',
  1033: 'system error',
  1039: 'token limit',
  1041: 'conn limit',
  1042: 'invisible character ratio limit',
  2013: 'invalid params',
  2038: 'please complete real-name verification',
  2045: 'rate growth limit',
  2049: 'invalid api key',
  2056: 'usage limit exceeded',
  2061: 'your current token plan not support model',
  2067: 'token plan usage limit reached',
}

/** `code` with its usual text, or with `text`. */
export function baseResp(code: number, text?: string): BaseResp {
  return { status_code: code, status_msg: text ?? texts[code] ?? 'unknown error' }
}

/** Why a call was not taken; a value that checks return. */
export class Refusal {
  readonly base: BaseResp

  constructor(code: number, text?: string) {
    this.base = baseResp(code, text)
  }
}

/** 2013: `what` is the field, or the field and what is wrong with it. */
export function invalid(what: string): Refusal {
  return new Refusal(2013, `invalid params, ${what}`)
}
