import type { FaultOf } from './faults/rule.ts'
import type { Task } from './tasks.ts'
import type { World } from './world.ts'

/** The `task_id` of a create answer, or what a fault makes of it. The task itself keeps its own. */
export function oddTaskId(
  { tasks }: World,
  task: Task,
  fault: FaultOf<'create'> | undefined,
): { task_id?: string | number } {
  if (fault?.kind !== 'task_id') return { task_id: task.id }
  switch (fault.as) {
    case 'number':
      return { task_id: Number(task.id) }
    case 'empty':
      return { task_id: '' }
    case 'missing':
      return {}
    case 'huge':
      return { task_id: '9'.repeat(5000) }
    case 'reused':
      return { task_id: tasks.before(task)?.id ?? task.id }
    case 'wide':
      return { task_id: task.id }
  }
}
