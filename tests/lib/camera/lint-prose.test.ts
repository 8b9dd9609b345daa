import { expect, test } from 'vitest'
import { lint } from '#lib/camera/lint.ts'
import { applyFix } from '#lib/camera/problem.ts'

const settings = {
  directivesHonoured: true,
  promptOptimizer: false,
  durationSeconds: 6,
  longestSeconds: 6,
  limitCharacters: 2000,
}

test.each([
  [
    '[推进] a cat. The camera slowly pulls back.',
    'camera slowly pulls back',
    '[拉远] a cat. The camera slowly pulls back.',
  ],
  ['[推进]一只猫，镜头慢慢拉远', '镜头慢慢拉远', '[拉远]一只猫，镜头慢慢拉远'],
  ['[Zoom in] the camera moves away', 'camera moves away', '[Zoom out] the camera moves away'],
  [
    '[Pull out] the camera is slowly pushing in',
    'camera is slowly pushing in',
    '[Push in] the camera is slowly pushing in',
  ],
  ['[变焦推近] the camera zooms out', 'camera zooms out', '[变焦拉远] the camera zooms out'],
  [
    'the camera tracks to the left [Truck right]',
    'camera tracks to the left',
    'the camera tracks to the left [Truck left]',
  ],
  ['镜头向右移动[左移]', '镜头向右移动', '镜头向右移动[右移]'],
  ['the camera pans right [Pan left]', 'camera pans right', 'the camera pans right [Pan right]'],
  ['镜头缓缓上升 [下降]', '镜头缓缓上升', '镜头缓缓上升 [上升]'],
  [
    'the camera tilts down [Tilt up,Shake]',
    'camera tilts down',
    'the camera tilts down [Tilt down,Shake]',
  ],
  [
    '[Push in,Shake] The camera stays still.',
    'camera stays still',
    '[Static shot] The camera stays still.',
  ],
  ['镜头保持不动[推进]', '镜头保持不动', '镜头保持不动[固定]'],
  ['[固定] 镜头慢慢推进', '镜头慢慢推进', '[推进] 镜头慢慢推进'],
])('%j contradicts itself, and the fix believes the prose', (prompt, at, becomes) => {
  const [problem, ...others] = lint(prompt, settings)
  expect(others).toEqual([])
  expect(problem?.code).toBe('prose_contradicts')
  expect(prompt.slice(problem?.start, problem?.end)).toBe(at)
  const fix = problem?.fix
  expect(fix && 'text' in fix && applyFix(prompt, fix)).toBe(becomes)
  expect(lint(becomes, settings)).toEqual([])
})

test.each([
  'The camera slowly pulls back.',
  '[拉远] 镜头慢慢拉远',
  '[Push in] the camera zooms in',
  '[Push in] the camera zooms out',
  '[推进] then the camera pulls back [拉远]',
  '[Push in], then the camera slowly pulls back',
  '[推进]，然后镜头慢慢拉远',
  'First the camera stays still, then [Push in]',
  '[Push in] The train pulls out of the station.',
  '[Push in] He steps back and the crowd moves away from the camera.',
  '[Push in] A man with a camera moves back.',
  '[Push in] The camera does not pull back.',
  "[Push in] Don't let the camera pull back.",
  '[推进] 不要让镜头拉远，镜头不要后退',
  '[推进] 镜头里的人慢慢后退',
  '[推进] 他慢慢后退，离镜头越来越远',
  '[推进] 镜头始终固定在她脸上',
  '[Push in] The camera is fixed on her face.',
  '[Push in] The camera is still moving.',
  '[Truck left] The camera moves right up to her face.',
  '[Truck left] The camera pans right.',
  '[右移] 她向左移动',
  '[Push in] The camera moves closer and the camera pulls back.',
])('%j is fine', (prompt) => {
  expect(lint(prompt, settings)).toEqual([])
})
