// The pieces workbooks are read and filled with: zip, XML, addresses, number formats, edits of a sheet.

import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";

import { columnLetters, columnNumber, parseArea } from "../../overrides/src/office/xlsx/addresses";
import { Cancelled, inSlices } from "../../overrides/src/common/slices";
import { Package } from "../../overrides/src/office/package";
import { asText, readSheet } from "../../overrides/src/office/xlsx/sheet";
import { Edits, editSheet } from "../../overrides/src/office/xlsx/sheet-edit";
import { growPart } from "../../overrides/src/office/xlsx/sheet-grow";
import { formatOf } from "../../overrides/src/office/xlsx/number-formats";
import { parseUnits, standing } from "../../overrides/src/engines/forms/aggregation/units";
import { Workbook } from "../../overrides/src/office/xlsx/workbook";
import { wrapWords } from "../../overrides/src/common/wrap";
import { decodeXml, escapeXml, XmlError, XmlReader } from "../../overrides/src/office/xml";
import { Archive, makeZip, ZipError, type Limits } from "../../overrides/src/office/zip/archive";

const LIMITS: Limits = { file: 1e6, parts: 20, part: 2e6, whole: 3e6, ratio: 200 };
const pace = inSlices();

const faultOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof ZipError || error instanceof XmlError) return error.code;
    throw error;
  }
  return "";
};

test("a zip gives back what went in, stored or packed", async () => {
  const files = { "a.txt": strToU8("Bản Mẫu ".repeat(900)), "b/c.txt": [strToU8("nguyên"), { level: 0 }], "e.txt": strToU8("") } as const;
  const archive = new Archive(zipSync(files as never), LIMITS);
  assert.deepEqual(archive.names, ["a.txt", "b/c.txt", "e.txt"]);
  assert.equal(new TextDecoder().decode(await archive.read("a.txt", pace)), "Bản Mẫu ".repeat(900));
  assert.equal(new TextDecoder().decode(await archive.read("b/c.txt", pace)), "nguyên");
  assert.equal((await archive.read("e.txt", pace)).length, 0);
  assert.equal(archive.find("B/C.TXT"), "b/c.txt");
});

test("the same parts make the same zip, in the order given", () => {
  const parts = new Map([["[Content_Types].xml", strToU8("x")], ["a", strToU8("y")]]);
  assert.deepEqual(makeZip(parts), makeZip(parts));
  assert.deepEqual(new Archive(makeZip(parts), LIMITS).names, ["[Content_Types].xml", "a"]);
});

test("damage is noticed wherever it is", async () => {
  const whole = zipSync({ "a.txt": strToU8("0123456789".repeat(50)) });
  for (let length = 4; length < whole.length; length += 1) {
    const read = async (): Promise<unknown> => new Archive(whole.slice(0, length), LIMITS).read("a.txt", pace);
    assert.equal(await faultOf(read), "broken", `cut at ${length}`);
  }
  const flipped = whole.slice();
  flipped[40] = (flipped[40] ?? 0) ^ 0xff;
  assert.notEqual(await faultOf(async () => new Archive(flipped, LIMITS).read("a.txt", pace)), "");
  assert.equal(await faultOf(() => new Archive(strToU8("%PDF-1.7 and more"), LIMITS)), "not-zip");
});

test("a bomb is refused before it is opened, and while it is when its directory lies", async () => {
  const bomb = zipSync({ a: new Uint8Array(1_900_000) }, { level: 9 });
  assert.equal(await faultOf(() => new Archive(bomb, LIMITS)), "too-big", "grows too much");
  assert.equal(await faultOf(() => new Archive(bomb, { ...LIMITS, part: 1e6, ratio: 1e9 })), "too-big", "too large a part");
  const lying = bomb.slice();
  const directory = new DataView(lying.buffer, lying.length - 22).getUint32(16, true);
  new DataView(lying.buffer).setUint32(directory + 24, 1000, true);
  assert.equal(await faultOf(async () => new Archive(lying, LIMITS).read("a", pace)), "too-big");
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`p${n}`, strToU8("x")]));
  assert.equal(await faultOf(() => new Archive(zipSync(many), LIMITS)), "too-big");
  const locked = zipSync({ a: strToU8("x") });
  new DataView(locked.buffer).setUint16(new DataView(locked.buffer, locked.length - 22).getUint32(16, true) + 8, 1, true);
  assert.equal(await faultOf(() => new Archive(locked, LIMITS)), "locked");
});

test("work stops between two slices when nobody waits any more", async () => {
  const stopped = inSlices(() => false);
  const until = performance.now() + 60;
  while (performance.now() < until);
  await assert.rejects(stopped(), Cancelled);
});

function walk(source: string): string[] {
  const xml = new XmlReader(source);
  const steps: string[] = [];
  for (let step = xml.next(); step !== "end"; step = xml.next()) steps.push(`${step} ${step === "text" ? xml.text : xml.name}`);
  return steps;
}

test("XML is walked by local names, with references resolved", () => {
  const source = '<?xml version="1.0"?><x:a b="1 &gt; 0" c:d=\'"\'><!-- <no> --><e/>&#7841;&amp;<![CDATA[<&]]></x:a >';
  assert.deepEqual(walk(source), ["open a", "open e", "close e", "text ạ&", "text <&", "close a"]);
  const xml = new XmlReader(source);
  assert.equal(xml.root(), "a");
  assert.equal(xml.attribute("b"), "1 > 0");
  assert.equal(xml.attribute("d"), '"');
  assert.equal(xml.attribute("z"), undefined);
  assert.equal(new XmlReader('<a r:id="1" id="2" xmlns:id="3"/>').root(), "a");
  const both = new XmlReader('<a r:id="1" id="2" xmlns:id="3"/>');
  both.root();
  assert.equal(both.attribute("id"), "2");
});

test("broken XML and document types are refused", async () => {
  for (const source of ["<a><b></a>", "<a", "<a b='1></a>", "<a>&unknown;</a>", "<a>&amp</a>", "text", "<a>", "<a></b></a>"]) {
    assert.equal(await faultOf(() => walk(source)), "malformed", source);
  }
  assert.equal(await faultOf(() => walk('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), "doctype");
});

test("texts are decoded by their first bytes or their declaration", async () => {
  assert.equal(decodeXml(strToU8("\ufeff<a>ế</a>")), "<a>ế</a>");
  const utf16 = new Uint8Array([0xff, 0xfe, ...Array.from("<a/>").flatMap((letter) => [letter.charCodeAt(0), 0])]);
  assert.equal(decodeXml(utf16), "<a/>");
  assert.equal(await faultOf(() => decodeXml(new Uint8Array([0x3c, 0xff, 0xfe, 0xff]))), "malformed");
});

test("what is escaped is read back, without what XML cannot hold", () => {
  const text = 'a & b <c> "d"\re\u0000\u0008f';
  const [, read] = walk(`<a>${escapeXml(text)}</a>`);
  assert.equal(read, 'text a & b <c> "d"\ref');
});

test("addresses of columns and areas", () => {
  for (const [letters, number] of [["A", 1], ["Z", 26], ["AA", 27], ["XFD", 16384]] as const) {
    assert.equal(columnNumber(letters), number);
    assert.equal(columnLetters(number), letters);
  }
  assert.deepEqual(parseArea("'Biểu ''mẫu'''!$C$5:$C$304"), { sheet: "Biểu 'mẫu'", top: 5, bottom: 304, left: 3, right: 3 });
  assert.deepEqual(parseArea("=Sheet1!B7"), { sheet: "Sheet1", top: 7, bottom: 7, left: 2, right: 2 });
  assert.deepEqual(parseArea("$'Danh sách'.$B$6"), { sheet: "Danh sách", top: 6, bottom: 6, left: 2, right: 2 });
  for (const lost of ["#REF!", "Sheet1!#REF!", "[1]A!$B$2", "'[b.xlsx]A'!$B$2", "A!$B$2,A!$B$4", "5", ""]) {
    assert.equal(parseArea(lost), undefined, lost);
  }
});

test("number formats say what a number is", () => {
  const known = {
    "0.00%": "percent", '0.##"%"': "", "dd/mm/yyyy": "date", "[$-42A]d mmmm yyyy;@": "date", "h:mm": "time",
    "mm:ss": "time", "[h]:mm": "time", "[Red]0.0 %": "percent", "0.0\\%": "", "d/m/yy h:mm": "datetime", General: "", "#,##0": "", "[Red]0": "", '"ngày "0': "", "@": "",
  };
  for (const [code, meant] of Object.entries(known)) assert.equal(formatOf(code), meant, code);
});

const cell = async (inner: string, formats: never[] = []): Promise<unknown> => {
  const xml = `<x:worksheet xmlns:x="u"><x:sheetData><x:row r="2">${inner}</x:row></x:sheetData></x:worksheet>`;
  const sheet = await readSheet(xml, { name: "S", strings: ["chung"], formats, from1904: true }, pace);
  const found = sheet.cell(2, 2);
  return found === undefined ? undefined : found.unknown ? "unknown" : asText(found);
};

test("cells of every kind, with prefixes and without places", async () => {
  assert.equal(await cell('<x:c r="B2"><x:v>1.5</x:v></x:c>'), 1.5);
  assert.equal(await cell('<x:c/><x:c t="s"><x:v>0</x:v></x:c>'), "chung");
  assert.equal(await cell('<x:c r="B2" t="s"><x:v>7</x:v></x:c>'), "unknown");
  assert.equal(await cell('<x:c r="B2" t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:rPh><x:t>no</x:t></x:rPh><x:r><x:t xml:space="preserve"> b</x:t></x:r></x:is></x:c>'), "a b");
  assert.equal(await cell('<x:c r="B2" t="str"><x:f>A1</x:f><x:v>kq</x:v></x:c>'), "kq");
  assert.equal(await cell('<x:c r="B2"><x:f>A1</x:f></x:c>'), "unknown");
  assert.equal(await cell('<x:c r="B2" t="e"><x:v>#N/A</x:v></x:c>'), "unknown");
  assert.equal(await cell('<x:c r="B2" t="b"><x:v>1</x:v></x:c>'), "TRUE");
  assert.equal(await cell('<x:c r="B2" s="0"><x:v>44869</x:v></x:c>', ["date"] as never), "05/11/2026");
  assert.equal(await cell('<x:c r="B2" s="0"><x:v>0.5</x:v></x:c>', ["time"] as never), "12:00");
  assert.equal(await cell('<x:c r="B2"><x:v></x:v></x:c>'), undefined);
});

const SHEET =
  '<worksheet><sheetData><row r="1" ht="15"><c r="A1" s="3" t="s"><v>0</v></c><c r="C1" s="1"/></row>' +
  '<row r="4" hidden="1"><c r="A4" s="2"><f>A1+1</f><v>9</v></c></row></sheetData><legacy  x = "1"/></worksheet>';

test("an edited sheet keeps everything else byte for byte", () => {
  assert.equal(editSheet(SHEET, new Edits()), SHEET);
  const edits = new Edits();
  edits.put(1, 1, "=1 & <2>");
  edits.put(1, 2, 7);
  edits.put(3, 1, "mới");
  edits.result(4, 1, 2.5);
  edits.show(4);
  edits.put(9, 28, -0);
  assert.equal(
    editSheet(SHEET, edits),
    '<worksheet><sheetData><row r="1"><c r="A1" s="3" t="inlineStr"><is><t xml:space="preserve">=1 &amp; &lt;2&gt;</t></is></c>' +
      '<c r="B1"><v>7</v></c><c r="C1" s="1"/></row>' +
      '<row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve">mới</t></is></c></row>' +
      '<row r="4"><c r="A4" s="2"><f>A1+1</f><v>2.5</v></c></row>' +
      '<row r="9"><c r="AB9"><v>0</v></c></row></sheetData><legacy  x = "1"/></worksheet>',
  );
});

test("results that are not known anew are taken out of edited lines, inputs lose their formula", () => {
  const edits = new Edits();
  edits.put(4, 2, 1);
  assert.match(editSheet(SHEET, edits), /<c r="A4" s="2"><f>A1\+1<\/f><\/c><c r="B4"><v>1<\/v><\/c>/);
  const typed = new Edits();
  typed.put(4, 1, null);
  assert.match(editSheet(SHEET, typed), /<c r="A4" s="2"\/><\/row>/);
});

test("lines are added below the last one, and addresses follow", () => {
  const source =
    '<worksheet><dimension ref="A1:B6"/><sheetData><row r="4"><c r="A4"><f>B4*2</f></c></row>' +
    '<row r="5"><c r="A5"><f>IF(B5="B5","",MAX(A$3:A4)+$B$2)</f></c></row><row r="6"><c r="A6"><f>SUM(A4:A5)</f></c></row></sheetData>' +
    '<mergeCells><mergeCell ref="A6:B6"/></mergeCells><dataValidations><dataValidation sqref="B4:B5 B6"/></dataValidations></worksheet>';
  const growth = { name: "Bảng", last: 5, more: 2 };
  assert.equal(
    growPart(source, "Bảng", growth),
    '<worksheet><dimension ref="A1:B8"/><sheetData><row r="4"><c r="A4"><f>B4*2</f></c></row>' +
      '<row r="5"><c r="A5"><f>IF(B5="B5","",MAX(A$3:A4)+$B$2)</f></c></row>' +
      '<row r="6"><c r="A6"><f>IF(B6=&quot;B5&quot;,&quot;&quot;,MAX(A$3:A5)+$B$2)</f></c></row>' +
      '<row r="7"><c r="A7"><f>IF(B7=&quot;B5&quot;,&quot;&quot;,MAX(A$3:A6)+$B$2)</f></c></row>' +
      '<row r="8"><c r="A8"><f>SUM(A4:A7)</f></c></row></sheetData>' +
      '<mergeCells><mergeCell ref="A8:B8"/></mergeCells><dataValidations><dataValidation sqref="B4:B7 B8"/></dataValidations></worksheet>',
  );
  const other = "<worksheet><sheetData><row r=\"6\"><c r=\"A6\"><f>SUM('Bảng'!A4:A5)+A6+LOG10(A6)+Bảng!$A$6</f></c></row></sheetData></worksheet>";
  assert.match(growPart(other, "Khác", growth), /SUM\('Bảng'!A4:A7\)\+A6\+LOG10\(A6\)\+Bảng!\$A\$8/);
  const names = "<workbook><definedNames><definedName name=\"x_a\">'Bảng'!$A$4:$A$5</definedName><definedName name=\"b\">Khác!$A$6</definedName></definedNames></workbook>";
  assert.match(growPart(names, "", growth), /'Bảng'!\$A\$4:\$A\$7<.*Khác!\$A\$6</);
});

test("a workbook may keep its parts anywhere", async () => {
  const relation = (type: string, target: string, id = "r1"): string => `<Relationship Id="${id}" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/${type}" Target="${target}"/>`;
  const parts = {
    "_rels/.rels": `<Relationships>${relation("officeDocument", "/Book/main.xml")}</Relationships>`,
    "Book/main.xml": '<s:workbook xmlns:s="s" xmlns:q="q"><s:workbookPr date1904="true"/><s:sheets><s:sheet name="Một" sheetId="1" q:id="r1"/></s:sheets><s:definedNames><s:definedName name="X_Nam">Một!$A$1</s:definedName><s:definedName name="x_nam" localSheetId="0">Một!$A$9</s:definedName></s:definedNames></s:workbook>',
    "Book/_rels/main.xml.rels": `<Relationships>${relation("worksheet", "../sheets/1.xml")}</Relationships>`,
    "sheets/1.xml": '<worksheet><sheetData><row><c t="str"><v>a_x000D_b</v></c></row></sheetData></worksheet>',
  };
  const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
  const book = await Workbook.open(bytes, LIMITS, pace);
  assert.deepEqual(book.area("x_nam"), { sheet: "Một", top: 1, bottom: 1, left: 1, right: 1 });
  assert.equal((await book.sheet("MỘT")).cell(1, 1)?.value, "a_x000D_b");
  assert.deepEqual(new Package(bytes, LIMITS, pace).find("SHEETS/1.XML"), "sheets/1.xml");
});

test("lists of units from pasted cells, numbered lines and CSV", () => {
  assert.deepEqual(parseUnits("\ufeffTên đơn vị\r\nXã Ví Dụ\n\n  xã  ví dụ \nPhường Mẫu"), ["Xã Ví Dụ", "Phường Mẫu"]);
  assert.deepEqual(parseUnits("1\tXã A\tghi chú\n2\tXã B"), ["Xã A", "Xã B"]);
  assert.deepEqual(parseUnits('Tên\n1,"Xã A, huyện C"\n2,Xã B'), ["Xã A, huyện C", "Xã B"]);
  assert.deepEqual(parseUnits("１．\u3000Xã A\n２)\u00a0Xã B\n３,Bản ４\nBản 4\n\u200b"), ["Xã A", "Xã B", "Bản ４"]);
  assert.deepEqual(parseUnits("1. Xã A\n2) Xã B\nBản 3, tổ 4"), ["Xã A", "Xã B", "Bản 3, tổ 4"]);
});

test("who has not sent, whose file was refused, who is not on the list", () => {
  const found = standing(["Xã Ví Dụ", "Xã Mẫu", "Xã Xa"], ["XÃ VÍ DỤ", "Xã Lạ"], ["xa mau"]);
  assert.deepEqual(found, { silent: ["Xã Xa"], refused: ["Xã Mẫu"], extra: ["Xã Lạ"] });
});

test("labels are broken at words", () => {
  assert.deepEqual(wrapWords("Cộng đồng học tập (thôn, bản)", 12), ["Cộng đồng", "học tập", "(thôn, bản)"]);
  assert.deepEqual(wrapWords("", 5), [""]);
});
