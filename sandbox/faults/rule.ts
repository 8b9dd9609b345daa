import { z } from 'zod'
import { kinds } from './kinds.ts'

const when = z
  .strictObject({
    /** Only these occurrences of the call, counted from 1 for each rule. */
    nth: z.array(z.int().min(1)).min(1).optional(),
    /** Only this many first occurrences. */
    first: z.int().min(1).optional(),
    /** Only this share of the occurrences, drawn from `seed`. */
    share: z.number().min(0).max(1).optional(),
    seed: z.int().default(1),
    promptIncludes: z.string().min(1).optional(),
    taskId: z.string().min(1).optional(),
  })
  .prefault({})

const rule = z
  .discriminatedUnion(
    'call',
    [
      ruleFor('create', faultOf('create', kinds.create)),
      ruleFor('query', faultOf('query', kinds.query)),
      ruleFor('retrieve', faultOf('retrieve', kinds.retrieve)),
      ruleFor('download', faultOf('download', kinds.download)),
      ruleFor('challenge', faultOf('challenge', kinds.challenge)),
      ruleFor('push', faultOf('push', kinds.push)),
    ],
    {
      error: `call must be one of ${Object.keys(kinds).join(', ')}`,
    },
  )
  .refine(({ call, when }) => !when.taskId || (call !== 'create' && call !== 'challenge'), {
    path: ['when', 'taskId'],
    error: 'the task has no id yet in this call',
  })
  .refine(
    ({ call, fault, when }) =>
      !(call === 'create' && fault.kind === 'refuse' && when.promptIncludes),
    {
      path: ['when', 'promptIncludes'],
      error: 'a create call is refused before its prompt is read',
    },
  )

/** A list of rules, as the control endpoint takes it. */
export const rules = z.array(rule, { error: 'the body must be a list of rules' })

export type CallName = keyof typeof kinds
export type FaultOf<C extends CallName> = z.infer<(typeof kinds)[C][number]>
export type RuleFor<C extends CallName> = { call: C; when: z.infer<typeof when>; fault: FaultOf<C> }
export type Rule = { [C in CallName]: RuleFor<C> }[CallName]

function ruleFor<C extends string, F extends z.ZodType>(call: C, fault: F) {
  return z.strictObject({ call: z.literal(call), when, fault })
}

function faultOf<const K extends (typeof kinds)[keyof typeof kinds]>(call: string, options: K) {
  return z.discriminatedUnion('kind', options, {
    error: `${call} knows the kinds ${options.map(({ shape }) => shape.kind.value).join(', ')}`,
  })
}
