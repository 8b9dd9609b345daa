import type { APIRequestContext, PlaywrightWorkerArgs } from '@playwright/test'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { call } from '#tests/e2e/actions.ts'
import { sql } from '#tests/e2e/database.ts'
import {
  givenUp,
  jobOf,
  newcomer,
  reached,
  smallest,
  submitBatch,
  upload,
} from '#tests/e2e/portal.ts'
import { control, endless, listening, lost, outage } from '#tests/e2e/upstream.ts'
import { drawn, type SceneName } from './scenes.ts'

const large: SceneName[] = ['lake', 'ridges', 'portrait']

type Wish = { scene: SceneName; prompt: string; minutesAgo: number }

const beam = 'The beam sweeps over the waves, rain sets in [左移]'
const neon = 'Neon reflections tremble on the wet street, [Tilt up] to the roofs'
const refused = 'She laughs and shouts at the crowd, [Shake]'
const canceled = 'The caravan walks on, [Tracking shot]'

const done: Wish[] = [
  {
    scene: 'bottle',
    prompt: '[Push in] on the bottle, a leaf shadow drifts over the wall',
    minutesAgo: 2940,
  },
  { scene: 'dunes', prompt: '驼队走过沙丘，热浪微微颤动 [右摇]', minutesAgo: 1610 },
  {
    scene: 'portrait',
    prompt: 'She opens her eyes and smiles, warm light from the window [Static shot]',
    minutesAgo: 1500,
  },
  { scene: 'city', prompt: '夜色中的城市，灯光一盏盏亮起 [上升,推进]', minutesAgo: 190 },
  {
    scene: 'ridges',
    prompt: 'Morning fog rolls through the valleys, birds far away [Pedestal up]',
    minutesAgo: 64,
  },
  {
    scene: 'lake',
    prompt: 'The little boat drifts through the last light, [Push in] while the water glitters',
    minutesAgo: 12,
  },
]

/** Ids of the jobs whose pages are worth a look. */
export type Content = { done: string; running: string; failed: string; attention: string }

/** A history as a team has it after a few days: made as people make it, then moved back in time. */
export async function makeContent(person: APIRequestContext): Promise<Content> {
  await control('faults', [...endless(beam), ...lost(neon)])
  const frames = new Map<SceneName, string>()
  const ask = async ({ scene, prompt }: Omit<Wish, 'minutesAgo'>) => {
    const frameId = frames.get(scene) ?? (await upload(person, await drawn(scene)))
    frames.set(scene, frameId)
    const request = large.includes(scene) ? defaultChoice : smallest
    const submissionId = crypto.randomUUID()
    const { answer, text } = await call(person, 'generate', {
      ...request,
      submissionId,
      frameId,
      prompt,
      promptOptimizer: false,
    })
    if (!answer?.ok) throw new Error(`not taken: ${text}`)
    return (answer.value as { jobId: string }).jobId
  }
  let last = ''
  for (const wish of done.slice(0, 3)) last = await finished(person, await ask(wish), wish)
  const attention = await ask({ scene: 'city', prompt: neon })
  const failed = await ask({ scene: 'portrait', prompt: `${refused} sandbox:fail-output` })
  await reached(person, failed, 'failed')
  await sql('update job set prompt = $2 where id = $1', [failed, refused])
  for (const wish of done.slice(3)) last = await finished(person, await ask(wish), wish)
  await givenUp(person, attention)
  await outage(12_000)
  const unsent = await ask({ scene: 'dunes', prompt: canceled })
  while ((await jobOf(person, unsent)).state !== 'canceled')
    await call(person, 'cancelJob', { jobId: unsent })
  await listening()
  await moveBack(attention, 380)
  await moveBack(failed, 305)
  await moveBack(unsent, 6)
  const running = await ask({ scene: 'lighthouse', prompt: beam })
  await reached(person, running, 'rendering')
  return { done: last, running, failed, attention }
}

/**
 * Colleagues, a budget that is nearly used up, a batch, a take that waits for approval and a template: what the pages
 * of a team show.
 */
export async function makeTeam(
  person: APIRequestContext,
  playwright: PlaywrightWorkerArgs['playwright'],
): Promise<{ batch: string; waiting: string; template: string; invitation: string }> {
  const [own] = await sql<{ id: string; workspace: string }>(
    `select w.id, w.slug as workspace from member m join workspace w on w.id = m.workspace_id
     where m.role = 'owner' order by m.created_at limit 1`,
  )
  const workspace = own?.workspace ?? ''
  for (const [name, role] of [
    ['Jonas Weber', 'admin'],
    ['Ada Oyelaran-Featherstonehaugh', 'member'],
    ['李小明', 'viewer'],
  ] as const) {
    const { email } = await newcomer(playwright, name)
    await sql(
      `insert into member (workspace_id, user_id, role) select $1, id, $2 from "user" where email = $3`,
      [own?.id, role, email],
    )
  }
  const batch = await submitBatch(person, ['A rowing boat [Push in]', 'The same boat, later'], 2)
  const prompt = '{{product}} on a marble table, soft light [Push in], mood: {{mood}}'
  const { submissionId, ...choice } = { ...smallest, submissionId: crypto.randomUUID() }
  const composition = { frameId: null, prompt, choice, projectId: null }
  const template = await call(person, 'createTemplate', {
    workspace,
    name: 'Packshot',
    personal: false,
    composition,
  })
  for (const [scope, period, limit] of [
    ['workspace', 'month', '1.80'],
    ['cap', 'day', '2.50'],
  ] as const) {
    const form = new FormData()
    for (const [key, value] of Object.entries({ workspace, scope, period, limit, kind: 'hard' }))
      form.append(key, value)
    await call(person, 'saveBudget', form)
  }
  const asked = await call(person, 'generate', {
    ...choice,
    submissionId,
    frameId: await upload(person, await drawn('lake')),
    prompt: 'The boat comes home [Static shot]',
    askApproval: true,
  })
  await sql(`update job set created_at = created_at - interval '9 minutes' where batch_id = $1`, [
    batch,
  ])
  const form = new FormData()
  for (const [key, value] of Object.entries({ workspace, email: '', role: 'member' }))
    form.append(key, value)
  const invited = await call(person, 'invite', form)
  return {
    batch,
    waiting: givenIn(asked, 'jobId'),
    template: givenIn(template, 'templateId'),
    invitation: givenIn(invited, 'link'),
  }
}

function givenIn({ answer, text }: Awaited<ReturnType<typeof call>>, name: string): string {
  if (!answer?.ok) throw new Error(`not taken: ${text}`)
  return (answer.value as Record<string, string>)[name] ?? ''
}

async function finished(person: APIRequestContext, jobId: string, { minutesAgo }: Wish) {
  await reached(person, jobId, 'done')
  await moveBack(jobId, minutesAgo)
  return jobId
}

/** The job with its whole receipt, so many minutes ago and at an easier pace than the sandbox's. */
async function moveBack(jobId: string, minutes: number): Promise<void> {
  await sql(
    `update job set created_at = created_at - $2 * interval '1 minute',
       submitted_at = submitted_at - $2 * interval '1 minute',
       rendering_at = rendering_at - $2 * interval '1 minute',
       finished_at = finished_at - $2 * interval '1 minute' where id = $1`,
    [jobId, minutes],
  )
  await sql(
    `update event e set at = j.created_at + (e.at - j.created_at - $2 * interval '1 minute') * 12
     from job j where j.id = e.job_id and j.id = $1`,
    [jobId, minutes],
  )
}
