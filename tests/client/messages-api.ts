// The stand-in of the Messages API: a server on the loopback that follows a script and remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { fields, items, member, parsed, text } from "./json.ts";
import { eventsOf, messageOf, type Script, stepFor } from "./script.ts";

/** A request for a turn of the model, as the client sent it. */
export type ModelRequest = Readonly<Record<string, unknown>>;

/** A running stand-in: where it listens, the requests for turns so far, and how to stop it. */
export type MessagesApi = {
  readonly url: string;
  readonly requests: readonly ModelRequest[];
  readonly others: readonly string[];
  readonly close: () => Promise<void>;
};

/**
 * Starts the stand-in on a free port of the loopback.
 *
 * `requests` holds the turns of the conversation. Questions the client asks on the side (they offer no tools) get a
 * harmless answer and, like every other call, only leave a line in `others`.
 */
export async function startMessagesApi(script: Script): Promise<MessagesApi> {
  const requests: ModelRequest[] = [];
  const others: string[] = [];
  const server = createServer((request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    void bodyOf(request).then((body) => {
      if (request.method !== "POST" || path !== "/v1/messages") {
        others.push(`${request.method ?? ""} ${path}`);
        json(response, path.endsWith("/count_tokens") ? { input_tokens: 100 } : {});
        return;
      }
      const question = fields(parsed(body));
      const inConversation = items(member(question, "tools")).length > 0;
      if (inConversation) requests.push(question);
      else others.push("POST /v1/messages without tools");
      answer(
        response,
        question,
        inConversation ? script : [],
        `${requests.length}_${others.length}`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the stand-in has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    others,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  response: ServerResponse,
  question: ModelRequest,
  script: Script,
  id: string,
): void {
  const model = text(member(question, "model"));
  const step = stepFor(script, question);
  if (member(question, "stream") !== true) {
    json(response, messageOf(step, id, model));
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-cache" });
  for (const event of eventsOf(step, id, model)) {
    response.write(`event: ${text(member(event, "type"))}\ndata: ${JSON.stringify(event)}\n\n`);
  }
  response.end();
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString("utf8");
}
