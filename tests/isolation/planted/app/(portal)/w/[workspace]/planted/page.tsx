import { pageViewer, type WorkspaceParams } from '#lib/web/page.ts'
import { paintProject } from './actions.ts'
import { PaintButton } from './paint-button.tsx'

export default async function PlantedPage({ params }: WorkspaceParams) {
  await pageViewer({ params })
  return <PaintButton paint={paintProject} />
}
