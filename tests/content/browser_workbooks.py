"""The browser's reading and filling of workbooks and documents, run in Node on many files at once."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.content.models.base import Model
from portal.intake import IntakeError, read_form_file
from tests.browser_code import run_typescript

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "overrides" / "src" / "forms"
RUNNER = """
import { readFileSync, writeFileSync } from "node:fs";
import { parseSaved } from "SRC/../scorefile";
import { compute } from "SRC/compute";
import { fillDocument } from "SRC/document-fill";
import { modelsOf, readFormFile } from "SRC/intake";
import { IntakeError } from "SRC/intake-words";
import { inSlices } from "SRC/pace";
import { sentence } from "SRC/problems";
import { fillScorecard, readScorecard } from "SRC/scorecard-file";
import { fillWorkbook } from "SRC/workbook-fill";

const { models, jobs } = JSON.parse(readFileSync("IN", "utf8"));
const known = modelsOf({ forms: models, known: models, plans: [], units: [] });
const answers = [];
for (const job of jobs) {
  const bytes = new Uint8Array(readFileSync(job.file));
  const pace = inSlices();
  const model = models[job.form] ?? job.model;
  if (job.do === "read") {
    try {
      const { entry, warnings } = await readFormFile(job.name, bytes, known, pace);
      const problems = entry.problems.map((p) => [p.code, p.name, p.row, p.blocking, sentence(p)]);
      answers.push({ form: entry.form, records: entry.records, problems, warnings });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      answers.push({ code: error.code, message: error.message });
    }
  } else if (job.do === "read-card") answers.push((await readScorecard(bytes, model, pace)) ?? null);
  else {
    let made;
    if (job.do === "docx") made = await fillDocument(bytes, model, job.records, pace);
    else if (job.do === "xlsx") made = await fillWorkbook(bytes, model, job.records.map((r) => compute(model, r)), pace);
    else made = await fillScorecard(bytes, model, parseSaved(job.saved, model), pace);
    writeFileSync(job.out, made);
    answers.push(null);
  }
}
writeFileSync("OUT", JSON.stringify(answers));
"""


def browser(models: Mapping[str, Any], jobs: list[dict[str, Any]], folder: Path) -> list[Any]:
    """Do *jobs* and return their answers: ``{do, file: bytes, …}`` with, by what is done,

    read: ``name``; xlsx, docx: ``form``, ``records``; card: ``model``, ``saved``; read-card: ``model``.
    What is filled comes back as bytes.
    """
    listed = []
    for number, job in enumerate(jobs):
        (folder / f"{number}.in").write_bytes(job["file"])
        paths = {"file": str(folder / f"{number}.in"), "out": str(folder / f"{number}.out")}
        listed.append(job | paths)
    (folder / "jobs.json").write_text(
        json.dumps({"models": models, "jobs": listed}, default=plainly), encoding="utf-8"
    )
    runner = RUNNER.replace("SRC", str(SOURCE)).replace('"IN"', json.dumps(str(folder / "jobs.json")))
    runner = runner.replace('"OUT"', json.dumps(str(folder / "answers.json")))
    (folder / "run.ts").write_text(runner, encoding="utf-8")
    run_typescript(folder / "run.ts", folder)
    answers: list[Any] = json.loads((folder / "answers.json").read_text(encoding="utf-8"))
    return [
        Path(job["out"]).read_bytes() if job["do"] in ("xlsx", "docx", "card") else answer
        for job, answer in zip(listed, answers, strict=True)
    ]


def plainly(model: Model) -> Any:
    """A model as JSON has it, for ``json.dumps(…, default=plainly)``."""
    return model.model_dump(by_alias=True)


def same(one: Any, other: Any) -> bool:
    """Whether two answers are alike, figures to nine digits."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) <= 1e-9 * max(1.0, abs(one))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[k], other[k]) for k in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return bool(one == other)


def in_python(name: str, data: bytes, models: dict[str, Any]) -> dict[str, Any]:
    """What Python says of a file, in the shape of the browser's answer."""
    try:
        found = read_form_file(name, data, models)
    except IntakeError as error:
        return {"code": error.code, "message": str(error)}
    problems = [[p.code, p.name, p.row, p.blocking, str(p)] for _, p in found.problems]
    answer = {"form": found.entry.form, "records": found.entry.records, "problems": problems,
              "warnings": found.warnings}  # fmt: skip
    return dict(json.loads(json.dumps(answer)))


def assert_alike(
    models: dict[str, Any], files: dict[str, bytes], folder: Path
) -> dict[str, dict[str, Any]]:
    """Browser and Python say the same of every file; returns what they say."""
    jobs = [{"do": "read", "name": name, "file": data} for name, data in files.items()]
    told = dict(zip(files, browser(models, jobs, folder), strict=True))
    for name, data in files.items():
        mine = in_python(name, data, models)
        assert same(mine, told[name]), f"{name}:\n{mine}\n{told[name]}"
    return told
