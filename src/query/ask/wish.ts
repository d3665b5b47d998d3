// What a request wants: a small grammar of intents over its verbs, not a list of sentences.

import type { Prompt } from "../words/prompt.ts";

export interface Wish {
  /** Something is to become possible, to be done or to be left out; not only a question. */
  readonly isWish: boolean;
  /** Somebody is to be able to do what they cannot. */
  readonly relax: boolean;
  /** A step is to be left out. */
  readonly skip: boolean;
  /** The words after `without` and its like: what is to be left out. */
  readonly without: readonly string[];
  /** Nothing is to be paid. */
  readonly free: boolean;
  /** Nothing is to be waited for. */
  readonly immediate: boolean;
  /** A number or a length of time is asked for, or is to be another one. */
  readonly limit: "duration" | "number" | "any" | undefined;
  /** What was set is to be another one. */
  readonly edit: boolean;
  /** A state is to be left again. */
  readonly undo: boolean;
  /** Something is to be seen by somebody. */
  readonly show: boolean;
  /** Who may do or see something is asked. */
  readonly who: boolean;
}

const RELAX =
  /\b(?:allow|let|lets|letting|enable|permit|make it possible|even (?:if|though|when|after)|although|should (?:also )?be (?:able|allowed) to|can(?:'t| ?not)|so that \w+ can|(?:needs?|wants?|would like|ought) to|may also|despite|regardless|still|anyway|accept|more (?:\w+ ){0,2}than|beyond|exceeds?|over the|another|a (?:second|third|fourth)|additional)\b/;
const SKIP =
  /\b(?:without|skip|skipping|bypass|no need|not (?:need|have) to|don't (?:need|have|require|ask|make|want)|stop (?:asking|requiring|checking)|drop the|remove the (?:check|restriction|limit|condition|requirement|step)|ignore|disable|no longer|never mind|automatically|auto-?\w+|unlimited|get rid of|on (?:their|his|her|its|my) own|themsel(?:f|ves)|by (?:itself|themselves)|own)\b/;
const WITHOUT =
  /\b(?:without|skip(?:ping)?|bypass(?:ing)?|no need (?:for|to)|instead of|stop (?:asking|requiring|checking)(?: for)?|remove the|drop the|ignore|disable)\s+((?:[\w'-]+\s*){1,6})/g;
const FREE =
  /\b(?:free(?! (?:up|seat|slot|space|locker|text|form))|gratis|no (?:charge|cost|payment|fee)|zero[- ](?:value|amount|cost|price|charge|euro|dollar)\w*|at no (?:charge|cost)|without (?:paying|payment|charging|being charged|a charge)|for nothing|waive the fee|complimentary|(?:not|never|don't|won't) (?:pay|charge|bill)\w*|100 ?% (?:discount|off)|0 (?:euro|dollar|eur|usd))\b/;
const IMMEDIATE =
  /\b(?:immediately|right away|instantly|straight away|as soon as|without (?:waiting|delay|a delay)|now already|earlier|sooner|early|on the (?:spot|same day|day itself)|same[- ]day|no (?:delay|waiting|wait))\b/;
const DURATION =
  /\b(?:how (?:long|far apart|soon|often|quickly|late)|until when|when do(?:es)?|after (?:how|what)|too (?:fast|soon|quickly|early|late|long|short|slow)|(?:last|valid|stay|keep|kept|expire|wait)s? (?:\w+ ){0,3}(?:for|longer|shorter|until)|longer|shorter|\d+[- ]?(?:second|minute|hour|day|week|month|year)s?|(?:a|one|two|three|four|five|six|half an?|several|another) (?:second|minute|hour|day|week|fortnight|month|year)s?|deadline|timeout|expir\w+|valid(?:ity)?|lifetime|window|good for|delay|wait(?:ing|s)?)\b/;
const NUMBER =
  /\b(?:how (?:many|much|heavy|big|large|old|high|often)|what percentage|how many times|at most|at least|maximum|minimum|max|min|limit|limits|cap|quota|more than|fewer|less than|up to|unlimited|raise|lower|increase|decrease|reduce|double|twice|third|fourth|fifth|\d+(?:th|rd|nd|st)?|three|four|five|six|seven|eight|ten|twelve|twenty|thirty|forty|fifty|hundred|attempts?|tries|times)\b/;
const SHOW =
  /\b(?:view|views|see|sees|seeing|show|shows|showing|display|displays|expose|visible|look (?:at|into|up)|export|download|dashboard|overview|column|report on|access to|print|reveal)\b/;
const WHO =
  /\b(?:who|whom|whose|which (?:role|users?|people|staff|roles?|scope|permission)|permissions?|allowed to|may i|access|rights?)\b/;

const EDIT =
  /\b(?:edit|fix|correct|change|adjust|modify|alter|amend|rename|rewrite|overwrite|update|replace|set)\b/;
const UNDO =
  /\b(?:un(?:do|ban|block|lock|archive|delete|cancel|suspend|freeze|publish|revoke|close)\w*|restore|revive|recover|reopen|re-?open|reactivate|reinstate|bring back|back|again|resurrect|undelete)\b/;

/** Reads what a request wants. */
export function wishOf({ prose, isQuestion }: Prompt): Wish {
  const relax = RELAX.test(prose);
  const skip = SKIP.test(prose);
  const free = FREE.test(prose);
  const immediate = IMMEDIATE.test(prose);
  const duration = DURATION.test(prose);
  const number = NUMBER.test(prose);
  const without = [...prose.matchAll(WITHOUT)].flatMap(([, words = ""]) =>
    words.trim().split(/\s+/),
  );
  return {
    isWish: !isQuestion,
    relax,
    skip,
    without,
    free,
    immediate,
    limit: duration ? (number ? "any" : "duration") : number ? "number" : undefined,
    edit: EDIT.test(prose),
    undo: UNDO.test(prose),
    show: SHOW.test(prose),
    who: WHO.test(prose),
  };
}
