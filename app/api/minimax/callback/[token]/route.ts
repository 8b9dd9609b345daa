import { Refused } from '#lib/errors.ts'
import { answerCallback, knownAddress } from '#lib/jobs/answer-callback.ts'
import { boundedText } from '#lib/web/bounded-text.ts'
import { publicRoute } from '#lib/web/route.ts'

const maxBodyBytes = 64 * 1024

/** MiniMax's doorbell. The address is the credential: it is checked before the body is read. */
export const POST = publicRoute<{ token: string }>(async (request, { token }) => {
  const attemptId = knownAddress(token)
  if (!attemptId) return new Refused('not_found')
  const body = await boundedText(request, maxBodyBytes)
  if (body === undefined) return new Refused('body_too_large')
  const answer = await answerCallback(attemptId, body)
  switch (answer.kind) {
    case 'echo':
      return Response.json({ challenge: answer.challenge })
    case 'taken':
      return Response.json({ status: 'success' })
    case 'veto':
      return Response.json({ status: 'refused' }, { status: 409 })
    case 'missing':
      return new Refused('not_found')
    case 'odd':
      return new Refused('bad_request')
  }
})
