import { setTimeout as wait } from 'node:timers/promises'
import { query } from './databases.ts'
import { filledIn, kindsIn, ownPlacements } from './placements.ts'
import type { Policy } from './policy.ts'
import { cookiesOf } from './visitors.ts'
import { contentOf, leaks } from './world/canary.ts'
import { isSignedIn, type PersonName, personNames, type WorkspaceName } from './world/cast.ts'

type Listening = {
  name: string
  person: PersonName
  own: WorkspaceName | undefined
  asked: string
  said: string
  stop: AbortController
}

/**
 * Everybody listens to every stream that is theirs while something happens in every workspace. Answers what
 * they heard that they should not, and what they should have heard.
 */
export async function listenAll(
  origin: string,
  databaseUrl: string,
  policies: Record<string, Policy>,
): Promise<{ streams: number; wrong: string[] }> {
  const cookies = await cookiesOf()
  const streams = streamsIn(policies)
  await Promise.all(streams.map((one) => listen(one, origin, cookies[one.person])))
  await somethingEverywhere(databaseUrl)
  const patience = Date.now() + 15_000
  while (streams.some((one) => missed(one).length > 0) && Date.now() < patience) await wait(50)
  await wait(300) // and what comes a little later
  for (const { stop } of streams) stop.abort()
  return {
    streams: streams.length,
    wrong: streams.flatMap((one) => [...missed(one), ...heard(one)]),
  }
}

function streamsIn(policies: Record<string, Policy>): Listening[] {
  return Object.entries(policies).flatMap(([entry, policy]) =>
    policy.kind === 'stream'
      ? policy.asked.flatMap((template) =>
          personNames.filter(isSignedIn).flatMap((person) => own(entry, template, person)),
        )
      : [],
  )
}

function own(entry: string, template: string, person: PersonName): Listening[] {
  return ownPlacements(person, kindsIn(template)).map(({ values }) => {
    const asked = filledIn(template, values)
    return {
      name: `${entry} for ${person} (${asked})`,
      person,
      own: values[0]?.workspace,
      asked,
      said: '',
      stop: new AbortController(),
    }
  })
}

async function listen(one: Listening, origin: string, cookie: string): Promise<void> {
  const { body } = await fetch(origin + one.asked, { headers: { cookie }, signal: one.stop.signal })
  const read = async () => {
    const decoder = new TextDecoder()
    for await (const bytes of body ?? []) one.said += decoder.decode(bytes, { stream: true })
  }
  read().catch(() => {}) // we left
}

/** As the product adds an event, for the first job of each workspace. */
async function somethingEverywhere(databaseUrl: string): Promise<void> {
  await query(
    databaseUrl,
    `with moved as (update workspace set last_event_seq = last_event_seq + 1 returning id, last_event_seq as seq),
     added as (
       insert into event (workspace_id, seq, job_id, kind)
       select m.id, m.seq, (select j.id from job j where j.workspace_id = m.id order by j.id limit 1), 'accepted' from moved m
       returning workspace_id, seq
     ) select pg_notify('firstframe_live', workspace_id || ':' || seq) from added`,
  )
}

function missed({ name, own, said }: Listening): string[] {
  const hears = own === undefined ? /\ndata: / : new RegExp(`\\ndata: .*${contentOf(own)}`)
  return hears.test(said) ? [] : [`${name} heard nothing of what happened`]
}

function heard({ name, person, asked, said }: Listening): string[] {
  return leaks(said, person, asked).map((mark) => `${name} hears ${mark}`)
}
