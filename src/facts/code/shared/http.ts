// What of HTTP shows in code: methods, statuses by name, paths put together.

/** Methods as routers call them, in lower case. */
export const HTTP_METHODS: ReadonlySet<string> = new Set([
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "options",
]);

const STATUSES: Readonly<Record<string, number>> = {
  ok: 200,
  created: 201,
  accepted: 202,
  nocontent: 204,
  badrequest: 400,
  unauthorized: 401,
  unauthenticated: 401,
  paymentrequired: 402,
  forbidden: 403,
  permissiondenied: 403,
  notfound: 404,
  methodnotallowed: 405,
  notacceptable: 406,
  requesttimeout: 408,
  conflict: 409,
  gone: 410,
  preconditionfailed: 412,
  payloadtoolarge: 413,
  unsupportedmediatype: 415,
  imateapot: 418,
  unprocessableentity: 422,
  unprocessablecontent: 422,
  unprocessable: 422,
  locked: 423,
  failedprecondition: 412,
  toomanyrequests: 429,
  internalservererror: 500,
  internalerror: 500,
  servererror: 500,
  notimplemented: 501,
  badgateway: 502,
  serviceunavailable: 503,
  gatewaytimeout: 504,
};

/**
 * The status that a name means: `HTTP_403_FORBIDDEN`, `StatusForbidden`, `NOT_FOUND`,
 * `HttpResponseBadRequest`, `ForbiddenException`, `:unprocessable_entity`.
 */
export function statusByName(name: string): number | undefined {
  const number = /(?:^|[^0-9])([1-5]\d\d)(?:[^0-9]|$)/.exec(name)?.[1];
  if (number !== undefined && /http|status/i.test(name)) return Number(number);
  const plain = name
    .replace(/[^a-z]/gi, "")
    .toLowerCase()
    .replace(/^(?:https?)?(?:response|status|error|sc)?(?:code)?/, "")
    .replace(/(?:exception|error|response|result|status)$/, "");
  return STATUSES[plain] ?? STATUSES[name.replace(/[^a-z]/gi, "").toLowerCase()];
}

/** Puts a prefix and a path together with single slashes: `/auth` and `/login`. */
export function joinPaths(prefix: string, path: string): string {
  const joined = `${prefix}/${path}`.replace(/\/{2,}/g, "/");
  const ended = path === "" || path === "/" ? joined.replace(/\/+$/, "") : joined;
  return ended.startsWith("/") ? ended : `/${ended}`;
}

/** Whether a path takes calls from another system rather than from a person. */
export function isWebhook(path: string): boolean {
  return /(?:^|[/_-])(?:web)?hooks?(?:[/_-]|$)/i.test(path);
}
