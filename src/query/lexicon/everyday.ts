// What a dictionary does not tell: words that carry no meaning of their own in a question, forms
// that no rule of spelling gives, and what people in offices call the things that specifications
// speak of. Reviewed by hand; entries are general, none is there for one system.

const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that say nothing about what a question is about. */
export const STOP: ReadonlySet<string> = list(`
  a an the this that these those it its he she they them their theirs his him her hers we our ours you
  your yours i me my mine is am are was were be been being do does did done doing have has had having
  will would shall should can could may might must and or but nor so if then else than as at by for
  from in into of off on onto out over to up upon with within without about above after again against
  all any anyone anybody anything before below between both down during each either every everyone
  everybody few further here how just more most much many no none not now once only other others own
  same some someone somebody something such there through too under until very via what when where
  which while who whom whose why also please thanks thank hi hello hey ok okay yes yeah nope let lets
  still even ever never always sometimes already yet currently really actually basically maybe perhaps
  instead rather quite like dont doesnt didnt cant cannot wont wouldnt shouldnt couldnt isnt arent
  wasnt werent hasnt havent hadnt im ive id ill youre weve theyre theyve thats whats heres theres well
  because since unless though although however etc per vs got bit ones one two us ll re ve yours three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred third
  fourth fifth sixth zero half
  today tomorrow yesterday soon apparently simply directly anymore ago whether`);

/** Words that nearly every request has; they support others and mean little alone. */
export const WEAK: ReadonlySet<string> = list(`
  make makes made making get gets getting want wants wanted wanting need needs needed go goes going gone
  come comes coming put puts thing things stuff way ways lot lots able possible allow allows allowed
  allowing enable enabled enables permit add adds added adding implement build create creates support
  feature option options change changes changed changing update updates updated fix fixes fixed use uses
  used using work works working happen happens happened last first second next matter matters good bad
  far fast slow long short right wrong back new sure say says said tell know think see seems look looks
  case cases time times part parts current different another mean means question idea problem issue
  issues people person set sets give gives given take takes taken show shows start starts stop stops
  try tries check checks checking find finds day days week weeks month months year years hour hours minute
  minutes second seconds end ends ended run runs running applies match matches move turn turns
  automatically manually immediately directly everyone people thing call calls called handle system app
  application code spec specs specification allium behaviour behavior rule rules flow logic feature
  endpoint api page screen button field form user users list ask asks asked want high low big small too
  number whole full free open close name let team service data line come before after again line lines
  either ready really full entire actual reason place left want mind hand hands side
  bug intentional write written read reading complain complains view views viewing visible display displays sees seeing types typed typing enters entered say`);

/** Numbers in words; they are looked for among the values of a configuration. */
export const NUMBERS: ReadonlyMap<string, string> = new Map(
  "two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, place) => [word, String(place + 2)] as const),
);

/** Forms that a stemmer does not bring to their word. */
export const irregular: ReadonlyMap<string, string> = new Map(
  (
    "paid pay,payed pay,sent send,kept keep,held hold,gone go,went go,got get,gave give,given give,took take," +
    "taken take,chose choose,chosen choose,wrote write,written write,saw see,seen see,shown show,forgot forget," +
    "forgotten forget,forgets forget,broke break,broken break,lost lose,left leave,leaves leave,leaving leave," +
    "sold sell,bought buy,brought bring,thought think,taught teach,built build,made make,met meet,ran run," +
    "began begin,begun begin,withdrew withdraw,withdrawn withdraw,grew grow,grown grow,knew know,known know," +
    "stole steal,stolen steal,drew draw,drawn draw,fell fall,fallen fall,felt feel,found find,had have,heard hear," +
    "led lead,lent lend,lain lie,meant mean,read read,rode ride,rung ring,rose rise,risen rise,said say,set set," +
    "spoke speak,spoken speak,spent spend,stood stand,swore swear,told tell,threw throw,thrown throw,understood understand," +
    "woke wake,won win,people person,children child,men man,women woman,expiry expire,expiries expire,expiration expire," +
    "dunning dun,retries retry,logins login,logged login,logging login,signin login,logon login,logout logout," +
    "emails email,mails mail,e-mail email,staff staff,came come,ate eat,froze freeze,frozen freeze,hid hide,hidden hide," +
    "cancelled cancel,canceled cancel,cancelling cancel,canceling cancel,cancellation cancel,cancelation cancel,cancellations cancel"
  )
    .split(",")
    .map((pair) => pair.trim().split(" ") as [string, string]),
);

/** Words that stand for each other in offices and back offices, by groups. */
export const GROUPS: readonly string[] = [
  "login signin authenticate authentication auth credential",
  "login session credential",
  "password credential",
  "logout signout",
  "password passphrase",
  "register signup registration enrol enroll join",
  "account user member customer",
  "admin administrator",
  "staff employee agent colleague operator worker clerk personnel",
  "customer client subscriber buyer payer recipient consumer",
  "email mail message notification notify",
  "suspend ban block disable deactivate freeze",
  "lock lockout",
  "reinstate restore reactivate unban unblock unfreeze unsuspend readmit",
  "unlock unblock",
  "restore recover undelete unarchive revive",
  "revoke withdraw rescind retract invalidate",
  "remove delete erase purge kick",
  "cancel terminate quit unsubscribe",
  "subscribe subscription subscriber plan membership",
  "invite invitation",
  "expire lapse timeout overdue elapse",
  "charge payment pay bill",
  "invoice bill",
  "payment money",
  "refund repay reimburse chargeback",
  "price cost fee amount",
  "card payment",
  "retry reattempt attempt try",
  "attempt try",
  "fail decline reject failure wrong invalid incorrect",
  "approve grant accept confirm approval",
  "reject refuse decline deny turn_down",
  "request ask apply",
  "void annul nullify",
  "limit cap maximum max quota ceiling",
  "minimum min least",
  "duration lifetime period window interval ttl",
  "archive shelve",
  "transfer handover hand_over",
  "owner ownership",
  "role permission scope privilege right access",
  "permission scope grant",
  "impersonate masquerade impersonation",
  "audit trail history log record",
  "history record",
  "team workspace organisation organization",
  "seat license licence place",
  "guest visitor",
  "remind reminder nudge",
  "parcel package delivery shipment box",
  "locker compartment",
  "collect pickup pick_up fetch retrieve",
  "return refund",
  "alcohol wine beer spirit liquor whisky whiskey vodka booze",
  "identity id passport",
  "age adult minor underage",
  "proxy neighbour neighbor deputy substitute",
  "damage broken defect",
  "weight heavy kg",
  "arrive arrival deliver delivery",
  "ship dispatch shipment",
  "book reserve reservation booking",
  "appointment booking visit",
  "order purchase",
  "stock inventory",
  "export download",
  "expose show view see display visible",
  "data information",
  "personal private",
  "downgrade upgrade plan",
  "extend prolong extension postpone",
  "open unlock",
  "hold keep store",
  "appeal dispute contest",
  "review check inspect inspection",
  "overdue late",
  "cash money",
  "device browser",
  "percentage percent rate share commission cut",
  "sale order purchase",
  "photo picture image photograph",
  "term period validity",
  "delay wait hold",
];

/** Turns of phrase, by what they come down to: the words that stand for them. The first one counts. */
export const PHRASES: readonly (readonly [pattern: RegExp, words: string])[] = [
  [/\bon behalf of\b|\blog(?:ging)?[ -]?in as\b|\bact(?:ing)? as\b/g, "impersonate"],
  [/\b(?:log|sign)(?:s|ged|ging|ed|ing)?[ -](?:in|on)(?:to)?\b/g, "login"],
  [/\b(?:log|sign)(?:s|ged|ging|ed|ing)?[ -](?:out|off)\b/g, "logout"],
  [/\bsign(?:s|ed|ing)?[ -]?up\b/g, "register subscribe"],
  [/\blet(?:s|ting)?\b(?: \w+){1,4}? back in\b|\bback in(?:to)?\b/g, "reinstate"],
  [/\block(?:s|ed|ing)? (?:\w+ )?out\b|\blockouts?\b/g, "lock lockout"],
  [/\bkick(?:s|ed|ing)? (?:\w+ )?out\b/g, "remove"],
  [/\b(?:pick|picks|picked|picking)(?: \w+)?[ -]up\b|\bpick-?ups?\b/g, "pickup collect"],
  [
    /\b(?:go|goes|going|went|send|sends|sent|sending|give|gives|take|takes|bring|ship)(?: \w+){0,2} back\b/g,
    "return",
  ],
  [/\bmoney[ -]back\b|\bget(?:s|ting)? (?:\w+ ){0,3}money back\b/g, "refund"],
  [/\bhand(?:s|ed|ing)? (?:\w+ )?over\b/g, "handover hand_over transfer"],
  [/\bturn(?:s|ed|ing)? (?:\w+ )?down\b/g, "reject"],
  [/\bmore (?:\w+ ){0,3}than\b/g, "exceed"],
  [/\bthe same\b|\bduplicates?\b/g, "unique distinct"],
  [/\b(?:run|ran|runs|running) out\b|\bout of date\b|\bno longer valid\b/g, "expire"],
  [/\b(?:already )?gone out\b/g, "issue send"],
  [/\bout of order\b/g, "out_of_service broken"],
  [/\bwithout (?:asking|consent|permission|approval|being asked)\b/g, "consent approve confirm"],
  [/\bfour[ -]eyes?\b/g, "approve approver"],
  [/\b(?:two|second|2)[ -]factor\b|\b2fa\b|\bmfa\b/g, "authenticate login"],
  [/\bsingle sign[ -]?on\b|\bsso\b/g, "login sso"],
];
