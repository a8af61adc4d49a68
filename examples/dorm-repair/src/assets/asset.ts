/** An asset 资产 of the register. */
export interface Asset {
  readonly no: string;
  readonly name: string;
  readonly model: string;
  readonly kind: string;
  readonly kindName: string;
  readonly room: string;
  readonly boughtOn: string;
  readonly warrantyUntil: string;
  readonly custodian: string;
  readonly unit: string;
  readonly unitName: string;
  readonly retired: boolean;
}
