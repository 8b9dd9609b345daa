import { type BaseResp, baseResp } from './base-resp.ts'
import { decodes, type FirstFrame } from './image.ts'
import { endingOf } from './prompt.ts'
import { announce } from './pushes.ts'
import type { Task } from './tasks.ts'
import type { Asked } from './validate.ts'
import type { Video } from './videos.ts'
import type { World } from './world.ts'

/** Shares of a task's time at which it moves on. */
const earlyFailAt = 0.1
const queueingAt = 0.15
const processingAt = 0.35

/** Takes an accepted task through its states, rendering meanwhile. Ends when the task or the world does. */
export async function live(world: World, task: Task, image: FirstFrame) {
  const { asked } = task
  const acceptedAt = world.clock.now()
  const until = (share: number) =>
    world.clock.until(acceptedAt + share * world.settings.taskSeconds * 1000, world.end.signal)
  const ending = endingOf(asked.prompt)
  const rendering = ending.status === 'Success' ? render(world, asked, image) : undefined

  if (ending.status === 'Fail' && ending.when === 'early') {
    await until(earlyFailAt)
    return fail(world, task, ending.base)
  }
  await until(queueingAt)
  task.status = 'Queueing'
  await until(processingAt)
  task.status = 'Processing'
  announce(world, task)
  await until(1)
  if (ending.status === 'Fail') return fail(world, task, ending.base)
  const result = await rendering
  if (result && 'mp4' in result) succeed(world, task, result)
  else fail(world, task, result ?? baseResp(1024))
}

/** The video, or why there is none. Never rejects, so that nobody has to wait for it at once. */
async function render(
  { videos, end }: World,
  asked: Asked,
  image: FirstFrame,
): Promise<Video | BaseResp> {
  try {
    return await videos.render(asked, image, end.signal)
  } catch (error) {
    if (!(await decodes(image.bytes))) return baseResp(2013, 'invalid params, first_frame_image')
    if (!end.signal.aborted) console.error('The sandbox could not render a video:', error)
    return baseResp(1024)
  }
}

function succeed(world: World, task: Task, video: Video) {
  if (world.end.signal.aborted) return
  world.videos.keep(video)
  world.tasks.finish(task, video)
  task.finishedAt = new Date()
  task.status = 'Success'
  announce(world, task)
}

function fail(world: World, task: Task, base: BaseResp) {
  if (world.end.signal.aborted) return
  task.base = base
  task.finishedAt = new Date()
  task.status = 'Fail'
  announce(world, task)
}
