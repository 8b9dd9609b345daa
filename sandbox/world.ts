import { type Clock, startClock } from './clock.ts'
import { type Counters, startCounters } from './counters.ts'
import { type FaultBook, openFaultBook } from './faults/book.ts'
import { startIds } from './ids.ts'
import { type Links, openLinks } from './links.ts'
import { type RateWindow, startRateWindow } from './rate.ts'
import type { Settings } from './settings.ts'
import { openTasks, type Tasks } from './tasks.ts'
import { openVideos, type Videos } from './videos.ts'

/** All that the stand-in remembers. A reset makes a new one. */
export type World = {
  settings: Settings
  clock: Clock
  tasks: Tasks
  videos: Videos
  links: Links
  faults: FaultBook
  rate: RateWindow
  counters: Counters
  /** Aborted when this world ends: nothing of it may act any more. */
  end: AbortController
}

export function createWorld(settings: Settings): World {
  return {
    settings,
    clock: startClock(settings.speed),
    tasks: openTasks(startIds()),
    videos: openVideos(settings.videoMemoryBytes),
    links: openLinks(settings.linkSeconds),
    faults: openFaultBook(),
    rate: startRateWindow(settings.createsPerMinute),
    counters: startCounters(),
    end: new AbortController(),
  }
}
