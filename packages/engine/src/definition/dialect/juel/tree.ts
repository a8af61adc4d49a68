/** Operators of JUEL by the sign that this tree uses for them; words such as `eq` and `div` have become signs. */
export type JuelOperator = 'or' | 'and' | '==' | '!=' | '<' | '<=' | '>' | '>=' | '+' | '-' | '*' | '/' | '%';

/** Syntax tree 语法树 of one JUEL expression, the part between `${` and `}`. */
export type Juel =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'property'; readonly of: Juel; readonly name: string }
  | { readonly kind: 'index'; readonly of: Juel; readonly at: Juel }
  | { readonly kind: 'method'; readonly of: Juel; readonly name: string; readonly args: readonly Juel[] }
  | { readonly kind: 'function'; readonly name: string; readonly args: readonly Juel[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not' | 'empty'; readonly of: Juel }
  | { readonly kind: 'binary'; readonly operator: JuelOperator; readonly left: Juel; readonly right: Juel }
  | { readonly kind: 'choice'; readonly test: Juel; readonly yes: Juel; readonly no: Juel };
