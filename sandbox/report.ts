import type { Task } from './tasks.ts'
import type { World } from './world.ts'

/** The oracle: every create that was accepted after `sequence`, in order, and what was counted. */
export function report({ tasks, counters, rate, clock }: World, sequence: number) {
  return {
    speed: clock.speed(),
    counters: { ...counters, peakCreatesPerMinute: rate.peak() },
    tasks: tasks.since(sequence).map(entry),
  }
}

function entry({ asked, file, heldPushes: _held, wideIds: _wide, ...task }: Task) {
  const { directivesHonoured: _honoured, firstFrame: _frame, callbackUrl, ...request } = asked
  return {
    sequence: task.sequence,
    taskId: task.id,
    account: task.account,
    request,
    callbackUrl: callbackUrl ?? null,
    image: task.image,
    acceptedAt: task.acceptedAt,
    answer: task.answer,
    status: task.status,
    base: task.base,
    fileId: file?.id ?? null,
    finishedAt: task.finishedAt ?? null,
    challenges: task.challenges,
    pushes: task.pushes,
  }
}
