// A scorer in JavaScript (Node 18 or newer), tested with the vectors of ocop:
//   python -m portal.tables > tables.json
//   ocop conformance --cmd "node javascript/rate.mjs tables.json"
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const tables = JSON.parse(readFileSync(process.argv[2], "utf8"));
const FIELDS = ["law", "sheet", "answers", "findings", "cases"];

class Refused extends Error {}

function wants(given, what) {
  if (!given) throw new Refused(`expected ${what}`);
}

const isObject = (value) => value !== null && typeof value === "object" && !Array.isArray(value);
const has = (object, key) => typeof key === "string" && Object.hasOwn(object, key);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

// 5.2 does not apply without a story, 0 points in 5.1.
const applies = (sheet, answers, code) => answers[sheet.criteria[code].needs] !== 0;

const missing = (sheet, answers) =>
  Object.keys(sheet.criteria).filter((c) => !has(answers, c) && applies(sheet, answers, c));

// What ends the assessment by itself: on sheet 16 no points in a criterion 6.x.
function stops({ stop }, answers) {
  return stop?.criteria.some((code) => answers[code] === 0) ? [stop.finding] : [];
}

// Sheet, answers and findings of a dossier; whatever is wrong is refused.
function read(asked) {
  wants(isObject(asked) && Object.keys(asked).every((f) => FIELDS.includes(f)), "a dossier");
  const { law, sheet: number, answers, findings = [], cases = {} } = asked;
  wants(law === tables.law, "the decision in force");
  // Not "1" or true, which would find sheet 1 as well.
  wants(Number.isInteger(number) && has(tables.sheets, String(number)), "a sheet that there is");
  wants(isObject(answers) && isObject(cases), "answers by criterion");
  const sheet = tables.sheets[number];
  for (const [code, points] of Object.entries(answers)) {
    wants(has(sheet.criteria, code), "a criterion of the sheet");
    wants(sheet.criteria[code].allowed.includes(points), "the points of a box");
    wants(points === 0 || applies(sheet, answers, code), "only criteria that apply");
  }
  for (const [code, chosen] of Object.entries(cases)) {
    wants(has(sheet.criteria, code), "a criterion of the sheet");
    wants(sheet.criteria[code].cases.includes(chosen), "a case of the criterion");
  }
  wants(Array.isArray(findings), "a list of findings");
  wants(findings.every((id) => has(sheet.findings, id)), "findings of the sheet");
  wants(new Set(findings).size === findings.length, "each finding once");
  return { sheet, answers, findings: [...findings, ...stops(sheet, answers)] };
}

// Whether the members who gave these points meet a minimum.
function holds(given, need, way) {
  const met = given.filter((points) => points >= need).length;
  if (way === "majority") return 2 * met > given.length;
  return way === "unanimous" ? met === given.length : sum(given) >= need * given.length;
}

// The criteria below their minimum for 3, 4 and 5 stars, as the members decide.
function shortfalls(sheet, members, way) {
  const found = { 3: [], 4: [], 5: [] };
  for (const [code, row] of Object.entries(sheet.criteria)) {
    const given = members.filter((answers) => has(answers, code)).map((answers) => answers[code]);
    row.minimums.forEach((need, n) => {
      if (given.length && !holds(given, need, way)) found[n + 3].push(code);
    });
  }
  return found;
}

// The tier of points / size without dividing, so nothing is ever rounded.
const tierOf = (points, size) =>
  tables.thresholds.find(([, least]) => points >= least * size)[0];

function heldDown(tier, missed) {
  while (missed[tier]?.length) tier -= 1;
  return tier;
}

function statusOf(sheet, findings, open) {
  const effects = findings.map((id) => sheet.findings[id] ?? "stop");
  if (effects.includes("reject")) return "rejected";
  if (effects.length) return "stopped";
  return open ? "incomplete" : "rated";
}

// A whole number, or a fraction in lowest terms as text.
function exact(points, size) {
  let [a, b] = [points, size];
  while (b) [a, b] = [b, a % b];
  return size === a ? points / a : `${points / a}/${size / a}`;
}

function rated({ sheet, answers, findings }) {
  const parts = { A: 0, B: 0, C: 0 };
  for (const code of Object.keys(answers)) parts[sheet.criteria[code].part] += answers[code];
  const total = parts.A + parts.B + parts.C;
  const missed = shortfalls(sheet, [answers], "unanimous");
  const unanswered = missing(sheet, answers);
  const status = statusOf(sheet, findings, unanswered.length > 0);
  const byPoints = tierOf(total, 1);
  const tier = status === "rated" ? heldDown(byPoints, missed) : null;
  let [lowest, highest] = [tier, tier];
  if (status === "incomplete") {
    // What is open with nothing, then with its best; what no longer applies is left out.
    [lowest, highest] = [() => 0, (allowed) => Math.max(...allowed)].map((points) => {
      const full = { ...answers };
      for (const code of unanswered) full[code] = points(sheet.criteria[code].allowed);
      for (const code of Object.keys(full)) if (!applies(sheet, full, code)) delete full[code];
      return rated({ sheet, answers: full, findings: stops(sheet, full) }).tier;
    });
  }
  const shown = { status, total, parts, tier_by_points: byPoints, tier, shortfalls: missed };
  return { ...shown, unanswered, lowest, highest };
}

function ratedCouncil({ assessments, minimums, ...more }) {
  wants(Object.keys(more).length === 0, "only known fields");
  wants(Array.isArray(assessments) && assessments.length > 0, "assessments");
  wants(["majority", "unanimous", "mean"].includes(minimums), "a way to decide minimums");
  const dossiers = assessments.map(read);
  const [{ sheet }] = dossiers;
  wants(dossiers.every((one) => one.sheet === sheet), "all members on one sheet");
  const members = dossiers.map((one) => one.answers);
  const size = members.length;
  const votes = dossiers.flatMap((one) => one.findings);
  const moreThanHalf = (id) => 2 * votes.filter((vote) => vote === id).length > size;
  const findings = [...new Set(votes)].filter(moreThanHalf);
  const points = sum(members.flatMap((answers) => Object.values(answers)));
  const missed = shortfalls(sheet, members, minimums);
  const open = members.some((answers) => missing(sheet, answers).length > 0);
  const status = statusOf(sheet, findings, open);
  const byPoints = tierOf(points, size);
  const tier = status === "rated" ? heldDown(byPoints, missed) : null;
  const total = exact(points, size);
  return { status, total, tier_by_points: byPoints, tier, shortfalls: missed, findings };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { id, input } = JSON.parse(line);
  let answer;
  try {
    answer = has(Object(input), "assessments") ? ratedCouncil(input) : rated(read(input));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    answer = { status: "refused" };
  }
  console.log(JSON.stringify({ id, answer }));
}
