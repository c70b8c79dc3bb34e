import type { PhaseKind } from '@/lib/domain/workshop/workshop-words'

/** A phase as an agenda plans it: what it is for, how long it is suggested to take, and what the facilitator can say. */
export interface PlannedPhase {
  kind: PhaseKind
  title: string
  goal: string
  /** 1 to 240. */
  minutes: number
  say: string
}

/** The phases of a pre-mortem. They are copied at the start, so that a change of them changes no meeting that was held. */
export const AGENDA: readonly PlannedPhase[] = [
  {
    kind: 'set-scene',
    title: 'Set the scene',
    goal: 'Everybody knows which system has failed, where it ends, and what was given.',
    minutes: 5,
    say: 'We are not asking whether it could fail. It has failed, on the day that you see here. Take it as a fact. For the next hour the only question is how it came to that.',
  },
  {
    kind: 'brainstorm',
    title: 'Silent brainstorm',
    goal: 'Everybody writes down, alone and in silence, how it failed. One way on one card.',
    minutes: 10,
    say: 'Write in silence. One card for one way in which it failed: what broke, what set it off, how we would have noticed. Nobody sees your cards until I reveal them all at once. When you have run dry, look at the prompts, and at what nobody has touched yet.',
  },
  {
    kind: 'group',
    title: 'Reveal and group',
    goal: 'Cards that mean the same failure mode lie together under one name.',
    minutes: 10,
    say: 'Read before you speak. Put together what would fail in the same way and be caught in the same way. If two cards need different controls, they are two groups. What we cannot settle in a minute, we park.',
  },
  {
    kind: 'choose',
    title: 'Choose',
    goal: 'We know which failure modes we score today. The others stay in the record.',
    minutes: 4,
    say: 'We shall not get to all of them today. Put your dots on those that you would least like to meet on the day. Nobody sees where yours lie; I count them all at once.',
  },
  {
    kind: 'score',
    title: 'Score blind',
    goal: 'For one failure mode at a time everybody gives five levels alone; then we hear those who are furthest apart, and agree.',
    minutes: 17,
    say: 'Score what you know of today, with the controls that are in place and no others. Five is always worst. Nobody sees your levels before I reveal them, so there is nothing to wait for. Pass where you cannot tell; that is an answer too.',
  },
  {
    kind: 'control',
    title: 'Control',
    goal: 'Each failure mode says what prevents, detects, contains and recovers it, what proves that, and who may pull the stop.',
    minutes: 7,
    say: 'One failure mode at a time. What do we have, what is only planned, and where is nothing? Name the first thing to do in the first 15 minutes, and what must never be done. A hole that we name today is worth more than a control that we hope for.',
  },
  {
    kind: 'own',
    title: 'Own',
    goal: 'Everything that was agreed has a name and a day, and whoever bears the name has said yes.',
    minutes: 3,
    say: 'Look at what lands on you. Say yes only to what you will do. Whatever nobody says yes to is still open when we leave, and I would rather know it now.',
  },
  {
    kind: 'close',
    title: 'Close',
    goal: 'We see what became a failure mode, what is still missing in it, and what we parked.',
    minutes: 4,
    say: 'This is what we found. What is missing here is work for the register, not for this hour. Does anybody leave with a worry that is on no card?',
  },
]
