import type { DirectiveId } from './directives.ts'

/** How the Chinese names are typed, syllable by syllable. */
export const pinyin = {
  'truck-left': 'zuo yi',
  'truck-right': 'you yi',
  'pan-left': 'zuo yao',
  'pan-right': 'you yao',
  'push-in': 'tui jin',
  'pull-out': 'la yuan',
  'pedestal-up': 'shang sheng',
  'pedestal-down': 'xia jiang',
  'tilt-up': 'shang yao',
  'tilt-down': 'xia yao',
  'zoom-in': 'bian jiao tui jin',
  'zoom-out': 'bian jiao la yuan',
  shake: 'huang dong',
  tracking: 'gen sui',
  static: 'gu ding',
} as const satisfies Record<DirectiveId, string>
