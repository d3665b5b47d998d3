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
  closure iterator generator lambda refactor refactoring rebase squash stash cherry diff repo repository
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
  env dotenv config.json cdn s3 ec2 lambda serverless prod staging deploy deploys deployment rollback
  hotfix backport merge merged merging upstream origin remote codebase boilerplate scaffold uninstall
  reinstall lodash changelog jsdoc javadoc backend frontend middleware endpointless unittest debug debugging`);

/** Words that tools and domains share. */
const SHARED = list(`
  build builds server servers cache caches caching test tests testing file files folder folders directory
  class classes function functions method methods variable variables parameter argument module modules package
  packages import imports export component components container containers image images disk
  port ports host script scripts job jobs runner worker queue process processes library framework version
  versions upgrade bump install installation database table column query queries loop array arrays string
  strings object objects type types interface compiler error errors warning warnings exception exceptions
  log logs logging stack token storage key keys string loop icon icons layout toggle badge comment comments
  document documentation docs crash crashes editor browser tab alphabetical format formatting rename
  undo redo revert patch release tag machine environment date parser parse null undefined const let var
  connection socket timeout performance latency pull push registry publish message commit string summary
  summarise summarize translate grid`);

const weights = new Map<string, number>([
  ...SHARED.map((word) => [word, 0.4] as const),
  ...STRONG.map((word) => [word, 1] as const),
]);

/** How surely a word belongs to the workshop, from 0 to 1. */
export function technicality(word: string): number {
  return weights.get(word) ?? 0;
}
