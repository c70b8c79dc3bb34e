/**
 * A map from text to values that never changes: a changed one is another map, made by a draft in time that grows with what changed and
 * shares everything else. A tree with 32 ways at each step, chosen by five bits of the key's hash.
 */
export class PersistentMap<V> {
  private constructor(
    private readonly root: Branch<V>,
    readonly size: number,
  ) {}

  static of<V>(entries: Iterable<readonly [string, V]> = []): PersistentMap<V> {
    const draft = new PersistentMap<V>(new Branch(0, [], NOBODY), 0).toDraft()
    for (const [key, value] of entries) draft.set(key, value)
    return draft.finish()
  }

  get(key: string): V | undefined {
    return find(this.root, key)?.value
  }

  /** All keys, in no promised order. */
  keys(): string[] {
    return collect(this.root, (leaf) => leaf.key, [])
  }

  /** All values, in no promised order. */
  values(): V[] {
    return collect(this.root, (leaf) => leaf.value, [])
  }

  toDraft(): MapDraft<V> {
    return new MapDraft(this.root, this.size, (root, size) => (root === this.root ? this : new PersistentMap(root, size)))
  }
}

/** What a map becomes. Changes nothing of the map that it came from; it is used until `finish` and never after. */
export class MapDraft<V> {
  private readonly owner: object = {}

  constructor(
    private root: Branch<V>,
    private size: number,
    private readonly make: (root: Branch<V>, size: number) => PersistentMap<V>,
  ) {}

  get(key: string): V | undefined {
    return find(this.root, key)?.value
  }

  set(key: string, value: V): void {
    const hash = hashOf(key)
    const known = find(this.root, key, hash)
    if (known && known.value === value) return
    if (!known) this.size += 1
    // The text that is there already stays: one of the same letters would be a second one in memory.
    this.root = putInBranch(this.root, 0, new Leaf(hash, known?.key ?? key, value, null), this.owner)
  }

  delete(key: string): void {
    const hash = hashOf(key)
    if (!find(this.root, key, hash)) return
    this.size -= 1
    const left = takeFromBranch(this.root, 0, hash, key, this.owner)
    this.root = left instanceof Branch ? left : new Branch(left ? bitAt(left.hash, 0) : 0, left ? [left] : [], this.owner)
  }

  finish(): PersistentMap<V> {
    return this.make(this.root, this.size)
  }
}

const BITS = 5
const NOBODY: object = {}

/** One entry; `next` holds further ones whose keys have the same hash. */
class Leaf<V> {
  constructor(
    readonly hash: number,
    readonly key: string,
    readonly value: V,
    readonly next: Leaf<V> | null,
  ) {}
}

/** Up to 32 ways on; only those that lead somewhere have a slot. A draft may change the branches that it made itself. */
class Branch<V> {
  constructor(
    public bitmap: number,
    public readonly slots: (Leaf<V> | Branch<V>)[],
    public readonly owner: object,
  ) {}
}

/** FNV-1a with its bits mixed, so that ids that differ in their last digits only part early. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < key.length; i += 1) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return hash ^ (hash >>> 13)
}

const bitAt = (hash: number, shift: number): number => 1 << ((hash >>> shift) & 31)

/** Where in `slots` the way of a bit stands: behind those of the lower bits. */
function slotOf(bitmap: number, bit: number): number {
  let below = bitmap & (bit - 1)
  below -= (below >>> 1) & 0x55555555
  below = (below & 0x33333333) + ((below >>> 2) & 0x33333333)
  return Math.imul((below + (below >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

function find<V>(root: Branch<V>, key: string, hash = hashOf(key)): Leaf<V> | null {
  let node: Branch<V> | Leaf<V> | undefined = root
  for (let shift = 0; node instanceof Branch; shift += BITS) {
    const bit = bitAt(hash, shift)
    node = (node.bitmap & bit) === 0 ? undefined : node.slots[slotOf(node.bitmap, bit)]
  }
  let leaf: Leaf<V> | null = node ?? null
  while (leaf && leaf.key !== key) leaf = leaf.next
  return leaf
}

function collect<V, T>(node: Branch<V> | Leaf<V>, read: (leaf: Leaf<V>) => T, into: T[]): T[] {
  if (node instanceof Branch) for (const slot of node.slots) collect(slot, read, into)
  else for (let leaf: Leaf<V> | null = node; leaf; leaf = leaf.next) into.push(read(leaf))
  return into
}

function ownBranch<V>(branch: Branch<V>, owner: object): Branch<V> {
  return branch.owner === owner ? branch : new Branch(branch.bitmap, branch.slots.slice(), owner)
}

function putInBranch<V>(branch: Branch<V>, shift: number, fresh: Leaf<V>, owner: object): Branch<V> {
  const own = ownBranch(branch, owner)
  const bit = bitAt(fresh.hash, shift)
  const place = slotOf(own.bitmap, bit)
  const there = (own.bitmap & bit) === 0 ? undefined : own.slots[place]
  if (there) own.slots[place] = there instanceof Branch ? putInBranch(there, shift + BITS, fresh, owner) : joinLeaf(there, shift + BITS, fresh, owner)
  else {
    own.slots.splice(place, 0, fresh)
    own.bitmap |= bit
  }
  return own
}

/** Two leaves on one way: one chain when their hashes are the same, else as many branches as it takes to part them. */
function joinLeaf<V>(there: Leaf<V>, shift: number, fresh: Leaf<V>, owner: object): Leaf<V> | Branch<V> {
  if (there.hash === fresh.hash) return new Leaf(fresh.hash, fresh.key, fresh.value, withoutKey(there, fresh.key))
  return putInBranch(new Branch(bitAt(there.hash, shift), [there], owner), shift, fresh, owner)
}

function withoutKey<V>(leaf: Leaf<V> | null, key: string): Leaf<V> | null {
  if (!leaf) return null
  const next = withoutKey(leaf.next, key)
  if (leaf.key === key) return next
  return next === leaf.next ? leaf : new Leaf(leaf.hash, leaf.key, leaf.value, next)
}

/** What is left of a branch without a key: nothing, one leaf that its parent takes in its place, or a branch. */
function takeFromBranch<V>(branch: Branch<V>, shift: number, hash: number, key: string, owner: object): Branch<V> | Leaf<V> | null {
  const own = ownBranch(branch, owner)
  const bit = bitAt(hash, shift)
  const place = slotOf(own.bitmap, bit)
  const there = own.slots[place]
  const left = there instanceof Branch ? takeFromBranch(there, shift + BITS, hash, key, owner) : withoutKey(there ?? null, key)
  if (left) own.slots[place] = left
  else {
    own.slots.splice(place, 1)
    own.bitmap &= ~bit
  }
  const [first] = own.slots
  if (!first) return null
  return own.slots.length === 1 && first instanceof Leaf ? first : own
}
