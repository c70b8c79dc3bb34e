import type { ColumnTarget, SourceStage } from '@/lib/domain/import/column-target'

/** A target that a header may mean, and what the cells below must look like for it. */
export interface Candidate {
  target: ColumnTarget
  cells: 'scores' | 'texts' | 'any'
  /** Of several columns that mean the same, the one with the lowest rank is taken. */
  rank: number
}

type Rule = readonly [target: ColumnTarget | 'likelihood' | 'impact' | 'detectability' | 'checked', cells: Candidate['cells'], words: RegExp]

/**
 * What headers mean, in English, German, French, Spanish, Chinese and Japanese; the first rule that fits the cells holds. A header is
 * compared in lower case without its stage. Whole words are anchored, so that “Issue type” is no category.
 */
const RULES: readonly Rule[] = [
  ['reference', 'any', /^(?:#|id|no\.?|nr\.?|n°|nº|key|ref(?:erence|erenz|\.)?|number|nummer|numéro|número|código|code)$|^[\p{L} ]+[ _-]id$|^\p{L}+-id$|^(?:编号|序号|番号|項番|风险编号)$/u],
  ['title', 'texts', /failure[ -]?modes?|^potential failure$|modes? de (?:la )?défaillance|modo(?:s)? de (?:fallo|falla)|fehler(?:art|modus|möglichkeit)|ausfallart|möglicher fehler|故障モード|失效模式|故障模式/u],
  ['title', 'texts', /^(?:title|titel|titre|título|heading|summary)$/u],
  ['title', 'texts', /^(?:risk|risiko|risque|riesgo|hazard|gefährdung|danger|风险|リスク|リスク名|风险名称|bezeichnung|name|nombre|nom)$/u],
  ['title', 'texts', /^(?:risk|risiko|risque|riesgo)[ -]?(?:name|title|titel|statement|description|bezeichnung)$/u],
  ['category', 'texts', /^(?:(?:risk )?(?:category|type)|categor[ií]a|(?:risiko)?kategorie|catégorie|typ|tipo|5m\b.*|分类|类别|分類|カテゴリ)$/u],
  ['component', 'texts', /^(?:.*\/ ?)?(?:components?|bauteil|komponente|baugruppe|composants?|componente|subsystem|system|item|asset|部件|部品|構成要素|コンポーネント|组件)$|^子系统|^process(?: step)?$|^prozessschritt$|^系统$/u],
  ['trigger', 'texts', /^(?:trigger|auslöser|déclencheur|disparador|触发|トリガー)$/u],
  ['cause', 'texts', /causes?\b|ursachen?|causa|起因|原因/u],
  ['impact', 'scores', /^(?:s|sev|g|b|i|imp|severity|schwere(?:grad)?|bedeutung|gravité|gravedad|severidad|impact|impacto|ausmaß|auswirkung|schadens(?:höhe|ausmaß)|严重度|严重性|影响程度|重大度|影響度)$/u],
  ['likelihood', 'scores', /^(?:o|occ|f|p|a|prb|prob|occurrence|likelihood|probability|frequency|fréquence|probabilité|probabilidad|frecuencia|ocurrencia|(?:eintritts)?wahrscheinlichkeit|auftreten(?:swahrscheinlichkeit)?|频度|频率|发生度|可能性|発生頻度|発生度)$/u],
  ['detectability', 'scores', /^(?:d|det|e|detection|detectability|entdeckung(?:swahrscheinlichkeit)?|détection|détectabilité|detección|detectabilidad|探测度|可探测度|检测度|検出性|検出度)$/u],
  ['effect', 'texts', /effects?\b|consequences?|auswirkung|folgen?\b|effet|conséquence|efecto|consecuencia|^impact$|后果|影響|影响/u],
  ['control:detection:in-place', 'texts', /(?:current|existing) detecti(?:on|ve)|现行探测/u],
  ['signal', 'texts', /^(?:failure )?detection(?: method| signals?)?$|early warnings?|^alerts?$|^signals?$|warning signs|frühwarn|entdeckung|détection|detección|検出方法|探测方法|^symptoms?$/u],
  ['control:prevention:in-place', 'texts', /(?:current|existing)(?: \p{L}+)* (?:controls?|prevention|measures?|safeguards?)|^current prevention$|(?:bestehende|vorhandene|aktuelle).*(?:ma[ßs]+nahmen?|kontrollen?)|(?:mesures?|contrôles?) (?:existante?s?|actuel(?:le)?s?)|controles? (?:actuales?|existentes?)|现行|現行|現在の/u],
  ['control:recovery:proposed', 'texts', /actions? correctives?|corrective actions?|korrekturma[ßs]+nahmen?|acci(?:ón|ones) correctivas?/u],
  ['control:prevention:proposed', 'texts', /recommend|suggested|empfohlen|actions? préventives?|preventi(?:ve|on).*actions?|建议|推奨|改善策|acci(?:ón|ones) (?:preventivas?|recomendadas?)/u],
  ['control:containment:in-place', 'texts', /^handling$|^containment$|^eindämmung$/u],
  ['control:prevention:proposed', 'texts', /mitigation|maintenance strategy|gegenma[ßs]+nahmen?|^ma[ßs]+nahmen?$|countermeasures?|^controls?$|^mesures?$|^medidas?$|contramedidas?|mitigación|^actions?$|^对策$|^対策$|^措施$/u],
  ['checked', 'any', /rpn|^(?:rpz|npr|ipr|c|mag|score|risk[ -]?(?:score|level|value)|criticit(?:é|y)|criticality|criticidad|(?:risiko)?prioritätszahl|risikowert|risk priority number|rating|风险值|风险系数|リスク値)$/u],
  ['owner', 'texts', /^(?:(?:risk )?owner|assignee|responsible|verantwortlich(?:er)?|responsable|propietario|eigner|负责人|责任人|担当者?|責任者)$/u],
  ['statusText', 'texts', /^(?:(?:risk )?status|state|estado|statut|zustand|状态|状態|ステータス)$/u],
  ['recoveryStrategy', 'texts', /^(?:recovery(?: strategy)?|wiederherstellung|récupération|rétablissement|recuperación|復旧|恢复)$/u],
  ['degradedMode', 'texts', /^(?:degraded mode|notbetrieb|mode dégradé|modo degradado)$/u],
  ['invariant', 'texts', /^(?:invariant(?: impacted)?)$/u],
  ['scenario', 'texts', /^(?:scenario|szenario|scénario|escenario|(?:risk )?description|beschreibung|descripción|描述|说明|説明|text)$/u],
]

const STAGES: readonly (readonly [SourceStage, RegExp])[] = [
  ['residual', /\bresidual\b|\brésiduel(?:le)?\b|\brest(?:risiko)?\b|\bnetto\b|残余|残留|剩余/u],
  ['inherent', /\binitial(?:e)?\b|\binherent\b|\binicial\b|\binhérente?\b|\bbrutto\b|\bbefore\b|\bvor(?:her)?\b|\bavant\b|\bantes\b|固有|改进前|改善前|対策前/u],
  ['target', /\btarget\b|\bafter(?: actions?)?\b|\brevised\b|\bnew\b|\bnach(?:her)?\b|\baprès\b|\bdespués\b|\bziel\b|\bcible\b|改进后|改善后|改善後|対策後/u],
]

export interface HeaderMeaning {
  stage: SourceStage | null
  candidates: Candidate[]
}

/** What a header may mean. */
export function readHeader(header: string): HeaderMeaning {
  const whole = normalHeader(header)
  const staged = STAGES.find(([, words]) => words.test(whole))
  const stage = staged?.[0] ?? null
  const bare = staged ? whole.replace(staged[1], ' ').replace(/\s+/g, ' ').trim() : whole
  const found = RULES.flatMap(([target, cells, words], rank) => (words.test(bare) ? [candidateOf(target, cells, rank, stage)] : []))
  // A “residual risk” is a figure or a remark, never what the row is called.
  const named = stage === null ? found : found.filter(({ target }) => target !== 'title')
  const isRisk = stage !== null && /^(?:risk|risiko|risque|riesgo|风险|リスク)$/u.test(bare)
  return { stage, candidates: isRisk ? [{ target: `checked:${stage}`, cells: 'scores', rank: 0 }, ...named] : named }
}

function candidateOf(target: Rule[0], cells: Candidate['cells'], rank: number, stage: SourceStage | null): Candidate {
  if (target === 'likelihood' || target === 'impact' || target === 'detectability' || target === 'checked') {
    return { target: `${target}:${stage ?? 'current'}`, cells, rank }
  }
  return { target, cells, rank }
}

/** A header as it is compared: lower case, one space between words, no letter of a factor in brackets behind it, nothing of a tool around it. */
function normalHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\*+/g, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
    .replace(/^custom field \((.*)\)$/, '$1')
    .replace(/(?<=.) ?[（(][^()（）]*[)）]$/u, '')
    .trim()
}
