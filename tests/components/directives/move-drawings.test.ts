import { expect, test } from 'vitest'
import { moveDrawings, type Travel } from '#components/directives/move-drawings.ts'
import { directiveIds } from '#lib/camera/directives.ts'
import { poseAt } from '#lib/camera/path.ts'

/** Left, right, up, down, nearer, further: what the picture does, without by how much. */
const signs = (values: Record<string, number>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Math.sign(value)]))

const drawn = ({ x = 0, y = 0, scale = 1 }: Travel) =>
  signs({ right: x, down: y, nearer: Math.log(scale) })

test.each(directiveIds.filter((id) => id !== 'shake'))(
  'the icon of %s moves as the picture will',
  (id) => {
    const pose = poseAt([[id]], 6, 6)
    const told = signs({
      right: pose.slideX - pose.yaw + pose.drift,
      down: pose.slideY + pose.pitch,
      nearer: pose.dolly + pose.zoom,
    })
    const { near, far } = moveDrawings[id]
    expect(drawn(far)).toEqual(told)
    if (id === 'tracking') expect(near).toEqual({})
    else expect(drawn(near)).toEqual(told)
  },
)

test('near parts go further where the camera moves, and as far as all others where it only turns or zooms', () => {
  const size = ({ x = 0, y = 0, scale = 1 }: Travel) =>
    Math.abs(x) + Math.abs(y) + Math.abs(Math.log(scale))
  for (const id of directiveIds) {
    const { near, far } = moveDrawings[id]
    if (/truck|push|pull|pedestal/.test(id)) expect(size(near), id).toBeGreaterThan(size(far))
    if (/pan|tilt|zoom/.test(id)) expect(near, id).toEqual(far)
  }
})
