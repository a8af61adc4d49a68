/** JSON value 数据值: what form data, flow variables and event payloads are made of. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON object 数据对象: form data and flow variables, keyed by field name. */
export type JsonObject = { readonly [key: string]: Json };
