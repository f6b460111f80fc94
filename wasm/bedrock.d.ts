/** The glue that Emscripten writes, with the functions of bindings.cpp; only engine.js imports it. */
export interface Glue {
  /** The names of the engine's doors (core/doors/), apart by spaces. */
  doors(): string;
  /** The envelope that a door answers with, in the module's memory until the next one; the door by its index in doors(). */
  ask(door: number, request: string): Uint8Array;
  /** Put here by the facade: hears how much of a long answer is done; false stops it. */
  tell?: (done: number) => boolean;
  bulkItems(): number;
  bulkHandles(): number;
  bulkQuantities(): number;
  bulkAmounts(): number;
  bulkRun(usages: number, width: number): number;
  columnsUsages(): number;
  columnsRates(): number;
  columnsKinds(): number;
  columnsQuantities(): number;
  columnsIsNarrow(): boolean;
  columnsAmounts(): number;
  columnsStart(kinds: number, width: number): number;
  columnsBegin(usages: number): number;
  columnsAdd(column: number, usages: number): void;
  columnsEnd(): boolean;
  columnsTotal(): number;
  memory(): ArrayBuffer;
}
declare function createModule(options: {
  wasmBinary?: BufferSource;
  locateFile?: (name: string) => string;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance) => void,
  ) => object;
}): Promise<Glue>;
export default createModule;
