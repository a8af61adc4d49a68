import { Type } from 'typebox';

/** A person as pages name them 人员引用. */
export const PersonRef = Type.Object({
  id: Type.Integer(),
  name: Type.String(),
  personNo: Type.String(),
  unit: Type.String(),
});
