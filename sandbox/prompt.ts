import { type BaseResp, baseResp } from './base-resp.ts'

/** More than a tenth of the characters cannot be seen. Line ends and tabs are no offence. */
export function mostlyInvisible(prompt: string): boolean {
  const characters = [...prompt]
  const invisible = characters.filter((character) =>
    /[\p{Cf}\p{Cn}]|(?![\n\r\t])\p{Cc}/u.test(character),
  )
  return invisible.length * 10 > characters.length
}

/** How a task is to end, when its prompt carries one of the words that tests and demos use. */
export type Ending =
  | { status: 'Success' }
  | { status: 'Fail'; when: 'early' | 'late'; base: BaseResp }

const refuseWord = 'sandbox:refuse-input'

const endings: Record<string, Ending> = {
  'sandbox:fail-input': { status: 'Fail', when: 'early', base: baseResp(1026) },
  'sandbox:fail-output': { status: 'Fail', when: 'late', base: baseResp(1027) },
  'sandbox:fail-image': {
    status: 'Fail',
    when: 'late',
    base: baseResp(2013, 'invalid params, first_frame_image'),
  },
  'sandbox:fail-silent': { status: 'Fail', when: 'late', base: baseResp(0) },
}

/** The prompt is refused by moderation at create. */
export function refusedByModeration(prompt: string): boolean {
  return prompt.includes(refuseWord)
}

export function endingOf(prompt: string): Ending {
  const word = Object.keys(endings).find((known) => prompt.includes(known))
  return (word && endings[word]) || { status: 'Success' }
}
