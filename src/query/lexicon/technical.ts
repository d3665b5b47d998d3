// Words of the trade: tools, files and code as such. A request full of them is about the workshop,
// not about what is made in it, even where it shares a word with a specification.

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that hardly ever belong to a domain. */
const STRONG = list(`
  git github gitlab bitbucket npm pnpm yarn npx pip poetry cargo maven gradle composer bundler webpack vite
  rollup esbuild babel eslint prettier biome linter lint linting tsc typescript javascript python ruby golang rust
  java kotlin php css scss sass tailwind flexbox html dom jsx tsx react vue svelte angular nextjs node nodejs deno
  bun docker dockerfile kubernetes k8s helm terraform ansible nginx apache readme changelog contributing markdown
  json yaml toml xml csv regex regexp docstring typedef enum tuple boolean nullable async await promise callback
  closure iterator generator lambda rebase squash stash cherry diff repo repository
  branch branches commit commits pr prs ci cd jenkins pipeline pipelines workflow workflows lockfile dependency
  dependencies devdependencies semver changelogs monorepo submodule gitignore dotfile vscode intellij vim emacs
  tmux bash zsh shell terminal stdout stderr stdin cli sdk api-key localhost tcp http https websocket dns ssl tls
  cors header headers useragent regex cron crontab systemd kernel linux macos windows ubuntu debian homebrew
  vitest jest mocha pytest junit rspec cypress playwright snapshot mock mocks mocking stub stubs fixture fixtures
  coverage benchmark profiler flamegraph debugger breakpoint stacktrace traceback segfault heap mutex semaphore
  thread threads goroutine orm sql sqlite postgres postgresql mysql redis mongodb kafka rabbitmq elasticsearch
  graphql grpc protobuf openapi swagger migration migrations schema indexes uuid base64 utf8 unicode ascii
  tooltip navbar sidebar modal dropdown checkbox div span px pixel pixels font fonts margin padding border
  favicon svg png jpeg webfont viewport stylesheet color colour colors colours theme darkmode animation
  hover tooltip radius chmod sudo ssh scp rsync curl wget grep sed awk makefile cmake gcc clang llvm jvm gc
  lodash numpy pandas django flask fastapi rails laravel spring express typo typos whitespace indentation
  memory cpu gpu ram newline semicolon quotes compile compiler compiles transpile minify bundle bundles runtime sourcemap
  aws gcp azure sentry datadog grafana prometheus slack jira figma notion confluence cloudflare vercel netlify
  heroku chrome firefox safari v8 dependabot renovate codecov sonarqube storybook footer overlap overlaps
  overlapping sprite sprites deprecated lgtm tabs codeowners wontfix
  env dotenv config.json cdn s3 ec2 lambda serverless prod staging deploy deploys deployment rollback
  hotfix backport upstream origin remote codebase boilerplate scaffold uninstall
  reinstall lodash changelog jsdoc javadoc backend frontend middleware endpointless unittest debug debugging`);

/** Words of code, which a domain may have in another sense. */
const CODE = list(`
  module modules array arrays database databases variable variables function functions class classes method methods string
  strings null undefined compiler library libraries framework toggle parser socket exception exceptions
  import imports stack script scripts install installation loop cache caches caching const let var stream
  dark mode layout icon icons query queries registry container containers server servers`);

/** Words that tools and domains share. */
const SHARED = list(`
  refactor refactoring merge merged merging   build builds test tests testing file files folder folders directory
  parameter argument package
  packages export component components image images disk
  port ports host job jobs runner worker queue process processes version
  versions upgrade bump table column 
  object objects type types interface error errors warning warnings 
  log logs logging token storage key keys string loop badge comment comments
  document documentation docs crash crashes editor browser tab alphabetical format formatting rename
  undo redo revert patch release tag machine environment date parse 
  connection timeout performance latency pull push publish message commit string summary
  summarise summarize translate grid`);

const weights = new Map<string, number>([
  ...SHARED.map((word) => [word, 0.4] as const),
  ...CODE.map((word) => [word, 0.7] as const),
  ...STRONG.map((word) => [word, 1] as const),
]);

/** How surely a word belongs to the workshop, from 0 to 1. */
export function technicality(word: string): number {
  return weights.get(word) ?? 0;
}

/** Pairs of words that mean something of the workshop, whatever each of them means alone. */
export const TOOL_PHRASES: readonly RegExp[] = [
  /\b(?:pull|merge)[ -]requests?\b/g,
  /\bcommit(?:s|ted|ting)?(?: (?:with|the|a|this|my|your|our)){0,3} messages?\b/g,
  /\bthis (?:file|function|block|line|class|method|component|module|test|branch|repo|repository|snippet|variable|loop|import|script|folder|directory|package|helper|query|regex|callback)\b/g,
  /\b(?:into|to|as|in) an? (?:function|method|class|module|helper|component|hook|constant|variable|file) (?:called|named)\b/g,
  /\b(?:looks? good(?: to me)?|ship it|go ahead|sounds good|well done|good job|nice work)\b/g,
  /\b(?:default|named) exports?\b/g,
  /\b(?:issues?|tickets?|prs?) #?\d+\b/g,
  /\bconsole\.\w+/g,
  /\bgarbage collect(?:ion|or|ed)\b/g,
  /\b(?:small|large|wide|narrow|mobile|retina) screens?\b/g,
  /\b(?:aws|cloud|browser|developer|dev) (?:console|account|tools)\b/g,
  /\b(?:event|main|render|game) loops?\b/g,
  /\b(?:worker|background) threads?\b/g,
  /\block ?files?\b/g,
  /\b(?:session|local|browser)[ -]?storage\b/g,
  /\buser[ -]agents?\b/g,
  /\b(?:status|build|coverage|version) badges?\b/g,
  /\bstatus (?:codes?|bars?|lines?)\b/g,
  /\bexit (?:codes?|status)\b/g,
  /\berror (?:messages?|codes?|handling|logs?)\b/g,
  /\b(?:return(?:s|ed|ing)? early|early returns?|return (?:types?|values?))\b/g,
  /\b(?:database|db) (?:connections?|migrations?|index(?:es)?|schemas?|tables?|queries|query|pools?)\b/g,
  /\bconnection (?:pools?|strings?)\b/g,
  /\btype[ -](?:checker|checking|checks?|errors?|annotations?|hints?|definitions?)\b/g,
  /\b(?:environment|env|global|local|unused|css) (?:variables?|vars?)\b/g,
  /\b(?:feature|release|main|master|topic) (?:branch(?:es)?|flags?)\b/g,
  /\b(?:dark|light|debug|strict|watch|dev) mode\b/g,
  /\b(?:build|dev|development|staging|web|proxy|ci) (?:servers?|machines?|jobs?|boxes|box|environments?)\b/g,
  /\b(?:stack|back) ?traces?\b/g,
  /\b(?:unit|integration|smoke|regression|snapshot|flaky|failing|e2e|end-to-end)[ -]tests?\b/g,
  /\btest (?:suites?|runs?|runners?|cases?|coverage|data|files?)\b/g,
  /\bcode (?:reviews?|style|coverage|formatters?|blocks?|comments?)\b/g,
  /\b(?:source|bundle|chunk) (?:maps?|sizes?|files?)\b/g,
  /\b(?:cron|batch|build|ci) ?jobs?\b/g,
  /\bmemory (?:leaks?|limits?|usage|footprint)\b/g,
  /\b(?:rate|time|size|timeout)[ -]?(?:limits?|limiting) of the (?:api|server|runner|client)\b/g,
  /\b(?:access|api|auth|deploy|ci|bearer)[ -](?:tokens?|keys?) (?:of|for|in) the (?:ci|runner|pipeline|repo|repository|registry|build|bot)\b/g,
  /\b(?:css|html|react|vue|style|utility) (?:class(?:es)?|components?|sheets?|props?)\b/g,
  /\b(?:class|file|function|method|variable|module|package|component|column|field|prop) names?\b/g,
  /\b(?:import|export|print|log|switch|if|return) statements?\b/g,
  /\b(?:package|dependency|version|node) (?:managers?|versions?|updates?|upgrades?|bumps?|modules?)\b/g,
];
