import { defaultChoice } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** An empty composer, without the schema that lib/jobs/composition would bring into the browser. */
export const blank: Composition = {
  frameId: null,
  prompt: '',
  choice: defaultChoice,
  projectId: null,
}
