/** One page that says what it is; the standard font Helvetica needs no font in the file. */
const TEXT = ['SPECIMEN', 'Medical certificate of the demo campus.', 'Nobody named here exists.'];

/** A PDF 样例证明 that stands for a proof in the demo's applications. */
export function specimenPdf(): Buffer {
  const lines = TEXT.map((line, index) => `1 0 0 1 72 ${720 - index * 40} Tm (${line}) Tj`).join('\n');
  const content = `BT /F1 20 Tf\n${lines}\nET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 5 0 R>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return String(at).padStart(10, '0');
  });
  const table = offsets.map((offset) => `${offset} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer<</Root 1 0 R/Size ${size}>>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}
