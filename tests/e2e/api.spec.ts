import { expect, test } from '@playwright/test'
import errors from '#messages/en/errors.json' with { type: 'json' }
import { newcomer } from './portal.ts'
import { origin } from './product.ts'

const nowhere = ['/api', '/api/nowhere', '/api/jobs/none', '/api/frames/none/takes/more']

test('an address of the API that nobody made is refused like everything else, whoever asks and however', async ({
  playwright,
}) => {
  const visitor = await playwright.request.newContext({ baseURL: origin })
  const refusal = { error: { code: 'not_found', message: errors.not_found } }
  for (const who of [await newcomer(playwright), visitor])
    for (const path of nowhere)
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await who.fetch(path, { method })
        expect([method, path, answer.status()]).toEqual([method, path, 404])
        expect(await answer.json()).toEqual(refusal)
      }
  await visitor.dispose()
})
