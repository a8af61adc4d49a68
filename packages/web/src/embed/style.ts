/** Look of the list 样式: the host page's fonts and colours, and nothing that leaks either way. */
export const STYLE = `
:host { display: block; margin-block: 16px; color: inherit; font: inherit; }
h2 { margin: 0 0 8px; font-size: 1.1em; }
ul { margin: 0 0 12px; padding: 0; list-style: none; }
li { padding: 8px 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }
a { display: inline-block; min-height: 24px; color: inherit; font-weight: 600; overflow-wrap: anywhere; }
a:focus-visible, button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
p { margin: 2px 0 0; overflow-wrap: anywhere; }
button { min-height: 44px; padding: 8px 16px; border: 1px solid currentcolor; border-radius: 8px; background: transparent; color: inherit; font: inherit; cursor: pointer; }
section + section { margin-top: 16px; }
`;
