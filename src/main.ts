// The program: hands the arguments of the process to the edge they are meant for. Each edge is
// loaded only when it is needed.

const args = process.argv.slice(2);

const [first, second] = args;

if (first === "hook" || (first === "help" && second === "hook")) {
  const { runHook } = await import("./edges/hook/main.ts");
  process.exitCode = await runHook(first === "help" ? ["--help"] : args.slice(1));
} else {
  const { main } = await import("./edges/cli/main.ts");
  process.exitCode = await main(args);
}
