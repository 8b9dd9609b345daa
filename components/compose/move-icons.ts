import {
  ArrowDownToLine,
  ArrowUpToLine,
  CornerLeftDown,
  CornerLeftUp,
  Focus,
  type LucideIcon,
  Maximize2,
  Minimize2,
  MoveLeft,
  MoveRight,
  Redo,
  Square,
  Undo,
  Vibrate,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { DirectiveId } from '#lib/camera/directives.ts'

/** Straight arrows move the camera, bent ones turn it. */
export const moveIcons = {
  'truck-left': MoveLeft,
  'truck-right': MoveRight,
  'pan-left': Undo,
  'pan-right': Redo,
  'push-in': Minimize2,
  'pull-out': Maximize2,
  'pedestal-up': ArrowUpToLine,
  'pedestal-down': ArrowDownToLine,
  'tilt-up': CornerLeftUp,
  'tilt-down': CornerLeftDown,
  'zoom-in': ZoomIn,
  'zoom-out': ZoomOut,
  shake: Vibrate,
  tracking: Focus,
  static: Square,
} as const satisfies Record<DirectiveId, LucideIcon>
