/** Look of printed sheets 打印样式: black on white A4, CJK fonts of the usual systems, a sheet per case. */
export const SHEET_STYLE = `
@page { size: A4; margin: 18mm 16mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: 11pt/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "WenQuanYi Zen Hei", sans-serif; overflow-wrap: anywhere; }
article { max-width: 180mm; margin: 0 auto; padding: 8mm 4mm; }
article + article { break-before: page; }
header { display: flex; justify-content: space-between; gap: 8mm; border-bottom: 1.5pt solid #000; }
header svg { display: block; width: 24mm; height: 24mm; margin: 0 auto 1mm; }
header small { display: block; max-width: 30mm; font-size: 7.5pt; line-height: 1.3; text-align: center; }
h1 { margin: 2mm 0; font-size: 18pt; }
h2 { margin: 6mm 0 2mm; font-size: 12pt; break-after: avoid; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 1.5mm 2mm; border: 0.5pt solid #555; text-align: left; vertical-align: top; white-space: pre-line; }
th { width: 28%; font-weight: 600; background: #f3f3f3; }
thead th { width: auto; }
tr { break-inside: avoid; }
.result p { font-size: 12pt; line-height: 1.9; text-indent: 2em; }
.not-final { padding: 2mm 3mm; border: 1pt solid #000; font-weight: 600; }
.signature { display: block; max-width: 50mm; max-height: 20mm; }
.sign-off { display: grid; grid-template-columns: repeat(2, 1fr); gap: 14mm 10mm; margin-top: 12mm; break-inside: avoid; }
footer { margin-top: 8mm; color: #333; font-size: 8.5pt; }
.how-to { max-width: 180mm; margin: 4mm auto; padding: 3mm 4mm; border: 1pt solid #175c3a; color: #0d452b; }
@media print { article { max-width: none; padding: 0; } .how-to { display: none; } }
`;
