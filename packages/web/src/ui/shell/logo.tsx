/** Mark of the hall: a seedling on a pine-green field. Decoration; the name stands beside it. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="9" fill="#175c3a" />
      <path d="M16 27V13" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M16 16c0-5 3-8 8-9 .4 5.400-2.600 8.600-8 9Z" fill="#f0c454" />
      <path d="M16 22c0-5-3-8-8-9-.4 5.400 2.600 8.600 8 9Z" fill="#fff" />
    </svg>
  );
}
