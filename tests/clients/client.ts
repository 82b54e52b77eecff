// A front end's use of the service, checked by the compiler against the types that the document gives.
//
// Nothing here runs. What must not compile is marked with `@ts-expect-error`, so that a document which promises
// less than before (a field that may be missing, an enum that is only a string) fails the check.

import createClient, { type Middleware } from "openapi-fetch";
import type { components, operations, paths } from "./generated/api.js";

type Schemas = components["schemas"];
type Role = Schemas["RoleView"];
type SalaryBand = Schemas["SalaryBandView"];
type Problem = Schemas["Problem"];
type MissingReason = Schemas["MissingReason"];
type Seniority = Schemas["Seniority"];
type RoleQuery = NonNullable<operations["list_roles"]["parameters"]["query"]>;
type BandQuery = NonNullable<operations["list_salary_bands"]["parameters"]["query"]>;

/** A failure that the service explained. */
export class ServiceError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.title}: ${problem.detail} (request ${problem.request_id})`);
    this.name = "ServiceError";
    this.problem = problem;
  }

  /** What to show beside the field of a form that fills `parameter`. */
  about(parameter: string): string[] {
    return this.problem.errors.filter((fault) => fault.parameter === parameter).map((fault) => fault.detail);
  }
}

const requestIds: Middleware = {
  onRequest({ request }) {
    request.headers.set("X-Request-Id", crypto.randomUUID());
    return request;
  },
};

/** Makes a client for one base address. */
export function connect(baseUrl: string) {
  const client = createClient<paths>({ baseUrl, headers: { Accept: "application/json" } });
  client.use(requestIds);
  return client;
}

export type Client = ReturnType<typeof connect>;

/** One page of roles; every filter is optional. */
export async function listRoles(client: Client, query: RoleQuery = {}): Promise<Schemas["RolePage"]> {
  const { data, error } = await client.GET("/v1/roles", { params: { query } });
  if (error) throw new ServiceError(error);
  return data;
}

/** Every role that a filter finds, page by page. */
export async function* allRoles(client: Client, query: RoleQuery = {}): AsyncGenerator<Role> {
  let cursor: string | null = null;
  do {
    const page: Schemas["RolePage"] = await listRoles(client, cursor === null ? query : { ...query, cursor });
    yield* page.data;
    cursor = page.page.next_cursor;
  } while (cursor !== null);
}

/** A role with what belongs to it, or null when there is none of this name. */
export async function findRole(client: Client, slug: string): Promise<Role | null> {
  const { data, error, response } = await client.GET("/v1/roles/{slug}", {
    params: { path: { slug }, query: { include: "education_paths,certifications,ladder" } },
  });
  if (response.status === 404) return null;
  if (error) throw new ServiceError(error);
  return data;
}

/** The pay figures that a chart shows. */
export async function listBands(client: Client, query: BandQuery): Promise<SalaryBand[]> {
  const { data, error } = await client.GET("/v1/salary-bands", { params: { query } });
  if (error) throw new ServiceError(error);
  return data.data;
}

/** The pay figures of one role, by the nested list. */
export async function listBandsOfRole(client: Client, slug: string): Promise<SalaryBand[]> {
  const { data, error } = await client.GET("/v1/roles/{slug}/salary-bands", {
    params: { path: { slug }, query: { region_kind: "country", period: "year", sort: "-median", limit: 200 } },
  });
  if (error) throw new ServiceError(error);
  return data.data;
}

const REASONS: Record<MissingReason, string> = {
  suppressed: "withheld by the publisher",
  top_coded: "above the highest figure that is published",
  not_published: "not published",
  not_applicable: "does not apply",
  not_stated: "not stated",
};

/** An amount in words, or the reason why there is none. */
export function showAmount(band: SalaryBand, name: keyof SalaryBand["amounts"]): string {
  const amount: number | null = band.amounts[name];
  if (amount === null) {
    const reason: MissingReason | undefined = band.missing[name];
    return reason === undefined ? "–" : REASONS[reason];
  }
  const money = new Intl.NumberFormat("en", { style: "currency", currency: band.currency }).format(amount);
  return `${band.approximate ? "about " : ""}${money} a ${band.period}`;
}

/** A range in words; an open end reads "or more" or "or less". */
export function showRange(band: SalaryBand): string {
  switch (band.open_ended) {
    case "high":
      return `${showAmount(band, "low")} or more`;
    case "low":
      return `${showAmount(band, "high")} or less`;
    case null:
      return `${showAmount(band, "low")} to ${showAmount(band, "high")}`;
  }
}

/** Whose figure it is: a proxy must never look like the role's own. */
export function showOwner(band: SalaryBand): string {
  const source = `${band.source.publisher ?? band.source.title}, ${band.reference_period ?? "no year given"}`;
  if (band.occupation === null) return `${band.role ?? "any role"} (${source})`;
  const { code, title, match } = band.occupation;
  switch (match) {
    case "exact":
    case "close":
      return `${title} (${source})`;
    case "broad":
    case "proxy":
      return `${title}, ${code}, standing in (${source})`;
  }
}

/** The lines of a role's page. */
export function showRole(role: Role): string[] {
  const years = role.experience_years;
  const first: string | undefined = role.faqs[0]?.question;
  return [
    role.title,
    years === null ? "experience: not stated" : `experience: ${years.min ?? "up to"}–${years.max ?? "more"} years`,
    `education: ${role.typical_education ?? "not stated"}`,
    role.headline.median === null ? "pay: not stated" : `pay: ${role.headline.median} ${role.headline.currency ?? ""}`,
    ...(first === undefined ? [] : [first]),
    ...(role.ladder ?? []).map((rung) => `${rung.current ? "> " : ""}${rung.role.title}: ${rung.pay?.median ?? "–"}`),
    ...(role.certifications ?? []).map((certification) => certification.acronym ?? certification.name),
  ];
}

/** Where each level stands in a menu; a level that is new in the document is a missing key here. */
const ORDER: Record<Seniority, number> = {
  intern: 0,
  entry: 1,
  junior: 2,
  mid: 3,
  senior: 4,
  lead: 5,
  principal: 6,
  supervisor: 7,
  manager: 8,
  director: 9,
  executive: 10,
};

/** What a page of the front end does. */
export async function show(client: Client): Promise<string[]> {
  try {
    const page = await listRoles(client, { family: "leadership", seniority: "director", sort: "-experience", limit: 20 });
    const roles = page.data.toSorted((one, other) => ORDER[one.seniority] - ORDER[other.seniority]);
    const slug = roles[0]?.slug;
    if (slug === undefined) return [`none of ${page.page.total}`];
    const role = await findRole(client, slug);
    const bands = await listBands(client, { role: slug, currency: "USD", period: "year", min_median: 50_000 });
    return [...(role === null ? [] : showRole(role)), ...bands.flatMap((band) => [showRange(band), showOwner(band)])];
  } catch (error) {
    if (error instanceof ServiceError) return error.about("seniority");
    throw error;
  }
}

/** What must not compile. */
export async function refused(client: Client, band: SalaryBand, role: Role): Promise<void> {
  // @ts-expect-error an unknown value of an enum
  await listRoles(client, { seniority: "boss" });
  // @ts-expect-error an unknown parameter
  await listRoles(client, { senority: "director" });
  // @ts-expect-error an unknown path
  await client.GET("/v1/rolls");
  // @ts-expect-error a missing path parameter
  await client.GET("/v1/roles/{slug}");
  // @ts-expect-error an amount may be null
  band.amounts.median.toFixed(0);
  // @ts-expect-error there is no such amount
  showAmount(band, "p95");
  // @ts-expect-error what is included on demand may be missing
  role.ladder.length;
}
