// Asks LHC-Forms, fhirpath.js and the npm package `fhir` about the cases that tests/questionnaire_oracles.rs made.
//
// node check.mjs CASES.json NODE_MODULES: prints a list with one answer a case. LHC-Forms runs in a headless Chromium.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [casesFile, modules] = process.argv.slice(2);
const from = createRequire(resolve(modules, "x.js"));
const fhirpath = from("fhirpath");
const r4 = from("fhirpath/fhir-context/r4");
const { Fhir } = from("fhir");
const cases = JSON.parse(readFileSync(casesFile, "utf8"));

// The sum as an expression: what a questionnaire's author would write.
const sum = (items) =>
  `%resource.descendants().where(${items.map((id) => `linkId='${id}'`).join(" or ")}).answer.value.select(iif($this is Coding, weight(), $this)).sum()`;

const page = (cases) => `<!doctype html><html><body><div id="form"></div><pre id="out">nothing</pre>
<script src="file://${resolve(modules)}/lforms/dist/lforms/webcomponent/assets/lib/zone.min.js"></script>
<script src="file://${resolve(modules)}/lforms/dist/lforms/webcomponent/lhc-forms.js"></script>
<script src="file://${resolve(modules)}/lforms/dist/lforms/fhir/R4/lformsFHIR.min.js"></script>
<script id="cases" type="application/json">${JSON.stringify(cases).replaceAll("<", "\\u003c")}</script>
<script>(async () => {
  const out = [];
  for (const one of JSON.parse(document.getElementById("cases").textContent)) {
    try {
      const q = structuredClone(one.questionnaire);
      q.item.push({ linkId: "lforms-total", type: "decimal", text: "Total", readOnly: true, extension: [{
        url: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
        valueExpression: { language: "text/fhirpath", expression: one.expression } }] });
      let form = LForms.Util.convertFHIRQuestionnaireToLForms(q, "R4");
      form = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", structuredClone(one.response), form, "R4");
      await LForms.Util.addFormToPage(form, "form", { fhirVersion: "R4" });
      await new Promise((done) => setTimeout(done, 500));
      // Of a response that was saved without the total it holds that a person took it out; here it is to count.
      const shown = LForms.Util._getFormObjectInScope();
      shown.itemList.forEach((item) => delete item._userModifiedCalculatedValue);
      shown.hasSavedData = false;
      shown._expressionProcessor._calculatedValues = {};
      await shown._expressionProcessor.runCalculations(false);
      const qr = LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4");
      const answered = [], seen = { total: null };
      const walk = (items) => { for (const item of items ?? []) {
        const values = (item.answer ?? []).filter((a) => Object.keys(a).some((k) => k.startsWith("value")));
        if (item.linkId === "lforms-total") seen.total = values[0]?.valueDecimal ?? null;
        else if (values.length) answered.push(item.linkId);
        walk(item.item); for (const a of item.answer ?? []) walk(a.item);
      } };
      walk(qr.item);
      out.push({ total: seen.total, answered });
    } catch (error) { out.push({ error: String(error) }); }
  }
  document.getElementById("out").textContent = JSON.stringify(out);
})()</script></body></html>`;

const dir = mkdtempSync(join(tmpdir(), "lforms-"));
const file = join(dir, "page.html");
writeFileSync(file, page(cases.map((one) => ({ ...one, expression: sum(one.scored) }))));
const dom = execFileSync(process.env.CHROMIUM ?? "chromium", ["--headless=new", "--no-sandbox", "--disable-gpu",
  "--allow-file-access-from-files", `--virtual-time-budget=${10000 + 3000 * cases.length}`, "--dump-dom", `file://${file}`],
  { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 28 });
const text = dom.match(/<pre id="out">([^<]*)<\/pre>/)[1].replaceAll("&amp;", "&").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
const lforms = JSON.parse(text);

const validator = new Fhir();
const answers = await Promise.all(cases.map(async (one, at) => {
  const messages = [one.questionnaire, one.part].flatMap((resource) => validator.validate(resource, { errorOnUnexpected: true }).messages);
  const total = await fhirpath.evaluate(one.part, sum(one.scored), { resource: one.part, questionnaire: one.questionnaire }, r4, { async: true });
  return { lforms: lforms[at], fhirpath: total[0] ?? null, faults: messages.filter((m) => m.severity === "error").map((m) => `${m.location}: ${m.message}`) };
}));
process.stdout.write(JSON.stringify(answers));
