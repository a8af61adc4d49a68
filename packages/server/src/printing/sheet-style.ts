/** Look of printed sheets 打印样式: black on white A4, CJK fonts of the usual systems, a sheet per case. */
export const SHEET_STYLE = `
@page { size: A4; margin: 16mm 16mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8.5pt sans-serif; color: #333; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 10.5pt/1.5 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", sans-serif; overflow-wrap: anywhere; }
article { max-width: 180mm; margin: 0 auto; padding: 8mm 4mm; }
article + article { break-before: page; }
p { margin: 0; }
header { position: relative; min-height: 27mm; padding: 0 30mm; text-align: center; }
header .code { position: absolute; top: 0; right: 0; }
.school { font-size: 12pt; letter-spacing: 0.1em; }
h1 { margin: 2mm 0 4mm; font-size: 19pt; line-height: 1.35; letter-spacing: 0.06em; }
.code { display: block; width: 26mm; font-size: 7pt; line-height: 1.3; text-align: center; }
.code svg { display: block; width: 22mm; height: 22mm; margin: 0 auto; }
table { width: 100%; border-collapse: collapse; }
table.form { table-layout: fixed; border: 1.2pt solid #000; }
col.name { width: 16%; }
th, td { padding: 1.1mm 2mm; border: 0.5pt solid #000; text-align: left; vertical-align: middle; white-space: pre-line; }
th { font-weight: 600; text-align: center; }
th.band { padding: 1.2mm 2mm; background: #efefef; text-align: left; }
tr { break-inside: avoid; }
tr:has(> .band) { break-after: avoid; }
table.rows th, table.rows td { padding: 0.8mm 1.5mm; border-color: #777; font-size: 9.5pt; }
.opinion { height: 14mm; }
.opinion p + p:not(.signed) { margin-top: 2mm; }
.signed { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 0 8mm; margin-top: 1mm; }
.blank { height: 18mm; vertical-align: bottom; }
.not-final { margin-bottom: 3mm; padding: 1.5mm 3mm; border: 1pt solid #000; font-weight: 600; text-align: center; }
.signature { display: block; max-width: 50mm; max-height: 20mm; }
footer { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 8mm; margin-top: 3mm; color: #333; font-size: 8.5pt; }
.certificate { position: relative; padding-top: 18mm; font-family: "Noto Serif CJK SC", "Source Han Serif SC", SimSun, "Songti SC", serif; }
.certificate .school { font-size: 16pt; text-align: center; }
.certificate h1 { margin: 6mm 0 16mm; font-size: 26pt; letter-spacing: 0.35em; text-align: center; text-indent: 0.35em; }
.certificate:lang(en) h1 { letter-spacing: 0.04em; text-indent: 0; }
.statement p { margin-bottom: 4mm; font-size: 14pt; line-height: 2.1; text-indent: 2em; }
.statement:lang(en) p { text-indent: 0; }
.issued { width: fit-content; min-width: 70mm; margin: 16mm 0 12mm auto; font-size: 14pt; line-height: 2; text-align: center; break-inside: avoid; }
.issued .seal { color: #555; font-size: 10pt; }
aside { break-inside: avoid; }
.how-to { max-width: 180mm; margin: 4mm auto; padding: 3mm 4mm; border: 1pt solid #175c3a; color: #0d452b; }
@media print { article { max-width: none; padding: 0; } .certificate { padding-top: 14mm; } .how-to { display: none; } }
@media (max-width: 600px) { header { padding: 0; } header .code { position: static; margin: 0 auto 3mm; } .certificate h1 { font-size: 20pt; } }
`;
